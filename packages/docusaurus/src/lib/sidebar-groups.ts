import type { SidebarItem } from './hooks.ts';
import { type GatedPages, pagePath } from './page-data.ts';

/**
 * Whom an entry of the sidebar is for. A category is for whoever sees anything in it.
 *
 * @param item the entry
 * @param pages of the site that name groups
 * @returns the groups, or undefined if it is for everyone
 */
export function sidebarGroups(item: SidebarItem, pages: GatedPages): readonly string[] | undefined {
  switch (item.type) {
    case 'link':
      return pages[pagePath(item.href)];
    case 'category': {
      const inside = item.items.map((each) => sidebarGroups(each, pages));
      return groupsOfAll(
        item.href === undefined ? inside : [pages[pagePath(item.href)], ...inside],
      );
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
