import { expect, test } from 'vitest';
import { textAt } from './text-at.ts';

const content = { name: 'Ada', seats: 0, empty: '', beta: true, org: { name: 'ACM' }, list: ['x'] };

test.each([
  ['user.name', 'Ada'],
  [' user.name ', 'Ada'],
  ['user.seats', '0'],
  ['user.org.name', 'ACM'],
  ['user.list.0', 'x'],
  ['user.empty', undefined],
  ['user.beta', undefined],
  ['user.org', undefined],
  ['user', undefined],
  ['user.missing.deep', undefined],
  ['user.name.length', undefined],
  ['user.constructor.name', undefined],
  ['user.__proto__', undefined],
  ['other.name', undefined],
  ['', undefined],
])('the text at "%s" is %s', (path, text) => {
  expect(textAt(path, content)).toBe(text);
});

test.each([[undefined], [null], ['text'], [3]])('there is no text in %j', (nothing) => {
  expect(textAt('user.name', nothing)).toBeUndefined();
});
