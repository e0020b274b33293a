import type { PageLink } from './hooks.ts';

/** Under this name, pages find the data of the plugin. */
export const pluginName = 'bookplate';

/** What the plugin tells the pages. */
export interface PageData {
  readonly loginUrl: string;
  readonly logoutUrl: string | undefined;
  /** Where the site is served: scheme, host and port. */
  readonly docsOrigin: string;
  readonly gatedPages: GatedPages;
  readonly neighbours: Neighbours;
}

/** The path of each page that names groups, as {@link pagePath} gives it, to the groups. */
export type GatedPages = Readonly<Record<string, readonly string[]>>;

/** By path, of each page for which they are not what Docusaurus says: where "previous" and "next" lead. */
export type Neighbours = Readonly<
  Record<
    string,
    // As it goes through JSON, nothing is null.
    { readonly previous: PageLink | null; readonly next: PageLink | null } | undefined
  >
>;

/**
 * @param address a permalink, a link, or the path of the page that is open
 * @returns the same for all of them, however the site writes the ends of its paths
 */
export function pagePath(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/(\/index)?\.html$|\/+$/, '') || '/';
}
