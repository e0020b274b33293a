import type { PageGroups } from '@bookplate/docs/gating';
import { readPageGroups } from '@bookplate/docs/page';
import type { PageMapItem, PageMetadata } from './nextra-hooks.ts';

/** A page of the page map, or a folder with a page in its place. */
export type NextraPage = PageMapItem & {
  readonly route: string;
  readonly frontMatter: PageMetadata;
};

/**
 * @param items of a page map
 * @returns all pages in them
 */
export function nextraPages(items: readonly PageMapItem[]): readonly NextraPage[] {
  return items.flatMap((item) => [
    ...(item.frontMatter && item.route !== undefined ? [item as NextraPage] : []),
    ...nextraPages(item.children ?? []),
  ]);
}

/**
 * @param data what a page says of itself
 * @param path of the page, for the message
 * @returns its groups
 */
export function groupsOfPage({ groups }: PageMetadata, path: string): PageGroups {
  return readPageGroups(groups, path);
}
