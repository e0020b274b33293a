import { expect, test } from 'vitest';
import { groupsOfAny, isVisible } from './visibility.ts';

test.each([
  [undefined, undefined, true],
  [undefined, [], true],
  [undefined, ['admin'], true],
  [[], undefined, false],
  [[], [], false],
  [[], ['admin'], false],
  [['admin'], undefined, false],
  [['admin'], [], false],
  [['admin'], ['admin'], true],
  [['admin'], ['Admin'], false],
  [['admin'], ['admin2', 'adm'], false],
  [['admin', 'beta'], ['beta'], true],
  [null, null, true],
])(
  'a page with groups %j for a reader with groups %j is shown: %j',
  (groups, readerGroups, shown) => {
    expect(isVisible(groups, readerGroups)).toBe(shown);
  },
);

test.each([
  [[], undefined],
  [[undefined], undefined],
  [[['admin'], undefined], undefined],
  [
    [['admin'], ['beta', 'admin']],
    ['admin', 'beta'],
  ],
  [[[], ['admin']], ['admin']],
  [[[]], []],
])('things for %j are seen as one by %j', (all, groups) => {
  expect(groupsOfAny(all)).toEqual(groups);
});
