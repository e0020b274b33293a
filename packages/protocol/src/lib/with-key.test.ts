import { expect, test } from 'vitest';
import type { PlaygroundInputs } from './user.ts';
import { withKey } from './with-key.ts';

const inputs: PlaygroundInputs = {
  header: { 'X-API-Key': 'common', 'X-Org': 'acme' },
  path: { orgId: '7' },
  keys: [
    { name: 'Production', header: { 'X-API-Key': 'live' } },
    { name: 'Sandbox', header: { 'X-API-Key': 'test' }, server: { region: 'test' } },
  ],
};

test('lays the fields of a key over those of every request', () => {
  expect(withKey(inputs, 'Sandbox')).toEqual({
    header: { 'X-API-Key': 'test', 'X-Org': 'acme' },
    query: {},
    cookie: {},
    path: { orgId: '7' },
    server: { region: 'test' },
  });
});

test.each([undefined, 'Gone', '__proto__'])('uses the first key for the name %j', (name) => {
  expect(withKey(inputs, name).header).toEqual({ 'X-API-Key': 'live', 'X-Org': 'acme' });
});

test('a value of null counts as left out, beside the keys and in them', () => {
  const withNulls: PlaygroundInputs = {
    header: { 'X-API-Key': null, 'X-Org': 'acme' },
    query: { page: 0, live: false, name: '', sort: undefined },
    cookie: null,
    keys: [
      { name: 'Production', header: { 'X-API-Key': 'live', 'X-Org': null }, path: null },
      { name: 'None yet', header: { 'X-API-Key': null } },
    ],
  };
  const query = { page: 0, live: false, name: '' };
  expect(withKey(withNulls, 'Production')).toStrictEqual({
    header: { 'X-API-Key': 'live', 'X-Org': 'acme' },
    query,
    cookie: {},
    path: {},
    server: {},
  });
  expect(withKey(withNulls, 'None yet').header).toStrictEqual({ 'X-Org': 'acme' });
  expect(withKey({ ...withNulls, keys: null })).toStrictEqual({
    header: { 'X-Org': 'acme' },
    query,
  });
});

test('has the same values where there are no keys', () => {
  expect(withKey({ header: { a: 1 } }, 'Sandbox')).toEqual({ header: { a: 1 } });
  expect(withKey({ header: { a: 1 }, keys: [] })).toEqual({ header: { a: 1 } });
  expect(withKey(null)).toEqual({});
});

test('takes a name of the language for a name like any other', () => {
  const hostile = JSON.parse(
    '{"header":{"__proto__":"a"},"keys":[{"name":"k","header":{"__proto__":"b"}}]}',
  ) as PlaygroundInputs;
  expect(JSON.stringify(withKey(hostile).header)).toBe('{"__proto__":"b"}');
});
