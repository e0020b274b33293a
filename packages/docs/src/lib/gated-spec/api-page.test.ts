import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { groupsOfApiPage } from './api-page.ts';

const operation = { method: 'get', path: '/a', responses: {} };
const gated = { ...operation, 'x-groups': ['admin'] };
// How docusaurus-plugin-openapi-docs packs it.
const pack = (value: object): string => deflateSync(JSON.stringify(value)).toString('base64');

test('gives the page of an operation the groups of the operation, packed or not', () => {
  expect(groupsOfApiPage({ api: pack(gated) }, '')).toEqual(['admin']);
  expect(groupsOfApiPage({ api: gated }, '')).toEqual(['admin']);
  expect(groupsOfApiPage({ api: pack(operation) }, '')).toBeUndefined();
  // The plugin lists what begins with `x-` again.
  const extensions = [{ key: 'x-groups', value: ['admin'] }];
  expect(groupsOfApiPage({ api: pack({ ...gated, extensions }) }, '')).toEqual(['admin']);
});

test('the pages of tags and schemas say it in their text, and other pages do not', () => {
  expect(groupsOfApiPage({}, 'Hush.\n\n[bookplate-groups]: #a,b:c\n\n')).toEqual(['a', 'b:c']);
  expect(groupsOfApiPage({}, 'Written `[bookplate-groups]: #a`.')).toBeUndefined();
  expect(groupsOfApiPage({ api: 'the name of something' }, '')).toBeUndefined();
});

test.each([
  ['x-groups', ['beta']],
  ['x-rbac', { team: 'read' }],
  ['x-mint', { groups: ['beta'] }],
  ['x-enum-groups', { storm: ['beta'] }],
])('refuses a page that was generated with %s in it', (gate, value) => {
  const parameters = [{ name: 'a', in: 'query', [gate]: value }];
  expect(() => groupsOfApiPage({ api: pack({ ...operation, parameters }) }, '')).toThrow(
    'was generated without Bookplate. Generate it again',
  );
});
