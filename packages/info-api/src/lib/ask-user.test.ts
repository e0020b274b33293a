import { UserFormatError } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { createInfoApi } from '../index.ts';

const origin = 'https://docs.foo.com';

async function ask(user: unknown): Promise<{ status: number; body: unknown; errors: unknown[] }> {
  const errors: unknown[] = [];
  const infoApi = createInfoApi({
    docsOrigins: [origin],
    getUser: () => user as object,
    onError: (error) => errors.push(error),
  });
  const answer = await infoApi(new Request('https://dash.foo.com/me', { headers: { origin } }));
  return { status: answer.status, body: await answer.json(), errors };
}

/** As `decimal.js`, `bson` and Prisma have them: the value is in a private field, the JSON in `toJSON`. */
class Decimal {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toJSON(): string {
    return this.#text;
  }
}

class Entity {
  firstName = 'Ada';
  get secret(): string {
    throw new Error('getters of a class are not read');
  }
}

const shared = { name: 'Acme' };

test.each<[what: string, content: object, json: object]>([
  ['a Date', { since: new Date(0) }, { since: '1970-01-01T00:00:00.000Z' }],
  ['an invalid Date', { since: new Date(Number.NaN) }, { since: null }],
  ['a Decimal', { balance: new Decimal('12.50') }, { balance: '12.50' }],
  ['a Buffer', { logo: Buffer.from('a') }, { logo: { type: 'Buffer', data: [97] } }],
  ['a URL', { site: new URL('https://foo.com') }, { site: 'https://foo.com/' }],
  ['an entity of a class', new Entity(), { firstName: 'Ada' }],
  ['a document with toJSON', { toJSON: () => ({ id: 'a1' }) }, { id: 'a1' }],
  ['toJSON with the key', { plan: { toJSON: (key: string) => `of ${key}` } }, { plan: 'of plan' }],
  ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  ['the same object twice', { org: shared, orgs: [shared] }, { org: shared, orgs: [shared] }],
  ['undefined and functions', { a: undefined, b: () => 1, c: [undefined] }, { c: [null] }],
  ['boxed values', { name: Object('Ada'), seats: Object(3) }, { name: 'Ada', seats: 3 }],
  ['NaN', { seats: Number.NaN }, { seats: null }],
])('%s in content is written as its JSON', async (_, content, json) => {
  expect(await ask({ content })).toEqual({ status: 200, body: { content: json }, errors: [] });
});

test('a key named __proto__ is plain data', async () => {
  const content: unknown = JSON.parse('{"__proto__":{"admin":true},"a":1}');
  const { body } = await ask({ content });
  expect(JSON.stringify(body)).toBe('{"content":{"__proto__":{"admin":true},"a":1}}');
});

const circle: Record<string, unknown> = { name: 'Acme' };
circle['owner'] = { org: circle };
const nested = (levels: number): object =>
  Array.from({ length: levels }).reduce<object>((inner) => ({ inner }), {});

