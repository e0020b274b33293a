import { expect, test } from 'vitest';
import { bookplateSchema } from './schema.ts';

function read(groups: unknown): unknown {
  const { data, error } = bookplateSchema().safeParse({ groups });
  return error ? error.issues.map(({ path, message }) => [path.join('.'), message]) : data;
}

const name =
  'expected the name of a group, 1–64 letters, digits and _ . : -, the first a letter or digit, such as "admin"';
const page = 'https://bookplate.github.io/bookplate/codes/build/page-groups/';
const list = "expected a list of groups, such as groups: ['admin']; an empty list is for nobody";

test.each([[['admin', 'a.b:c-1_d']], [[]], [undefined]])('takes %j', (groups) => {
  expect(read(groups)).toEqual({ groups });
});

test.each([
  ['admin', 'groups', list],
  [7, 'groups', list],
  [{ any: ['admin'] }, 'groups', list],
  [null, 'groups', list],
  [['admin '], 'groups.0', name],
  [['a', ''], 'groups.1', name],
  [['a', 7], 'groups.1', name],
  [[['admin']], 'groups.0', name],
])('refuses %j, and says what is expected, with the page about it', (groups, path, message) => {
  expect(read(groups)).toEqual([[path, `${message}\n${page}`]]);
});
