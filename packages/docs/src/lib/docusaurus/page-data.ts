/** Under this name, pages find the data of the plugin. */
export const pluginName = 'bookplate';

/** What the plugin tells the pages. */
export interface PageData {
  readonly loginUrl: string;
  readonly logoutUrl: string | undefined;
  readonly gatedPages: GatedPages;
}

/** The path of each page that names groups, as {@link pagePath} gives it, to the groups. */
export type GatedPages = Readonly<Record<string, readonly string[]>>;

/**
 * @param address a permalink, a link, or the path of the page that is open
 * @returns the same for all of them, however the site writes the ends of its paths
 */
export function pagePath(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/(\/index)?\.html$|\/+$/, '') || '/';
}
