import type { GroupsOf } from '@bookplate/docs/host';
import type { SidebarItem } from './hooks.ts';

/**
 * Finds the groups of an entry of the sidebar. Readers see a category if they see anything in it.
 *
 * @param item the entry
 * @param groupsOf the groups of each page
 * @returns the groups, or undefined if it is for everyone
 */
export function gateNavigation(
  item: SidebarItem,
  groupsOf: GroupsOf,
): readonly string[] | undefined {
  switch (item.type) {
    case 'link':
      return groupsOf(item.href);
    case 'category': {
      const inside = item.items.map((each) => gateNavigation(each, groupsOf));
      return groupsOfAll(item.href === undefined ? inside : [groupsOf(item.href), ...inside]);
    }
    case 'html':
      return undefined;
  }
}

/**
 * @param all the groups of some things, each undefined if it is for everyone
 * @returns the groups that see any of them, or undefined if everyone does
 */
export function groupsOfAll(
  all: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  const known = all.filter((groups) => groups !== undefined);
  return known.length > 0 && known.length === all.length ? [...new Set(known.flat())] : undefined;
}
