import { expect, test } from 'vitest';
import { fallbackText, splitTemplate } from './split-template.ts';

test('finds the expressions over the reader in a code sample', () => {
  expect(
    splitTemplate("curl -H 'Key: {user.apiKey ?? 'YOUR_KEY'}' https://x/{ user.org.id }/y"),
  ).toMatchObject([
    "curl -H 'Key: ",
    { program: ['??', ['user', 'apiKey'], 'YOUR_KEY'], fallback: 'YOUR_KEY' },
    "' https://x/",
    { program: ['user', 'org', 'id'], fallback: '' },
    '/y',
  ]);
});

test.each([
  '{"user": {"name": 1}}',
  "import {user} from './user.js'",
  'echo ${user.name} ${user}',
  'const f = (user) => { return { name: user.name } }',
  'if (a) {user.name; }',
  '{user.items.map(f)}',
  '{users.map(user => user.name)}',
  '{user.name',
  'a } { b',
  '{#each user.items}',
  '{`${user.name}',
  '',
])('leaves the braces of the language alone: %s', (text) => {
  expect(splitTemplate(text)).toEqual(text ? [text] : []);
});

test('finds an expression within the braces of the language', () => {
  expect(splitTemplate('{"key": "{user.apiKey}"}')).toMatchObject([
    '{"key": "',
    { program: ['user', 'apiKey'], fallback: '' },
    '"}',
  ]);
});

test('does not look for expressions within one', () => {
  expect(splitTemplate('{`{user.a} ${user.b}`}')).toMatchObject([
    { program: ['+', '{user.a} ', ['user', 'b']], fallback: '{user.a} ' },
  ]);
});

test('takes the braces of a template literal as part of the expression', () => {
  expect(splitTemplate('{`${user.a ?? "}"}{`}')).toMatchObject([
    { program: ['+', ['??', ['user', 'a'], '}'], '{'], fallback: '}{' },
  ]);
});

test('says where each expression stands', () => {
  const text = "a {user.b ?? '}'} { user.c }";
  const places = splitTemplate(text).flatMap((piece) =>
    typeof piece === 'string' ? [] : [text.slice(piece.start, piece.end)],
  );
  expect(places).toEqual(["user.b ?? '}'", ' user.c ']);
});

test('shows what an anonymous reader sees', () => {
  expect(fallbackText(['?', ['user'], 'you', 'nobody'])).toBe('nobody');
});
