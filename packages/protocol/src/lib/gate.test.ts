import { expect, test } from 'vitest';
import { gateTable } from '../../../../test/gates.ts';
import { describeGroups, fromGroups, type Gate, gateIssues, toGroups, writeGate } from './gate.ts';

test.each([
  [{ any: ['a'], none: ['b', 'c'] }, ['a', '!b', '!c']],
  [{ none: ['b'] }, ['*', '!b']],
  [['!b'], ['*', '!b']],
  [{ any: [], none: ['b'] }, []],
  [
    ['!b', 'a'],
    ['a', '!b'],
  ],
] as readonly (readonly [Gate, readonly string[]])[])('writes %j as the list %j', (gate, list) => {
  expect(gateIssues(gate)).toEqual([]);
  expect(toGroups(gate)).toEqual(list);
});

test('takes every gate of the truth table, and a list that it has made stays as it is', () => {
  for (const [gate] of gateTable) {
    expect([gate, gateIssues(gate)]).toEqual([gate, []]);
    const groups = toGroups(gate);
    expect(gateIssues(groups)).toEqual([]);
    expect(toGroups(groups)).toEqual(groups);
    expect(toGroups(fromGroups(groups))).toEqual(groups);
  }
});

test.each([
  ['admin', '', `expected a list of group names, found the string "admin"; write ['admin']`],
  [null, '', 'expected a list of group names, found null'],
  [['a b'], '0', /^expected 1–64 .*, found the string "a b"$/],
  [['a!'], '0', /found the string "a!"$/],
  [['a!b'], '0', /found the string "a!b"$/],
  [['!'], '0', /found the string "!"$/],
  [['!*'], '0', /found the string "!\*"$/],
  [{ any: undefined }, '', 'expected "any" or "none" with a list of group names, found neither'],
  [{ constructor: ['a'] }, 'constructor', 'expected "any" or "none", found "constructor"'],
  [['!!a'], '0', /found the string "!!a"$/],
  [Array.from({ length: 101 }, () => 'a'), '', 'expected at most 100 groups, found 101'],
  [{}, '', 'expected "any" or "none" with a list of group names, found neither'],
  [{ not: ['a'] }, 'not', 'expected "any" or "none", found "not"; write "none"'],
  [{ ny: ['a'] }, 'ny', 'expected "any" or "none", found "ny"; write "any"'],
  [{ any: ['!a'] }, 'any 0', /found the string "!a"$/],
  [{ any: null }, 'any', 'expected a list of group names, found null'],
  [{ none: 'a' }, 'none', `expected a list of group names, found the string "a"; write ['a']`],
  [
    ' admin, beta!',
    '',
    `expected a list of group names, found the string " admin, beta!"; write ['admin']`,
  ],
  ['', '', "expected a list of group names, found an empty string; write ['admin']"],
  [{ none: [] }, 'none', 'expected at least one group name, found an empty list'],
])('says what is wrong with the gate %j, at %j', (gate, path, message) => {
  const [issue, ...others] = gateIssues(gate);
  expect(others).toEqual([]);
  expect(issue?.path.join(' ')).toBe(path);
  expect(issue?.message).toEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  );
});

test.each([
  [['*'], 'everyone'],
  [['*', '!a', '!b'], 'everyone but a, b'],
  [['a', 'b', '!c'], 'a, b, but not c'],
  [['a'], 'a'],
  [[], 'nobody'],
])('describes %j as %j', (groups, words) => {
  expect(describeGroups(groups)).toBe(words);
});

test.each([
  [['admin', '!trial'], "['admin', '!trial']"],
  [{ any: ['admin'], none: ['trial'] }, "{ any: ['admin'], none: ['trial'] }"],
  [["it's", 7, null], String.raw`['it\'s', 7, null]`],
  ['admin', "'admin'"],
  [{ 'a b': [] }, "{ 'a b': [] }"],
  [undefined, 'undefined'],
])('writes the gate %j as authors of MDX do', (gate, written) => {
  expect(writeGate(gate)).toBe(written);
});
