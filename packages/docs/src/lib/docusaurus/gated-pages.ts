import { groupNamePattern, userLimits } from '@bookplate/protocol';
import type {
  AllContent,
  BlogContent,
  DocsContent,
  PageMetadata,
  PagesContent,
  SidebarSource,
} from './hooks.ts';
import { type GatedPages, pagePath } from './page-data.ts';
import { groupsOfAll } from './sidebar-groups.ts';

/**
 * Finds every page of the site that is for some groups only: docs in all their versions, blog posts and pages, and the
 * pages that list a category of which everything is gated.
 *
 * @param allContent what the site's plugins have loaded
 * @returns the pages
 * @throws {Error} if a page names groups that cannot be
 */
export function findGatedPages(allContent: AllContent): GatedPages {
  const instances = (name: string): readonly unknown[] =>
    Object.values(allContent[`docusaurus-plugin-content-${name}`] ?? {});
  const versions = (instances('docs') as DocsContent[]).flatMap((docs) => docs.loadedVersions);
  const posts = (instances('blog') as (BlogContent | undefined)[]).flatMap(
    (blog) => blog?.blogPosts ?? [],
  );
  const pages = (instances('pages') as (PagesContent | null)[]).flatMap((each) => each ?? []);
  return Object.fromEntries([
    ...[...versions.flatMap(({ docs }) => docs), ...posts.map(({ metadata }) => metadata), ...pages]
      .filter((page): page is PageMetadata => page.frontMatter?.['groups'] !== undefined)
      .map((page) => [pagePath(page.permalink), readGroups(page)] as const),
    ...versions.flatMap(gatedCategories),
  ]);
}

function gatedCategories({
  docs,
  sidebars,
}: DocsContent['loadedVersions'][number]): (readonly [string, readonly string[]])[] {
  const groupsOfDoc = new Map(docs.map((doc) => [doc.id, doc.frontMatter['groups']]));
  const found: (readonly [string, readonly string[]])[] = [];
  const groupsOf = (item: SidebarSource): readonly string[] | undefined => {
    if (item.type === 'doc' || item.type === 'ref')
      return groupsOfDoc.get(item.id) as readonly string[] | undefined;
    if (item.type !== 'category') return undefined;
    const { items, link } = item;
    const page = link?.id === undefined ? [] : [{ type: 'doc', id: link.id } as const];
    const groups = groupsOfAll([...page, ...items].map(groupsOf));
    if (groups && link?.permalink) found.push([pagePath(link.permalink), groups]);
    return groups;
  };
  for (const item of Object.values(sidebars).flat()) groupsOf(item);
  return found;
}

function readGroups({ source, frontMatter }: PageMetadata): readonly string[] {
  const { groups } = frontMatter;
  const isGood =
    Array.isArray(groups) &&
    groups.length <= userLimits.groups &&
    groups.every((name) => typeof name === 'string' && groupNamePattern.test(name));
  if (!isGood)
    throw new Error(
      `In the front matter of ${source}, found groups: ${JSON.stringify(groups)}. Expected names of groups in a list, such as groups: ['admin']; a name is 1–64 letters, digits and _ . : -, the first a letter or digit.`,
    );
  return groups as string[];
}
