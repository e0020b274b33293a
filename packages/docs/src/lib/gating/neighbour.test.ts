import { isVisible, toGroups } from '@bookplate/protocol';
import { gateReaders, gateTable } from '../../../../../test/gates.ts';
import { expect, test } from 'vitest';
import { isSharedBy, neighbour, type PageGroups } from './neighbour.ts';

const pages: readonly (readonly [name: string, groups: PageGroups])[] = [
  ['welcome', undefined],
  ['admin', ['admin']],
  ['seats', ['admin']],
  ['beta', ['beta']],
  ['both', ['admin', 'beta']],
  ['nobody', []],
  ['plans', undefined],
];

function around(name: string): readonly (string | undefined)[] {
  const current = pages.findIndex(([each]) => each === name);
  return ([-1, 1] as const).map(
    (step) => neighbour(pages, current, step, ([, groups]) => groups)?.[0],
  );
}

test('from an open page, past gated ones to the next open page', () => {
  expect(around('welcome')).toEqual([undefined, 'plans']);
  expect(around('plans')).toEqual(['welcome', undefined]);
});

test('from a gated page, to what all of its readers see', () => {
  expect(around('admin')).toEqual(['welcome', 'seats']);
  expect(around('seats')).toEqual(['admin', 'both']);
  expect(around('beta')).toEqual(['welcome', 'both']);
  expect(around('both')).toEqual(['welcome', 'plans']);
});

test('a page that is not in the sidebar has no neighbours', () => {
  expect(around('elsewhere')).toEqual([undefined, undefined]);
});

test('a page is shared by the readers of another exactly if each of them sees it', () => {
  const all = gateTable.map(([gate]) => toGroups(gate));
  for (const readers of all)
    for (const groups of all) {
      const isShared = gateReaders.every(
        (reader) => !isVisible(readers, reader) || isVisible(groups, reader),
      );
      expect(isSharedBy(readers, groups), JSON.stringify([readers, groups])).toBe(isShared);
    }
});

test('passes over both pages of which one replaces the other', () => {
  const list: readonly (readonly [string, PageGroups])[] = [
    ['a', undefined],
    ['b', ['pro']],
    ['c', ['*', '!pro']],
    ['d', undefined],
  ];
  const next = (current: number): unknown =>
    neighbour(list, current, 1, ([, groups]) => groups)?.[0];
  expect([0, 1, 2].map(next)).toEqual(['d', 'd', 'd']);
});
