/** The type of the navbar's item, for sites that want it elsewhere. */
export const accountItemType = 'custom-bookplateReader';

interface Navbar {
  readonly items?: readonly { readonly type?: string }[];
}

/**
 * Puts the reader's corner at the right end of the navbar, unless the site has placed it.
 *
 * @param themeConfig of the site
 * @returns another one
 */
export function addAccountMenu(themeConfig: { readonly navbar?: Navbar }): object {
  const { navbar } = themeConfig;
  const items = navbar?.items ?? [];
  if (items.some(({ type }) => type === accountItemType)) return themeConfig;
  return {
    ...themeConfig,
    navbar: { ...navbar, items: [...items, { type: accountItemType, position: 'right' }] },
  };
}
