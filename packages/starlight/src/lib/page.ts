import { neighbour } from '@bookplate/docs/gating';
import { isPublic } from '@bookplate/protocol';
import type { GroupsOf } from '@bookplate/docs/host';
import type { SidebarEntry, SidebarLink, StarlightRoute } from './hooks.ts';

/**
 * Keeps a page that anonymous readers do not see out of Pagefind, and lets "previous" and "next" of any page lead to what
 * all of its readers see.
 *
 * @param route the page; it is changed
 * @param groupsOf the groups of each page
 */
export function gatePage(route: StarlightRoute, groupsOf: GroupsOf): void {
  const { entry, pagination } = route;
  if (!isPublic(entry.data.groups)) entry.data.pagefind = false;
  const links = linksOf(route.sidebar);
  const current = links.findIndex((link) => link.isCurrent);
  for (const [name, step] of [
    ['prev', -1],
    ['next', 1],
  ] as const) {
    // What an author has written stays.
    if (pagination[name]?.href === links[current + step]?.href)
      pagination[name] = neighbour(links, current, step, ({ href }) => groupsOf(href));
  }
}

function linksOf(entries: readonly SidebarEntry[]): readonly SidebarLink[] {
  return entries.flatMap((entry) => (entry.type === 'group' ? linksOf(entry.entries) : [entry]));
}
