import { expect, test } from 'vitest';
import { describeUserIssue } from './describe-user-issue.ts';
import { readUser } from './read-user.ts';

const problemsOf = (value: unknown): string[] => readUser(value).issues.map(describeUserIssue);
const keys = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]));

test('reads every field of the format and drops all others', () => {
  const given = {
    expiresAt: 1_765_432_100,
    groups: ['admin', 'beta'],
    content: { firstName: 'Ada', org: { plan: 'enterprise' } },
    apiPlaygroundInputs: {
      header: { 'X-API-Key': 'k' },
      query: { page: 1 },
      cookie: { sid: 'c' },
      path: { orgId: 'o' },
      server: { region: 'eu' },
      keys: [{ name: 'Production', header: { 'X-API-Key': 'p' } }, { name: 'Sandbox' }],
    },
  };
  const { user, issues } = readUser({
    ...given,
    passwordHash: 'x',
    apiPlaygroundInputs: {
      ...given.apiPlaygroundInputs,
      keys: given.apiPlaygroundInputs.keys.map((key) => ({ ...key, createdBy: 7 })),
      body: { a: 1 },
    },
  });
  expect(issues).toEqual([]);
  expect(user).toEqual(given);
});

test('takes null for a field as leaving it out', () => {
  expect(
    readUser({ expiresAt: null, groups: null, content: null, apiPlaygroundInputs: null }),
  ).toEqual({
    user: {},
    issues: [],
  });
});

test.each([null, undefined])('takes %s for a playground value as leaving it out', (none) => {
  const { user, issues } = readUser({
    apiPlaygroundInputs: {
      header: { 'X-API-Key': none, 'X-Org': 'acme' },
      server: { region: none },
      keys: [{ name: 'Production', header: { 'X-API-Key': none }, query: none }],
    },
  });
  expect(issues).toEqual([]);
  expect(user).toStrictEqual({
    apiPlaygroundInputs: {
      header: { 'X-Org': 'acme' },
      server: {},
      keys: [{ name: 'Production', header: {} }],
    },
  });
});

test('accepts what lies exactly on each limit', () => {
  expect(
    problemsOf({
      groups: Array.from({ length: 100 }, () => 'g'.repeat(64)),
      content: keys(100),
      apiPlaygroundInputs: {
        header: { key: 'v'.repeat(4_096) },
        keys: Array.from({ length: 100 }, (_, index) => ({ name: `${index}`.padEnd(64, '.') })),
      },
    }),
  ).toEqual([]);
});

