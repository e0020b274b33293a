import { groupNamePattern, userLimits } from '@bookplate/protocol';
import type { PageGroups } from '../gating/neighbour.ts';
import type {
  AllContent,
  BlogContent,
  DocsContent,
  DocsVersion,
  PageMetadata,
  PagesContent,
} from './hooks.ts';
import { pagePath } from './page-data.ts';

/** What the site's plugins have loaded, by what it is. */
export interface SiteContent {
  /** Of all instances of the plugin, each version of the docs. */
  readonly versions: readonly DocsVersion[];
  readonly blogs: readonly (BlogContent & { readonly id: string })[];
  /** All docs, posts and pages. A page that is a component has no title. */
  readonly pages: readonly SitePage[];
}

/** A page, and whom it is for. */
export interface SitePage {
  readonly path: string;
  /** The file, such as `@site/docs/intro.md`. */
  readonly source: string;
  readonly title: string;
  readonly groups: PageGroups;
}

/**
 * Reads what the plugins for docs, blogs and pages have loaded.
 *
 * @param allContent of all plugins of the site
 * @returns the same in order
 * @throws {Error} if a page names groups that cannot be, or if it is not clear whom an address is for
 */
export function readContent(allContent: AllContent): SiteContent {
  const instances = <Content>(name: string): readonly (readonly [id: string, Content])[] =>
    Object.entries(allContent[`docusaurus-plugin-content-${name}`] ?? {}).filter(
      (instance): instance is [string, Content] => Boolean(instance[1]),
    );
  const versions = instances<DocsContent>('docs').flatMap(([, docs]) => docs.loadedVersions);
  const blogs = instances<BlogContent>('blog').map(([id, blog]) => ({ ...blog, id }));
  const pages = [
    ...versions.flatMap(({ docs }) => docs),
    ...blogs.flatMap(({ blogPosts }) => blogPosts.map(({ metadata }) => metadata)),
    ...instances<PagesContent>('pages').flatMap(([, each]) => each),
  ].map(toSitePage);
  refuseAmbiguous(pages);
  return { versions, blogs, pages };
}

function toSitePage({
  permalink,
  source,
  title = '',
  frontMatter = {},
}: PagesContent[number]): SitePage {
  return { path: pagePath(permalink), source, title, groups: readGroups(source, frontMatter) };
}

function readGroups(source: string, { groups }: PageMetadata['frontMatter']): PageGroups {
  if (groups === undefined) return undefined;
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

/** Docusaurus shows one of two pages with the same address, and it is not for us to know which. */
function refuseAmbiguous(pages: readonly SitePage[]): void {
  const known = new Map<string, SitePage>();
  const write = ({ source, groups }: SitePage): string =>
    `${source} for ${groups ? `groups: ${JSON.stringify(groups)}` : 'everyone'}`;
  for (const page of pages) {
    const other = known.get(page.path);
    if (other && JSON.stringify(other.groups) !== JSON.stringify(page.groups))
      throw new Error(
        `At the address ${page.path}, found two pages: ${write(other)}, and ${write(page)}. Expected one. Give one of them another slug.`,
      );
    known.set(page.path, page);
  }
}
