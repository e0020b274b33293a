import { groupsOfAny } from '@bookplate/protocol';
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
      return groupsOfAny(item.href === undefined ? inside : [groupsOf(item.href), ...inside]);
    }
    case 'html':
      return undefined;
  }
}
