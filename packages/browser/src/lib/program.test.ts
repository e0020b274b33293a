import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../test/property-runs.ts';
import { evaluate, type Program, toText } from './program.ts';

const ada = {
  groups: ['admin'],
  content: {
    firstName: 'Ada',
    org: { name: 'Acme', seats: 0 },
    tags: ['x', null],
    constructor: 'mine',
  },
};

test('follows own properties only', () => {
  expect(evaluate(['user', 'org', 'name'], ada)).toBe('Acme');
  expect(evaluate(['user', 'firstName', 'length'], ada)).toBe(3);
  expect(evaluate(['user', 'constructor'], ada)).toBe('mine');
  expect(evaluate(['user', 'org', 'constructor'], ada)).toBeUndefined();
  expect(evaluate(['user', '__proto__'], ada)).toBeUndefined();
  expect(evaluate(['user', 'nobody', 'there', 'is'], ada)).toBeUndefined();
});

test('has the groups of the User itself, and none for one who is in none', () => {
  const content = { groups: ['admin'] };
  expect(evaluate(['user', 'groups'], { groups: ['beta'], content })).toEqual(['beta']);
  expect(evaluate(['user', 'groups'], { content })).toEqual([]);
  expect(evaluate(['user', 'groups'], null)).toBeUndefined();
});

test('knows who is there from who is not', () => {
  expect(evaluate(['!', ['user']], null)).toBe(true);
  expect(evaluate(['user'], null)).toBeUndefined();
  expect(evaluate(['!', ['user']], {})).toBe(false);
});

test('finds in lists and texts, and nowhere else', () => {
  expect(evaluate(['in', ['user', 'groups'], 'admin'], ada)).toBe(true);
  expect(evaluate(['in', ['user', 'firstName'], 'da'], ada)).toBe(true);
  expect(evaluate(['in', ['user', 'firstName'], null], { content: { firstName: 'null' } })).toBe(
    false,
  );
  expect(evaluate(['in', ['user', 'org'], 'name'], ada)).toBe(false);
  expect(evaluate(['in', ['user', 'groups'], 'admin'], null)).toBe(false);
});

test('puts texts together as elements show them', () => {
  expect(evaluate(['text', 'a', ['user', 'tags'], ['user', 'none'], ['!', 1], 2], ada)).toBe('ax2');
  expect(evaluate(['text'], ada)).toBe('');
});

test('never throws, whatever the program and the reader', () => {
  const deep = JSON.parse(`${'["!",'.repeat(50_000)}1${']'.repeat(50_000)}`) as Program;
  expect(evaluate(deep, ada)).toBeUndefined();
  expect(evaluate(['launch', 1], ada)).toBeUndefined();
  expect(evaluate([['user'], 'a'], ada)).toBeUndefined();
  const content = { unprintable: { toString: 1, valueOf: 1 }, symbol: Symbol('s') };
  expect(evaluate(['+', ['user', 'unprintable']], { content })).toBeUndefined();
  expect(evaluate(['+', ['user', 'symbol']], { content })).toBeUndefined();
  expect(evaluate(['<', ['user', 'unprintable'], 1], { content })).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (program, reader) => {
      evaluate(program, reader as never);
    }),
    propertyRuns(),
  );
});

test('shows what JSX would', () => {
  expect([null, undefined, true, false, {}, Symbol('s')].map(toText)).toEqual([
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  expect(toText(0)).toBe('0');
  expect(toText(['a', [1, null, ['b']], true])).toBe('a1b');
  const deep: unknown = JSON.parse(`${'['.repeat(30_000)}1${']'.repeat(30_000)}`);
  expect(toText(deep)).toBe('');
});

/** One expression in both forms. `source` is JavaScript in which each `.` is `?.`. */
interface Expression {
  readonly program: Program;
  readonly source: string;
}

const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const part = tie('expression');
  const literal = fc
    .oneof(
      fc.string({ maxLength: 2 }),
      fc.integer({ min: -2, max: 2 }),
      fc.boolean(),
      fc.constant(null),
    )
    .map((value): Expression => ({ program: value, source: JSON.stringify(value) }));
  const path = fc
    .array(fc.constantFrom('a', 'b', 'groups', 'length', '0', '"'), { maxLength: 3 })
    .map((steps): Expression => ({
      program: ['user', ...steps],
      source: ['user', ...steps.map((step) => `[${JSON.stringify(step)}]`)].join('?.'),
    }));
  const operation = fc
    .tuple(fc.constantFrom('??', '||', '&&', '===', '<'), part, part)
    .map(([operator, a, b]): Expression => ({
      program: [operator, a.program, b.program],
      source: `((${a.source}) ${operator} (${b.source}))`,
    }));
  const not = part.map((a): Expression => ({
    program: ['!', a.program],
    source: `!(${a.source})`,
  }));
  const choice = fc.tuple(part, part, part).map(([condition, a, b]): Expression => ({
    program: ['?', condition.program, a.program, b.program],
    source: `((${condition.source}) ? (${a.source}) : (${b.source}))`,
  }));
  const template = fc.array(part, { maxLength: 3 }).map((parts): Expression => ({
    program: ['+', ...parts.map(({ program }) => program)],
    source: `\`${parts.map(({ source }) => `\${(${source}) ?? ''}`).join('')}\``,
  }));
  const includes = fc
    .tuple(path, fc.constantFrom('', 'a', 'x'))
    .map(([list, value]): Expression => ({
      program: ['in', list.program, value],
      source: `(${list.source}?.includes?.(${JSON.stringify(value)}) ?? false)`,
    }));
  const nothing = fc.constant<Expression>({ program: [], source: 'undefined' });
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(path, literal, nothing),
      operation,
      not,
      choice,
      template,
      includes,
    ),
  };
});

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      fc.constantFrom('', 'a', 'x', 0, 1, 2, null, true, false),
      fc.string({ maxLength: 2 }),
    ),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0', '"'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

const reader = fc.option(
  fc.record(
    {
      groups: fc.array(fc.constantFrom('a', 'x')),
      content: fc.dictionary(fc.constantFrom('a', 'b', 'groups'), value, {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
);

test('agrees with JavaScript in which a member of nothing is nothing', () => {
  fc.assert(
    fc.property(expression, reader, ({ program, source }, who) => {
      const user = who ? { ...who.content, groups: who.groups ?? [] } : undefined;
      // The language itself is the reference.
      const reference: unknown = runInThisContext(`(user) => ${source}`);
      expect(evaluate(program, who)).toEqual((reference as (user: unknown) => unknown)(user));
    }),
    propertyRuns(2_000),
  );
});
