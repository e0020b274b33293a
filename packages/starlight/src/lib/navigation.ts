import type { GroupsOf } from '@bookplate/docs/host';
import type { SidebarEntry } from './hooks.ts';

/**
 * Marks the entries of gated pages in a sidebar.
 *
 * @param sidebar of one page; its entries are changed
 * @param groupsOf the groups of each page
 */
export function gateNavigation(sidebar: readonly SidebarEntry[], groupsOf: GroupsOf): void {
  for (const entry of sidebar) {
    if (entry.type === 'group') {
      gateNavigation(entry.entries, groupsOf);
      continue;
    }
    const groups = groupsOf(entry.href);
    if (groups) entry.attrs['data-bookplate-groups'] = groups.join(' ');
  }
}
