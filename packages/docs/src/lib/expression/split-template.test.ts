import { expect, test } from 'vitest';
import { fallbackText, splitTemplate } from './split-template.ts';

test('finds the expressions over the reader in a code sample', () => {
  expect(
    splitTemplate("curl -H 'Key: {user.apiKey ?? 'YOUR_KEY'}' https://x/{ user.org.id }/y"),
  ).toMatchObject([
    "curl -H 'Key: ",
    { program: ['??', ['user', 'apiKey'], 'YOUR_KEY'], fallback: 'YOUR_KEY', start: 15 },
    "' https://x/",
    { program: ['user', 'org', 'id'], fallback: '', start: 54 },
    '/y',
  ]);
});

test('finds values for playgrounds', () => {
  expect(splitTemplate("key={playground.header['X-API-Key'] ?? 'YOUR_KEY'}")).toMatchObject([
    'key=',
    {
      program: ['??', ['playground', 'header', 'X-API-Key'], 'YOUR_KEY'],
      fallback: 'YOUR_KEY',
      start: 5,
    },
  ]);
});

test.each([
  "import {playground} from './playground.js'",
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
  'Hello {{user.firstName}}, {{#if user.plan}}{{user.plan}}{{/if}}',
  '{{{ user.html }}} {{- user.name -}} {{ user.name | upper }}',
  '{{ user.name\n}}{{user.a}}{{{user.b}}}',
  '{{ t("{user.name}") }} {{ f({ a: user.b }) }}',
  'style={{ color: user.color }}',
  '{% if user.plan %}{% set x = {user.plan} %}{% endif %}',
  'puts "Hello #{user.firstName}"',
  '%{user.name} !{user.html} $${user.name} ##{user.name}',
  '{`${user.name}',
  '',
])('leaves the braces of the language alone: %s', (text) => {
  expect(splitTemplate(text)).toEqual(text ? [text] : []);
});

test('finds an expression within the braces of the language', () => {
  expect(splitTemplate('{"key": "{user.apiKey}"}')).toMatchObject([
    '{"key": "',
    { program: ['user', 'apiKey'], fallback: '', start: 10 },
    '"}',
  ]);
});

test.each([
  ['{{user.a}}{user.b}', ['{{user.a}}', 'b']],
  ['{{#if user.a}}{user.b}{{/if}}', ['{{#if user.a}}', 'b', '{{/if}}']],
  ['#{user.a} # {user.b}', ['#{user.a} # ', 'b']],
  ['{% if user.a %}{user.b}{% endif %}', ['{% if user.a %}', 'b', '{% endif %}']],
  ['[]Item{{Name: "{user.b}"}, {Name: "x"}}', ['[]Item{{Name: "', 'b', '"}, {Name: "x"}}']],
  ['{{ {user.b}', ['{{ ', 'b']],
  ['npm i @{user.b}/x', ['npm i @', 'b', '/x']],
  ['a ${f("{user.b}")}', ['a ${f("', 'b', '")}']],
  ['{{user.a}}\n\n{{user.c}}\n{user.b}', ['{{user.a}}\n\n{{user.c}}\n', 'b']],
])('finds ours beside those of template languages: %s', (text, parts) => {
  expect(
    splitTemplate(text).map((piece) =>
      typeof piece === 'string' ? piece : (piece.program as readonly unknown[]).at(-1),
    ),
  ).toEqual(parts);
});

test.each([
  ['f"Hi \\{user.name}"', ['f"Hi {user.name}"']],
  ['\\{user.a}{user.b}\\{user.c}', ['{user.a}', 'b', '{user.c}']],
  ['\\{{user.a}} \\{a} \\frac{1}', ['\\{{user.a}} \\{a} \\frac{1}']],
  ['\\{user.items.map(f)} \\{user.a', ['{user.items.map(f)} {user.a']],
  ['S = \\{user.a\\}', ['S = \\{user.a\\}']],
  ['C:\\\\{user.b}', ['C:\\\\', 'b']],
])('leaves a backslash before braces of ours out, and them as they are: %s', (text, parts) => {
  expect(
    splitTemplate(text).map((piece) =>
      typeof piece === 'string' ? piece : (piece.program as readonly unknown[]).at(-1),
    ),
  ).toEqual(parts);
});

test('does not look for expressions within one', () => {
  expect(splitTemplate('{`{user.a} ${user.b}`}')).toMatchObject([
    { program: ['+', '{user.a} ', ['user', 'b']], fallback: '{user.a} ', start: 1 },
  ]);
});

test('takes the braces of a template literal as part of the expression', () => {
  expect(splitTemplate('{`${user.a ?? "}"}{`}')).toMatchObject([
    { program: ['+', ['??', ['user', 'a'], '}'], '{'], fallback: '}{', start: 1 },
  ]);
});

test('shows what an anonymous reader sees', () => {
  expect(fallbackText(['?', ['user'], 'you', 'nobody'])).toBe('nobody');
});
