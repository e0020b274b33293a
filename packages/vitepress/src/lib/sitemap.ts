import { isPublic } from '@bookplate/protocol';
import type { GroupsOf } from '@bookplate/docs/host';
import type { SitemapItem, SitemapOptions } from './hooks.ts';

/**
 * Keeps pages that anonymous readers do not see out of the sitemap. VitePress 1.6 does not wait until the file is written, so it cannot be changed
 * after the build.
 *
 * @param sitemap the site's options
 * @param groupsOf the groups of each page, as they are when the sitemap is made
 * @returns the options
 */
export function gateSitemap(sitemap: SitemapOptions, groupsOf: () => GroupsOf): SitemapOptions {
  const isOpen = ({ url }: Pick<SitemapItem, 'url'>): boolean => isPublic(groupsOf()(url));
  return {
    ...sitemap,
    async transformItems(items: never) {
      const all = ((await sitemap.transformItems?.(items)) ?? items) as readonly SitemapItem[];
      return all
        .filter(isOpen)
        .map((item) =>
          item.links ? Object.assign({}, item, { links: item.links.filter(isOpen) }) : item,
        );
    },
  };
}
