import type { PageGroups } from '@bookplate/docs/gating';
import type { GroupsOf } from '@bookplate/docs/host';
import { readPageGroups } from '@bookplate/docs/page';

/** An entry of the collection `docs`. */
interface DocsEntry {
  readonly id: string;
  readonly data: { readonly groups?: unknown };
}

/**
 * Finds the groups of each page.
 *
 * @param entries of the collection `docs`
 * @returns by the path of the page, as {@link pagePath} gives it
 */
export function collectPages(entries: readonly DocsEntry[]): ReadonlyMap<string, PageGroups> {
  return new Map(
    entries.map(({ id, data: { groups } }) => [pagePath(id), readPageGroups(groups, id)]),
  );
}

/**
 * Looks up the groups of the page that an address leads to.
 *
 * @param pages from {@link collectPages}
 * @param base the path below which the site is, such as `/` or `/docs`
 * @param locales the folders of the languages, and which is the default: a page that is not translated shows that one
 * @returns the groups of a page; undefined also for an address elsewhere
 */
export function pageGroups(
  pages: ReadonlyMap<string, PageGroups>,
  base: string,
  locales: { readonly folders: readonly string[]; readonly fallback: string },
): GroupsOf {
  const prefix = base.replace(/\/+$/, '');
  return (href) => {
    const path = href.replace(/[?#].*$/, '');
    if (!path.startsWith(`${prefix}/`)) return undefined;
    const own = pagePath(path.slice(prefix.length));
    if (pages.has(own)) return pages.get(own);
    const [folder = '', ...rest] = own.split('/');
    return locales.folders.includes(folder)
      ? pages.get(pagePath([locales.fallback, ...rest].join('/')))
      : undefined;
  };
}

/**
 * @param address the id of an entry, or the path of a link without the base
 * @returns the same for both: no slashes around it, no file name
 */
export function pagePath(address: string): string {
  return address.replace(/(^|\/)index$|\.html$/, '').replace(/^\/+|\/+$/g, '');
}
