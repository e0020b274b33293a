import { expect, test } from 'vitest';
import { parseExpression } from './parse-expression.ts';
import { printExpression } from './print-expression.ts';
import { toOptional } from './to-optional.ts';

function optional(source: string): unknown {
  const tree = parseExpression(source);
  if ('message' in tree) throw new SyntaxError(tree.message);
  const result = toOptional({ tree, text: source });
  return result.kind === 'code' ? printExpression(result.tree).replaceAll(/\s+/g, ' ') : result;
}

test.each([
  ['user', 'user'],
  ['user.a.b', 'user?.a?.b'],
  ['user.items.map(f)', 'user?.items?.map?.(f)'],
  ["user['a'](1)[0]", "user?.['a']?.(1)?.[0]"],
  ['user?.a.b', 'user?.a?.b'],
  ['(user).a', 'user?.a'],
  ['(user.a ?? user.b).c', '(user?.a ?? user?.b)?.c'],
  ['(user.beta ? x : user).c', '(user?.beta ? x : user)?.c'],
  ['(user.beta ? x : y).c', '(user?.beta ? x : y).c'],
  ['user /* . */ .a // .\n.b', 'user?.a?.b'],
  ['format(user.date).length', 'format(user?.date).length'],
  ['`${user.a} user.b`', '`${user?.a} user.b`'],
  ['() => { const now = user.a; return now.b }', '(() => { const now = user?.a; return now.b; })'],
  ['users.map((user) => user.a).concat(user.b)', 'users.map(user => user.a).concat(user?.b)'],
  ['({ user, a: user.a })', '({ user, a: user?.a })'],
  ['names[user.a].b', 'names[user?.a].b'],
  ['<A b={user.b}>{user.c.d}</A>', '<A b={user?.b}>{user?.c?.d}</A>'],
])('makes %s safe', (source, code) => {
  expect(optional(source)).toBe(code);
});

test.each([
  ['user.a = 1', 0, 'a change of the reader'],
  ['(user.a) += 1', 0, 'a change of the reader'],
  ['user.a++', 0, 'a change of the reader'],
  ['delete user.a', 7, 'a change of the reader'],
  ['[user.a] = [1]', 1, 'a change of the reader'],
  ['({ a: user.a } = b)', 6, 'a change of the reader'],
  ['({ a: user.a = 1 } = b)', 6, 'a change of the reader'],
  ['() => { for (user.a of b); }', 13, 'a change of the reader'],
  ['user = 1', 0, 'a change of the reader'],
  ['new user.Name()', 4, '`new` on the reader'],
  ['user.tag`x`', 0, 'a template tagged by the reader'],
  ['<user.Card/>', 1, 'an element named by the reader'],
])('refuses %s', (source, at, what) => {
  expect(optional(source)).toMatchObject({ kind: 'outside', at, what });
});
