import { expect, test } from 'vitest';
import { textFor } from './text-for.ts';

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
  ['user.name.size', undefined],
  ['user.constructor.name', undefined],
  ['user.__proto__', undefined],
  ['other.name', undefined],
  ['', undefined],
  ['["??",["user","name"],"reader"]', 'Ada'],
  ['["?",["user","beta"],["user","empty"],"no"]', ''],
  ['["in",["user","groups"],"admin"]', ''],
  ['["+","Hi ",["user","missing"],"!"]', 'Hi !'],
  ['["??",["user"', ''],
])('the text for "%s" is %s', (value, text) => {
  expect(textFor(value, { content, groups: ['admin'] })).toBe(text);
});

test.each([[undefined], [null], [{}]])('a path has no text for %j', (reader) => {
  expect(textFor('user.name', reader)).toBeUndefined();
});

test('a program has its own text for nobody', () => {
  expect(textFor('["??",["user","name"],"reader"]', null)).toBe('reader');
});
