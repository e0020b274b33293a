import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answers } from '../../../../test/answers.ts';
import { propertyRuns } from '../../../../test/property-runs.ts';
import { isUnreachableReason } from './outcome.ts';
import { type AnswerMeaning, readAnswer } from './read-answer.ts';
import { readUser } from './read-user.ts';
import { userLimits } from './user.ts';

const ada = { content: { firstName: 'Ada' } };

const read = (value: unknown, status = 200): Promise<AnswerMeaning> =>
  readAnswer({ status, redirected: false }, () =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );

/** As the page decodes a body. */
function decode(body: Uint8Array): string | undefined {
  if (body.length > userLimits.bodyBytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return '';
  }
}

test.each(answers)('reads $name as $meaning', async ({ status, body, meaning }) => {
  const { outcome, reason } = await readAnswer({ status, redirected: false }, () => decode(body));
  expect(reason ?? outcome).toBe(meaning);
  expect(outcome === 'unreachable').toBe(isUnreachableReason(meaning));
});

const neverEnds = (): Promise<string> => new Promise(() => {});

test.each([200, 204, 401, 503])(
  'reads %i after a redirect as redirected, whatever its body',
  async (status) => {
    const meaning = await readAnswer({ status, redirected: true }, neverEnds);
    expect(meaning).toMatchObject({ outcome: 'unreachable', reason: 'redirected' });
  },
);

test('reads no body where the status decides', async () => {
  const meaning = await readAnswer({ status: 503, redirected: false }, neverEnds);
  expect(meaning).toMatchObject({ outcome: 'unreachable', reason: 'status-503' });
});

test('rejects with what reading the body rejects with', async () => {
  const broken = Promise.reject(new Error('cut off'));
  await expect(readAnswer({ status: 200, redirected: false }, () => broken)).rejects.toThrow(
    'cut off',
  );
});

test('returns the fields of the format only', async () => {
  const { user } = await read({ ...ada, role: 'owner' });
  expect(Object.keys(user ?? {})).toEqual([
    'expiresAt',
    'groups',
    'content',
    'apiPlaygroundInputs',
  ]);
});

test('returns the parsed body of an answer without a reader, for explanations', async () => {
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
