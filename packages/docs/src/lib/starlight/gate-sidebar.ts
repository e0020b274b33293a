import type { SidebarEntry } from './hooks.ts';

/**
 * Marks the entries of gated pages in a sidebar.
 *
 * @param sidebar of one page; its entries are changed
 * @param gatedPages path of a page, as {@link pagePath} gives it, to its groups
 * @param base the path below which the site is, such as `/` or `/docs`
 */
export function gateSidebar(
  sidebar: readonly SidebarEntry[],
  gatedPages: ReadonlyMap<string, readonly string[]>,
  base: string,
): void {
  for (const entry of sidebar) {
    if (entry.type === 'group') {
      gateSidebar(entry.entries, gatedPages, base);
      continue;
    }
    const groups = gatedPages.get(pagePath(withoutBase(entry.href, base)));
    if (groups) entry.attrs['data-bookplate-groups'] = groups.join(' ');
  }
}

/**
 * @param address the id of an entry, or the path of a link without the base
 * @returns the same for both: no slashes around it, no file name
 */
export function pagePath(address: string): string {
  return address.replace(/(^|\/)index$|\.html$/, '').replace(/^\/+|\/+$/g, '');
}

function withoutBase(href: string, base: string): string {
  const path = href.replace(/[?#].*$/, '');
  const prefix = base.replace(/\/+$/, '');
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}
