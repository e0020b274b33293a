import { expect, test } from 'vitest';
import { gateCells, gateReaders, gateTable } from '../../../../test/gates.ts';
import { toGroups } from './gate.ts';
import { groupsOfAny, isPublic, isVisible } from './visibility.ts';

test.each(gateCells)('what is for %j is shown to the reader %j: %j', (gate, reader, isSeen) => {
  expect(isVisible(toGroups(gate), reader)).toBe(isSeen);
});

test('is public where anonymous readers see it, and so is what names no groups', () => {
  for (const [gate, seen] of gateTable)
    expect([gate, isPublic(toGroups(gate))]).toEqual([gate, seen[1] === 'y']);
  expect([isPublic(undefined), isPublic(null)]).toEqual([true, true]);
});

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
  [[['*', '!pro'], ['pro']], undefined],
  [
    [['*', '!pro'], []],
    ['*', '!pro'],
  ],
  [
    [
      ['*', '!pro', '!free'],
      ['*', '!pro'],
    ],
    ['*', '!pro'],
  ],
  [
    [
      ['a', '!x'],
      ['b', '!x'],
    ],
    ['a', 'b', '!x'],
  ],
  [
    [
      ['a', '!x'],
      ['b', '!y'],
    ],
    ['a', 'b'],
  ],
  [
    [['admin'], ['*', '!anonymous']],
    ['*', '!anonymous'],
  ],
  [
    [
      ['anonymous', 'admin'],
      ['*', '!anonymous'],
    ],
    undefined,
  ],
  [
    [
      ['a', '!x'],
      ['*', '!x', '!anonymous'],
    ],
    ['*', '!x', '!anonymous'],
  ],
  [
    [['a', '!x'], []],
    ['a', '!x'],
  ],
])('things for %j are seen as one by %j', (all, groups) => {
  expect(groupsOfAny(all)).toEqual(groups);
});

test('hides things that are seen as one from nobody who sees one of them, and shows them to all only if one of them is', () => {
  const all = gateTable.map(([gate]) => toGroups(gate));
  for (const one of all)
    for (const other of all) {
      expect(isPublic(groupsOfAny([one, other])), JSON.stringify([one, other])).toBe(
        isPublic(one) || isPublic(other),
      );
      for (const reader of gateReaders)
        if (isVisible(one, reader) || isVisible(other, reader))
          expect(isVisible(groupsOfAny([one, other]), reader), JSON.stringify([one, other])).toBe(
            true,
          );
    }
});
