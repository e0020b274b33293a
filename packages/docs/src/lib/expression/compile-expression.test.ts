import type { Program } from '@bookplate/browser/program';
import { expect, test } from 'vitest';
import { compileExpression } from './compile-expression.ts';

const programs: readonly [source: string, program: Program][] = [
  ['user', ['user']],
  ['user.a.b', ['user', 'a', 'b']],
  ["user['a b'].c", ['user', 'a b', 'c']],
  ['user.tags[0]', ['user', 'tags', '0']],
  ['user?.a?.b', ['user', 'a', 'b']],
  ['(user?.a).b', ['user', 'a', 'b']],
  ["user.a ?? 'x'", ['??', ['user', 'a'], 'x']],
  [
    'user.a || user.b && !user.c',
    ['||', ['user', 'a'], ['&&', ['user', 'b'], ['!', ['user', 'c']]]],
  ],
  ["user.a === 'x' ? 1 : -2.5", ['?', ['===', ['user', 'a'], 'x'], 1, -2.5]],
  ['user.a !== null', ['!', ['===', ['user', 'a'], null]]],
  ['user.a > 1 || user.a < true', ['||', ['<', 1, ['user', 'a']], ['<', ['user', 'a'], true]]],
  ['user.a === undefined', ['===', ['user', 'a'], []]],
  ['`Hello, ${user.a}!`', ['+', 'Hello, ', ['user', 'a'], '!']],
  ["user.groups.includes('x')", ['in', ['user', 'groups'], 'x']],
  ["user.a?.b?.includes?.('x')", ['in', ['user', 'a', 'b'], 'x']],
  [' /* who */ user.a // name\n', ['user', 'a']],
];

test.each(programs)('compiles %s', (source, program) => {
  expect(compileExpression(source)).toEqual({ kind: 'program', program });
});

test.each([
  '',
  '/* user */',
  '1 + 1',
  "'user'",
  'props.user',
  'props.user.name',
  '{ user: 1 }.user',
  'users.map(user => user.name)',
  'users.map(function (user) { return user.name })',
  'users.map(({ user }) => user)',
  'users.map((_, user = 1) => user)',
  '(() => { use(user); const user = 1 })()',
  '(() => { try { f() } catch (user) { use(user) } })()',
  '<Card user="x" />',
  '<user />',
  '<Card.user />',
  '<Card>user</Card>',
])('leaves alone what does not mention the reader: %s', (source) => {
  expect(compileExpression(source).kind).toBeOneOf(['none', 'syntax-error']);
});

test.each([
  '({ user })',
  '[...user]',
  '<user.Card />',
  '<Card who={user} />',
  'f(user)',
  'a[user]',
])('sees the reader in %s', (source) => {
  expect(compileExpression(source).kind).toBeOneOf(['outside', 'branches']);
});

test('leaves what is no expression to the host', () => {
  expect(compileExpression('user.')).toMatchObject({ kind: 'syntax-error', at: 5 });
  expect(compileExpression('user.a) + (b')).toMatchObject({
    kind: 'syntax-error',
    at: 6,
  });
});

const outside: readonly [source: string, offending: string, what: string, instead: string][] = [
  ['user.a == 1', '==', 'the operator ==', 'Use ==='],
  ['user.a /* = */ != 1', '!=', 'the operator !=', 'Use !=='],
  ['user.a <= 1', '<=', 'the operator <=', 'Use !(a > b)'],
  ["'Hi ' + user.a", '+', 'the operator +', 'template literal'],
  ['user.items.map(f)', 'map', 'a call of `map`', 'content'],
  ['format(user.date)', 'format', 'a function call', 'content'],
  ["['a', 'b'].includes(user.plan)", '[', 'an array', 'one by one'],
  ['user.a ?? fallback', 'fallback', '`fallback`', 'Only `user`'],
  ['user[name]', 'name', 'a computed member', 'with a word'],
  ['(user.a ?? user.b).c', '(', 'a member of a computed value', 'in each part'],
  ['typeof user.a', 'typeof', 'an unary expression', 'content'],
  ['() => user.a', '()', 'an arrow function expression', 'content'],
  ['user.a === <b/>', '<b/>', 'an element inside a value', 'whole elements'],
];

test.each(outside)('explains what is wrong with %s', (source, offending, what, instead) => {
  const compiled = compileExpression(source);
  expect(compiled).toMatchObject({ kind: 'outside', what, at: source.indexOf(offending) });
  expect(compiled).toHaveProperty('instead', expect.stringContaining(instead));
});

const plan: Program = ['===', ['user', 'plan'], 'pro'];
const beta: Program = ['user', 'beta'];

const branches: readonly [
  source: string,
  branches: readonly (readonly [Program, string | Program[]])[],
][] = [
  [
    "user.plan === 'pro' ? <A/> : <B/>",
    [
      [plan, '<A/>'],
      [['!', plan], '<B/>'],
    ],
  ],
  ['user.beta && <C/>', [[beta, '<C/>']]],
  ['(user.beta && (<C>x</C>))', [[beta, '<C>x</C>']]],
  ['user.beta ? <A/> : null', [[beta, '<A/>']]],
  ['user.beta ? <A/> : undefined', [[beta, '<A/>']]],
  [
    'user.beta ? <>a</> : user.name',
    [
      [beta, '<>a</>'],
      [
        ['!', beta],
        ['user', 'name'],
      ],
    ],
  ],
  [
    "user.beta ? <A/> : user.plan === 'pro' ? <B/> : 'none'",
    [
      [beta, '<A/>'],
      [['&&', ['!', beta], plan], '<B/>'],
      [['&&', ['!', beta], ['!', plan]], ['none']],
    ],
  ],
  [
    'user.name || <A/>',
    [
      [
        ['user', 'name'],
        ['user', 'name'],
      ],
      [['!', ['user', 'name']], '<A/>'],
    ],
  ],
  ['<A>{user.name}</A>', [[true, '<A>{user.name}</A>']]],
];

test.each(branches)('finds the branches of %s', (source, expected) => {
  const compiled = compileExpression(source);
  expect(compiled.kind).toBe('branches');
  const found = compiled.kind === 'branches' ? compiled.branches : [];
  expect(
    found.map((branch) => [
      branch.when,
      'text' in branch
        ? [branch.text].flat(branch.text === 'none' ? 1 : 1)
        : source.slice(branch.start, branch.end),
    ]),
  ).toEqual(expected);
});

test('shows the left side of ?? unless it is nothing', () => {
  const name: Program = ['user', 'name'];
  const isThere: Program = ['!', ['===', ['??', name, null], null]];
  expect(compileExpression('user.name ?? <A/>')).toMatchObject({
    kind: 'branches',
    branches: [
      { when: isThere, text: name },
      { when: ['!', isThere], start: 13, end: 17 },
    ],
  });
});

test('does not choose by what is not known in the browser', () => {
  expect(compileExpression('dark ? <p>{user.name}</p> : null')).toMatchObject({
    kind: 'outside',
    at: 0,
    what: '`dark`',
  });
});