test.each<[user: object, problem: string]>([
  [{ content: { id: 42n } }, 'content.id: expected a value that JSON can write, found a BigInt'],
  [{ content: { orgs: [{ id: Object(1n) }] } }, 'content.orgs[0].id: expected a value that JSON'],
  [
    { content: { tags: new Set(['a']) } },
    'content.tags: expected a value that JSON can write, found a Set',
  ],
  [
    { content: { flags: new Map() } },
    'content.flags: expected a value that JSON can write, found a Map',
  ],
  [{ content: new Map([['a', 1]]) }, 'content: expected a value that JSON can write, found a Map'],
  [
    { content: { problem: new Error('no plan') } },
    'content.problem: expected a value that JSON can write, found an object of the class Error',
  ],
  [
    { content: { filter: /a/ } },
    'content.filter: expected a value that JSON can write, found an object of the class RegExp',
  ],
  [
    { content: { query: new URLSearchParams('a=1') } },
    'content.query: expected a value that JSON can write, found an object of the class URLSearchParams',
  ],
  [
    { content: { keys: [new WeakMap()] } },
    'content.keys[0]: expected a value that JSON can write, found an object of the class WeakMap',
  ],
  [
    { content: { plan: Promise.resolve('pro') } },
    'content.plan: expected a value that JSON can write, found a promise; await it',
  ],
  [{ content: { org: circle } }, 'content.org.owner.org: circular structure'],
  [
    {
      content: {
        get plan() {
          throw new Error('not loaded');
        },
      },
    },
    'content.plan: expected a value, but reading it threw: not loaded',
  ],
  [
    {
      content: {
        plan: {
          toJSON() {
            throw new Error('detached');
          },
        },
      },
    },
    'content.plan: expected a value, but reading it threw: detached',
  ],
  [
    {
      get content() {
        throw new Error('no rows');
      },
    },
    'content: expected a value, but reading it threw: no rows',
  ],
  [{ content: nested(600) }, 'content: at most 500 levels of nesting'],
  [{ content: nested(100_000) }, 'content: at most 500 levels of nesting'],
  [{ content: new Date(0) }, 'content: expected an object, found a string'],
  [
    { apiPlaygroundInputs: { path: { orgId: 7n } } },
    'apiPlaygroundInputs.path.orgId: expected a value that JSON can write, found a BigInt',
  ],
  [
    {
      apiPlaygroundInputs: {
        header: {
          get 'X-API-Key'() {
            throw new Error('locked');
          },
        },
      },
    },
    'apiPlaygroundInputs.header["X-API-Key"]: expected a value, but reading it threw: locked',
  ],
  [
    { apiPlaygroundInputs: { header: { 'X-API-Key': () => 'k' } } },
    'apiPlaygroundInputs.header["X-API-Key"]: expected a string, found a function',
  ],
  [
    { apiPlaygroundInputs: { header: { 'X-API-Key': { a: 1 } } } },
    'apiPlaygroundInputs.header["X-API-Key"]: expected a string, found an object',
  ],
  [
    { groups: new Set(['admin']) },
    'groups: expected a value that JSON can write, found a Set; write [...set]',
  ],
  [
    { firstName: 'Ada', plan: 'pro' },
    'User: expected content, groups, apiPlaygroundInputs or expiresAt, found only firstName, plan; write { content: { firstName: … } }',
  ],
  [{ groups: undefined, firstName: 'Ada' }, 'found only firstName;'],
  [{ 'first-name': 'Ada' }, 'write { content: { "first-name": … } }'],
  [
    Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`f${index}`, index])),
    'found only f0, f1, f2, …; write { content: { f0: … } }',
  ],
  [{ groups: [7] }, 'groups[0]: expected 1–64 letters'],
  [{ expiresAt: 42n }, 'expiresAt: expected a positive number of Unix seconds, found 42'],
  [
    { expiresAt: new Date(0) },
    'expiresAt: expected a positive number of Unix seconds, found a Date',
  ],
])('what cannot be written is named with its path: %#', async (user, problem) => {
  const { status, body, errors } = await ask(user);
  expect([status, body]).toEqual([500, { error: 'internal' }]);
  expect(errors).toEqual([expect.any(UserFormatError)]);
  expect((errors[0] as Error).message).toContain(problem);
});

test('sends what it knows of a User with fields of a later version', async () => {
  const later = { content: { firstName: 'Ada' }, avatar: 'a.png' };
  expect(await ask(later)).toEqual({
    status: 200,
    body: { content: { firstName: 'Ada' } },
    errors: [],
  });
});

test.each([{}, { user: null }])('sends a User without any values as none: %j', async (user) => {
  expect(await ask(user)).toEqual({ status: 200, body: {}, errors: [] });
});

test('names every field that cannot be written, not only the first', async () => {
  const { errors } = await ask({ content: { id: 1n, org: { id: 2n } }, groups: 'admin' });
  expect((errors[0] as UserFormatError).issues.map(({ path }) => path.join('.'))).toEqual([
    'content.id',
    'content.org.id',
    'groups',
  ]);
});

test('a reader without a key is a reader', async () => {
  const header = { 'X-API-Key': null, 'X-Org': undefined, 'X-Region': 'eu' };
  const { status, body } = await ask({
    content: { firstName: 'Ada' },
    apiPlaygroundInputs: { header, keys: [{ name: 'Production', header }] },
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    content: { firstName: 'Ada' },
    apiPlaygroundInputs: {
      header: { 'X-Region': 'eu' },
      keys: [{ name: 'Production', header: { 'X-Region': 'eu' } }],
    },
  });
});

test('an identifier of a database is a value of the playground by its JSON', async () => {
  const { body } = await ask({ apiPlaygroundInputs: { path: { orgId: new Decimal('65a1') } } });
  expect(body).toEqual({ apiPlaygroundInputs: { path: { orgId: '65a1' } } });
});

test('a getter is read once', async () => {
  let reads = 0;
  const content = {
    get plan() {
      reads += 1;
      return 'pro';
    },
  };
  expect((await ask({ content })).body).toEqual({ content: { plan: 'pro' } });
  expect(reads).toBe(1);
});
