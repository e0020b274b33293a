import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../test/property-runs.ts';
import { isUnreachableReason } from './outcome.ts';
import { type AnswerMeaning, readAnswer } from './read-answer.ts';
import { readUser } from './read-user.ts';

const nowSeconds = Math.floor(Date.now() / 1_000);
const ada = { content: { firstName: 'Ada' } };
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

/** One row for each kind of answer: status, body, the outcome with its reason. */
const table: readonly [status: number, body: unknown, outcome: string][] = [
  [200, ada, 'identified'],
  [200, { content: {} }, 'identified'],
  [200, { groups: [] }, 'identified'],
  [200, { apiPlaygroundInputs: {} }, 'identified'],
  [200, { apiPlaygroundInputs: { header: { 'X-API-Key': null } } }, 'identified'],
  [200, { expiresAt: nowSeconds + 3_600 }, 'identified'],
  [200, { ...ada, role: 'owner' }, 'identified'],
  [200, { ...ada, groups: null, expiresAt: null, apiPlaygroundInputs: null }, 'identified'],

  [401, { error: 'signed-out' }, 'anonymous'],
  [401, ada, 'anonymous'],
  [401, '', 'anonymous'],
  [401, '<!doctype html>', 'anonymous'],
  [401, undefined, 'anonymous'],
  [204, '', 'anonymous'],
  [200, null, 'anonymous'],
  [200, ' null\n', 'anonymous'],
  [200, {}, 'anonymous'],
  [200, { user: null }, 'anonymous'],
  [200, { error: 'signed-out' }, 'anonymous'],
  [200, { expiresAt: null }, 'anonymous'],
  [200, { groups: null }, 'anonymous'],
  [200, { content: null }, 'anonymous'],
  [200, { apiPlaygroundInputs: null }, 'anonymous'],
  [200, { user: ada, apiPlaygroundInputs: null }, 'anonymous'],
  [200, { ...ada, expiresAt: nowSeconds }, 'anonymous'],
  [200, { ...ada, expiresAt: 1 }, 'anonymous'],

  [200, '', 'not-json'],
  [200, '<!doctype html><title>Log in</title>', 'not-json'],
  [200, '{"content":{"firstName":"Ada"}', 'not-json'],
  [200, 'undefined', 'not-json'],

  [200, undefined, 'invalid-user'],
  [200, [], 'invalid-user'],
  [200, [ada], 'invalid-user'],
  [200, '"Ada"', 'invalid-user'],
  [200, '0', 'invalid-user'],
  [200, 'false', 'invalid-user'],
  [200, deep, 'invalid-user'],
  [200, { groups: 'admin' }, 'invalid-user'],
  [200, { ...ada, groups: [7] }, 'invalid-user'],
  [200, { ...ada, groups: [null] }, 'invalid-user'],
  [200, { ...ada, expiresAt: 1_765_432_100_000 }, 'invalid-user'],
  [200, { ...ada, expiresAt: 0 }, 'invalid-user'],
  [200, { content: 'Ada' }, 'invalid-user'],
  [200, { ...ada, apiPlaygroundInputs: { header: { 'X-API-Key': {} } } }, 'invalid-user'],
  [200, { ...ada, apiPlaygroundInputs: { server: { port: 8080 } } }, 'invalid-user'],
  [200, { ...ada, apiPlaygroundInputs: { keys: [null] } }, 'invalid-user'],

  [201, ada, 'status-201'],
  [202, '', 'status-202'],
  [304, '', 'status-304'],
  [403, { error: 'origin-not-allowed' }, 'status-403'],
  [404, '', 'status-404'],
  [429, '', 'status-429'],
  [500, { error: 'internal' }, 'status-500'],
  [503, null, 'status-503'],
];

const read = (value: unknown, status = 200): Promise<AnswerMeaning> =>
  readAnswer({ status, redirected: false }, () =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );

test.each(table)('%i with %j is %s', async (status, value, expected) => {
  const { outcome, reason } = await read(value, status);
  expect(reason ?? outcome).toBe(expected);
  expect(outcome === 'unreachable').toBe(isUnreachableReason(expected));
});

const neverEnds = (): Promise<string> => new Promise(() => {});

test.each(table)('%i with %j is redirected after a redirect, read or not', async (status) => {
  const meaning = await readAnswer({ status, redirected: true }, neverEnds);
  expect(meaning).toMatchObject({ outcome: 'unreachable', reason: 'redirected' });
});

test('waits for no body where the status says that it cannot be used', async () => {
  const meaning = await readAnswer({ status: 503, redirected: false }, neverEnds);
  expect(meaning).toMatchObject({ outcome: 'unreachable', reason: 'status-503' });
});

test('rejects with what reading the body rejects with', async () => {
  const broken = Promise.reject(new Error('cut off'));
  await expect(readAnswer({ status: 200, redirected: false }, () => broken)).rejects.toThrow(
    'cut off',
  );
});

test('has the fields of the format only', async () => {
  const { user } = await read({ ...ada, role: 'owner' });
  expect(Object.keys(user ?? {})).toEqual([
    'expiresAt',
    'groups',
    'content',
    'apiPlaygroundInputs',
  ]);
});

test('gives what it understood of an answer that is no reader, for explanations', async () => {
  expect((await read({ error: 'cross-site' }, 401)).answer).toEqual({ error: 'cross-site' });
  expect((await read({ groups: 'admin' })).answer).toEqual({ groups: 'admin' });
  expect((await read({ ...ada, expiresAt: 1 })).answer).toEqual({ ...ada, expiresAt: 1 });
});

test('identifies only what readUser finds right, whatever the answer', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 100, max: 599 }), fc.json(), async (status, body) => {
      const { outcome } = await read(body, status);
      if (outcome === 'identified') expect(readUser(JSON.parse(body)).issues).toEqual([]);
    }),
    propertyRuns(),
  ));
