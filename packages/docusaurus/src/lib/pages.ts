import type { PageGroups } from '@bookplate/docs/gating';
import type { CategoryLink, DocsVersion, SidebarCategory, SidebarSource } from './hooks.ts';
import { type GatedPages, pagePath } from './page-data.ts';
import { groupsOfAny } from '@bookplate/protocol';
import type { SiteContent } from './site-content.ts';
import { tagListsOf } from './tag-lists.ts';

/** A page that lists the entries of a category, and the groups that see any of them. */
export interface CategoryPage {
  readonly path: string;
  readonly category: SidebarCategory;
  readonly link: CategoryLink & { readonly type: 'generated-index' };
  readonly groups: PageGroups;
}

/**
 * Finds every page of the site that is for some groups only: docs in all their versions, blog posts and pages, and the
 * pages that list a category or a tag of which everything is gated.
 *
 * @param content of the site
 * @returns the pages
 */
export function collectPages(content: SiteContent): GatedPages {
  const pages = content.pages.map(({ path, groups }) => [path, groups] as const);
  const categories = content.versions
    .flatMap((version) => categoryPages(version, Object.fromEntries(pages)))
    .map(({ path, groups }) => [path, groups] as const);
  const tags = tagListsOf(content, Object.fromEntries(pages)).flatMap(({ paths, groups }) =>
    paths.map((path) => [path, groups] as const),
  );
  return Object.fromEntries(
    [...pages, ...categories, ...tags].filter((entry): entry is [string, readonly string[]] =>
      Boolean(entry[1]),
    ),
  );
}

/**
 * @param version of some docs
 * @param groups of each page, by path
 * @returns the pages that list a category
 */
export function categoryPages(
  { docs, sidebars }: DocsVersion,
  groups: Readonly<Record<string, PageGroups>>,
): readonly CategoryPage[] {
  const groupsOfDoc = new Map(docs.map(({ id, permalink }) => [id, groups[pagePath(permalink)]]));
  const found: CategoryPage[] = [];
  const groupsOf = (item: SidebarSource): PageGroups => {
    if (item.type === 'doc' || item.type === 'ref') return groupsOfDoc.get(item.id);
    if (item.type !== 'category') return undefined;
    const { items, link } = item;
    const ofAll = groupsOfAny([
      ...(link?.type === 'doc' ? [groupsOfDoc.get(link.id)] : []),
      ...items.map(groupsOf),
    ]);
    if (link?.type === 'generated-index')
      found.push({ path: pagePath(link.permalink), category: item, link, groups: ofAll });
    return ofAll;
  };
  for (const item of Object.values(sidebars).flat()) groupsOf(item);
  return found;
}
