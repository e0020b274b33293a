import { type PageGroups, pageWords } from '@bookplate/docs/gating';
import { readPageGroups, withPage } from '@bookplate/docs/page';
import { writeGate } from '@bookplate/protocol';
import type { AllContent, BlogContent, DocsContent, DocsVersion, PagesContent } from './hooks.ts';
import { pagePath } from './page-data.ts';

/** What the site's plugins have loaded, by what it is. */
export interface SiteContent {
  /** Of all instances of the plugin, each version of the docs. */
  readonly versions: readonly DocsVersion[];
  readonly blogs: readonly (BlogContent & { readonly id: string })[];
  /** All docs, posts and pages. A page that is a component has no title. */
  readonly pages: readonly SitePage[];
}

/** A page, and its groups. */
export interface SitePage {
  readonly path: string;
  /** The file, such as `@site/docs/intro.md`. */
  readonly source: string;
  readonly title: string;
  readonly groups: PageGroups;
  /** What its front matter says, but for the title. */
  readonly about: readonly string[];
}

/**
 * Reads what the plugins for docs, blogs and pages have loaded.
 *
 * @param allContent of all plugins of the site
 * @returns the same in order
 * @throws {Error} if a page names impossible groups, or if the groups of an address are not clear
 */
export function readContent(allContent: AllContent): SiteContent {
  const versions = instances(allContent, 'docs').flatMap(
    ([, docs]) => (docs as DocsContent).loadedVersions,
  );
  const blogs = instances(allContent, 'blog').map(([id, blog]) =>
    Object.assign({ id }, blog as BlogContent),
  );
  const pages = [
    ...versions.flatMap(({ docs }) => docs),
    ...blogs.flatMap(({ blogPosts }) => blogPosts.map(({ metadata }) => metadata)),
    ...instances(allContent, 'pages').flatMap(([, each]) => each as PagesContent),
  ].map(toSitePage);
  refuseAmbiguous(pages);
  return { versions, blogs, pages };
}

/** Of a plugin that is there several times, each with an id. One that found no files may have loaded nothing. */
function instances(
  allContent: AllContent,
  name: string,
): readonly (readonly [id: string, content: unknown])[] {
  const all = Object.entries(allContent[`docusaurus-plugin-content-${name}`] ?? {});
  return all.filter(([, content]) => Boolean(content));
}

function toSitePage({
  permalink,
  source,
  title = '',
  frontMatter = {},
}: PagesContent[number]): SitePage {
  return {
    path: pagePath(permalink),
    source,
    title,
    groups: readPageGroups(frontMatter['groups'], source),
    about: pageWords(frontMatter),
  };
}

/** Docusaurus shows one of two pages with the same address, and it is not for us to know which. */
function refuseAmbiguous(pages: readonly SitePage[]): void {
  const known = new Map<string, SitePage>();
  const write = ({ source, groups }: SitePage): string =>
    `${source} for ${groups ? `groups: ${writeGate(groups)}` : 'everyone'}`;
  for (const page of pages) {
    const other = known.get(page.path);
    if (other && JSON.stringify(other.groups) !== JSON.stringify(page.groups))
      throw new Error(
        withPage(
          'docusaurus-address',
          `At the address ${page.path}, found two pages: ${write(other)}, and ${write(page)}. Expected one. Give one of them another slug.`,
        ),
      );
    known.set(page.path, page);
  }
}
