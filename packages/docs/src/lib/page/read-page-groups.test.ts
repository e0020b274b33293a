import { writeGate } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { readPageGroups } from './read-page-groups.ts';

test.each([[undefined], [[]], [['admin']], [['admin', 'beta']]])('reads groups: %j', (groups) => {
  expect(readPageGroups(groups, 'docs/a.md')).toEqual(groups);
});

test.each([
  [{ any: ['admin'] }, ['admin']],
  [{ none: ['anonymous'] }, ['*', '!anonymous']],
  [{ any: ['admin', 'beta'], none: ['trial'] }, ['admin', 'beta', '!trial']],
])('reads groups: %j as %j', (groups, list) => {
  expect(readPageGroups(groups, 'docs/a.md')).toEqual(list);
});

test.each([
  ['admin'],
  [7],
  [[1]],
  [[['admin']]],
  [['a b']],
  [['admin ']],
  [['']],
  [{ not: ['admin'] }],
  [{ none: [] }],
  [null],
  [true],
])('refuses groups: %j, and names the file', (groups) => {
  expect(() => readPageGroups(groups, 'docs/a.md')).toThrow(
    `docs/a.md groups: ${writeGate(groups)}: `,
  );
});
