import { isSharedBy, type PageGroups } from '@bookplate/docs/gating';
import { authorKey, type Counts, pagePath } from './page-data.ts';
import { groupsOfAll } from './sidebar-groups.ts';
import type { PageMetadata, Tag } from './hooks.ts';
import type { SiteContent } from './site-content.ts';

/** Pages that a tag or an author has. */
interface PageList {
  readonly key: string;
  /** The pages that show the list, if it goes when all in it is gated. */
  readonly paths: readonly string[];
  /** Whoever sees anything in it; undefined is everyone. */
  readonly groups: PageGroups;
  /** Of each page in it. */
  readonly inside: readonly PageGroups[];
}

/**
 * Finds the tags of docs and of blogs, and the authors.
 *
 * @param content of the site
 * @param groups of each page, by path
 * @returns what they have
 */
export function listsOf(
  { versions, blogs }: SiteContent,
  groups: Readonly<Record<string, PageGroups>>,
): readonly PageList[] {
  const inside = <Page extends PageMetadata>(
    pages: readonly Page[],
    keysOf: (page: Page) => readonly string[],
  ): readonly (readonly [key: string, inside: readonly PageGroups[]])[] => {
    const found = new Map<string, PageGroups[]>();
    for (const page of pages.filter(({ unlisted }) => !unlisted))
      for (const key of keysOf(page))
        found.set(key, [...(found.get(key) ?? []), groups[pagePath(page.permalink)]]);
    return [...found];
  };
  return [
    ...versions.flatMap(({ docs }) =>
      inside(docs, tagsOf).map(([tag, pages]) => toTag(tag, pages)),
    ),
    ...blogs.flatMap(({ id, blogPosts, blogTags }) => {
      const posts = blogPosts.map(({ metadata }) => metadata);
      const authors = inside(posts, (post) =>
        post.authors.flatMap(({ key }) => (key ? [authorKey(id, key)] : [])),
      );
      return [
        ...inside(posts, tagsOf).map(([tag, pages]) =>
          toTag(
            tag,
            pages,
            blogTags[tag]?.pages.map(({ metadata }) => metadata.permalink),
          ),
        ),
        // Who writes is no secret.
        ...authors.map(([key, pages]) => ({ key, paths: [], groups: undefined, inside: pages })),
      ];
    }),
  ];
}

/**
 * Counts as "previous" and "next" lead: what every reader of a list sees, so that the number is the same for all.
 *
 * @param lists of tags and authors
 * @returns the counts that are not of all pages in the list
 */
export function countPages(lists: readonly PageList[]): Counts {
  return Object.fromEntries(
    lists
      .map(({ key, groups, inside }) => {
        const shared = inside.filter((each) => isSharedBy(groups, each));
        return [key, shared.length, inside.length] as const;
      })
      .filter(([, shared, all]) => shared < all),
  );
}

function tagsOf({ tags }: { readonly tags: readonly Tag[] }): readonly string[] {
  return tags.map(({ permalink }) => permalink);
}

function toTag(
  permalink: string,
  inside: readonly PageGroups[],
  pages: readonly string[] = [],
): PageList {
  return {
    key: pagePath(permalink),
    paths: [...new Set([permalink, ...pages].map(pagePath))],
    groups: groupsOfAll(inside),
    inside,
  };
}