test.each([
  [null, 'User: expected an object, found null'],
  [[], 'User: expected an object, found an empty array'],
  ['Ada', 'User: expected an object, found a string'],
  [
    { expiresAt: 1_765_432_100_000 },
    'expiresAt: 1765432100000 looks like milliseconds; seconds expected',
  ],
  [
    { expiresAt: '2026-12-11' },
    'expiresAt: expected a positive number of Unix seconds, found the string "2026-12-11"',
  ],
  [{ expiresAt: 0 }, 'expiresAt: expected a positive number of Unix seconds, found 0'],
  [{ expiresAt: Number.NaN }, 'expiresAt: expected a positive number of Unix seconds, found NaN'],
  [
    { expiresAt: Infinity },
    'expiresAt: expected a positive number of Unix seconds, found Infinity',
  ],
  [
    { expiresAt: new Date(0) },
    'expiresAt: expected a positive number of Unix seconds, found a Date',
  ],
  [
    { groups: 'admin' },
    'groups: expected an array of group names, found the string "admin"; write ["admin"]',
  ],
  [{ groups: { admin: true } }, 'groups: expected an array of group names, found an object'],
  [
    { groups: ['ok', 'Team A'] },
    'groups[1]: expected 1–64 letters, digits and _ . : -, the first a letter or digit, found the string "Team A"',
  ],
  [
    { groups: ['admin', 'anonymous'] },
    'groups[1]: expected the name of another group, found the string "anonymous", which is kept for anonymous readers; remove it',
  ],
  [
    { groups: [''] },
    'groups[0]: expected 1–64 letters, digits and _ . : -, the first a letter or digit, found an empty string',
  ],
  [{ groups: Array.from({ length: 140 }, () => 'g') }, 'groups: at most 100 groups, found 140'],
  [{ content: keys(140) }, 'content: at most 100 keys, found 140'],
  [{ content: ['Ada'] }, 'content: expected an object, found an array'],
  [{ apiPlaygroundInputs: 'key' }, 'apiPlaygroundInputs: expected an object, found a string'],
  [
    { apiPlaygroundInputs: { header: ['key'] } },
    'apiPlaygroundInputs.header: expected an object, found an array',
  ],
  [
    { apiPlaygroundInputs: { header: { 'X-API-Key': {} } } },
    'apiPlaygroundInputs.header["X-API-Key"]: expected a string, found an object',
  ],
  [
    { apiPlaygroundInputs: { query: { limit: Number.NaN } } },
    'apiPlaygroundInputs.query.limit: expected a string, found a number',
  ],
  [
    { apiPlaygroundInputs: { server: { port: 8080 } } },
    'apiPlaygroundInputs.server.port: expected a string, found a number',
  ],
  [
    { apiPlaygroundInputs: { query: { q: 'v'.repeat(5_000) } } },
    'apiPlaygroundInputs.query.q: at most 4096 characters, found 5000',
  ],
  [
    { apiPlaygroundInputs: { keys: { Production: {} } } },
    'apiPlaygroundInputs.keys: expected an array of keys, each with a name, found an object',
  ],
  [
    { apiPlaygroundInputs: { keys: ['sk_live'] } },
    'apiPlaygroundInputs.keys[0]: expected an object, found a string',
  ],
  [
    { apiPlaygroundInputs: { keys: [{ header: {} }] } },
    'apiPlaygroundInputs.keys[0].name: expected a name to choose the key by, found nothing',
  ],
  [
    { apiPlaygroundInputs: { keys: [{ name: '' }] } },
    'apiPlaygroundInputs.keys[0].name: expected a name to choose the key by, found an empty string',
  ],
  [
    { apiPlaygroundInputs: { keys: [{ name: ' ' }] } },
    'apiPlaygroundInputs.keys[0].name: expected a name to choose the key by, found only spaces',
  ],
  [
    { apiPlaygroundInputs: { keys: [{ name: 'n'.repeat(65) }] } },
    'apiPlaygroundInputs.keys[0].name: at most 64 characters, found 65',
  ],
  [
    { apiPlaygroundInputs: { keys: [{ name: 'a' }, { name: 'b' }, { name: 'a' }] } },
    'apiPlaygroundInputs.keys[2].name: is the name of keys[0] too; expected another name for each key',
  ],
  [
    {
      apiPlaygroundInputs: {
        keys: Array.from({ length: 101 }, (_, index) => ({ name: `${index}` })),
      },
    },
    'apiPlaygroundInputs.keys: at most 100 keys, found 101',
  ],
  [
    { apiPlaygroundInputs: { keys: [{ name: 'a', header: { 'X-API-Key': [] } }] } },
    'apiPlaygroundInputs.keys[0].header["X-API-Key"]: expected a string, found an empty array',
  ],
])('names the path of what is wrong in %j', (value, problem) => {
  expect(problemsOf(value)).toEqual([problem]);
});

test('finds every issue, not only the first', () => {
  expect(problemsOf({ expiresAt: -1, groups: 'a', content: 1 })).toHaveLength(3);
});

test('never quotes a playground value, which may be a credential', () => {
  const secret = 'sk_live_hunter2';
  const problems = problemsOf({
    apiPlaygroundInputs: {
      header: { a: [secret], b: { secret } },
      query: { c: secret.repeat(1_000) },
      server: secret,
      keys: [
        { name: { secret } },
        { name: secret, header: { d: [secret] } },
        { name: secret },
        { name: secret.repeat(9) },
        secret,
      ],
    },
  });
  expect(problems).toHaveLength(9);
  expect(problems.join()).not.toContain(secret);
});

test('reads hostile keys as plain data', () => {
  const { user, issues } = readUser(
    JSON.parse(
      '{"content":{"__proto__":{"admin":true},"constructor":1},"__proto__":{"groups":["admin"]}}',
    ),
  );
  expect(issues).toEqual([]);
  expect(user.groups).toBeUndefined();
  expect(Object.keys(user.content ?? {})).toEqual(['__proto__', 'constructor']);
});
