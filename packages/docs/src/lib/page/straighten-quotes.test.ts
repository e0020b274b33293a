import { expect, test } from 'vitest';
import { straightenQuotes } from './straighten-quotes.ts';

test.each([
  ['{user.a ?? ‘reader’}', "{user.a ?? 'reader'}"],
  ['{user.a ?? ’reader’}', "{user.a ?? 'reader'}"],
  ['{user.a ?? “reader”}', '{user.a ?? "reader"}'],
  ['{user[‘first-name’] ?? ‘you’re’}', "{user['first-name'] ?? 'you’re'}"],
  ['“{user.a ?? “don’t”}” ‘x’', '“{user.a ?? "don’t"}” ‘x’'],
  ["{user.a ?? 'straight “text”'}", "{user.a ?? 'straight “text”'}"],
  ["{user.a ?? ‘it's’}", "{user.a ?? 'it’s'}"],
  ['{other ‘text’}', '{other ‘text’}'],
])('straightens the quotes of expressions only: %s', (text, straight) => {
  expect(straightenQuotes(text)).toBe(straight);
});
