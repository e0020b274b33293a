import { expect, test } from 'vitest';
import { bookplateSchema } from './schema.ts';

function read(groups: unknown): unknown {
  const { data, error } = bookplateSchema().safeParse({ groups });
  return error ? error.issues.map(({ path, message }) => [path.join('.'), message]) : data;
}

const name = 'expected 1–64 letters, digits and _ . : -, the first a letter or digit, found ';
const list = 'expected a list of group names, found ';
const page = 'https://bookplate.github.io/bookplate/codes/build/page-groups/';

test.each([
  [['admin', 'a.b:c-1_d']],
  [[]],
  [undefined],
  [{ any: ['admin'], none: ['anonymous'] }],
  [{ none: ['trial'] }],
])('takes %j', (groups) => {
  expect(read(groups)).toEqual({ groups });
});

test.each([
  ['admin', 'groups', `${list}the string "admin"; write ['admin']`],
  [7, 'groups', `${list}7`],
  [null, 'groups', `${list}null`],
  [['admin '], 'groups.0', `${name}the string "admin "`],
  [['a', ''], 'groups.1', `${name}an empty string`],
  [['a', 7], 'groups.1', `${name}7`],
  [{ any: ['admin'], none: [7] }, 'groups.none.0', `${name}7`],
  [{ not: ['a'] }, 'groups.not', 'expected "any" or "none", found "not"; write "none"'],
])('refuses %j, and says what is expected, with the page about it', (groups, path, message) => {
  expect(read(groups)).toEqual([[path, `${message}\n${page}`]]);
});
