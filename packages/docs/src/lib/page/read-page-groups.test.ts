import { expect, test } from 'vitest';
import { readPageGroups } from './read-page-groups.ts';

test.each([[undefined], [[]], [['admin']], [['admin', 'beta']]])('reads groups: %j', (groups) => {
  expect(readPageGroups(groups, 'docs/a.md')).toEqual(groups);
});

test.each([
  ['admin'],
  [7],
  [[1]],
  [[['admin']]],
  [['a b']],
  [['admin ']],
  [['']],
  [{ any: ['admin'] }],
  [null],
  [true],
])('refuses groups: %j, and names the file', (groups) => {
  expect(() => readPageGroups(groups, 'docs/a.md')).toThrow(
    `docs/a.md groups: found ${JSON.stringify(groups)}`,
  );
});
