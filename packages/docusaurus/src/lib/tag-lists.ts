import type { PageGroups } from '@bookplate/docs/gating';
import type { PageMetadata, Tag } from './hooks.ts';
import { groupsOfAny } from '@bookplate/protocol';
import { pagePath } from './page-data.ts';
import type { SiteContent } from './site-content.ts';

/** The pages that list what a tag has. */
interface TagList {
  readonly paths: readonly string[];
  /** The groups that see anything in it; undefined is everyone. */
  readonly groups: PageGroups;
}

/**
 * Finds the tags of docs and of blogs.
 *
 * @param content of the site
 * @param groups of each page, by path
 * @returns the pages of each tag
 */
export function tagListsOf(
  { versions, blogs }: SiteContent,
  groups: Readonly<Record<string, PageGroups>>,
): readonly TagList[] {
  const listsOf = (
    pages: readonly (PageMetadata & { readonly tags: readonly Tag[] })[],
    furtherPagesOf: (tag: string) => readonly string[] = () => [],
  ): readonly TagList[] => {
    const inside = new Map<string, PageGroups[]>();
    for (const { permalink, tags } of pages.filter(({ unlisted }) => !unlisted))
      for (const tag of tags)
        inside.set(tag.permalink, [
          ...(inside.get(tag.permalink) ?? []),
          groups[pagePath(permalink)],
        ]);
    return Array.from(inside, ([tag, ofPages]) => ({
      paths: [...new Set([tag, ...furtherPagesOf(tag)].map(pagePath))],
      groups: groupsOfAny(ofPages),
    }));
  };
  return [
    ...versions.flatMap(({ docs }) => listsOf(docs)),
    ...blogs.flatMap(({ blogPosts, blogTags }) =>
      listsOf(
        blogPosts.map(({ metadata }) => metadata),
        (tag) => blogTags[tag]?.pages.map(({ metadata }) => metadata.permalink) ?? [],
      ),
    ),
  ];
}
