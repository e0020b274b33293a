import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltPage, type PageGroups, pageWords } from '@bookplate/docs/gating';
import type { GroupsOf } from '@bookplate/docs/host';
import { readFrontMatter, readPageGroups } from '@bookplate/docs/page';
import type { ResolvedSite } from './hooks.ts';

/** What says how a page looks, or names other pages. */
const layoutKeys: ReadonlySet<string> = new Set(
  'layout outline prev next search sidebar aside editLink lastUpdated pageClass navbar footer head isHome'.split(
    ' ',
  ),
);

/**
 * Reads every page of a site, as far as it matters who sees it.
 *
 * @param site that is built or served
 * @returns the pages
 * @throws {ConfigurationError} if `groups` of a page are no list of groups
 */
export function readPages({ srcDir, pages, rewrites, site }: ResolvedSite): readonly BuiltPage[] {
  return pages.flatMap((page): readonly BuiltPage[] => {
    const file = join(srcDir, page);
    let text = '';
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      // A page of a dynamic route, which has no file.
      return [];
    }
    // VitePress itself says what is wrong with it.
    const { data, end } = readFrontMatter(text);
    const source = text.slice(end);
    const words = Object.fromEntries(Object.entries(data).filter(([key]) => !layoutKeys.has(key)));
    return [
      {
        file,
        path: site.base + pagePath(rewrites.map[page] ?? page),
        title: typeof data['title'] === 'string' ? data['title'] : titleIn(source),
        groups: readPageGroups(data['groups'], file),
        source,
        about: pageWords(words),
      },
    ];
  });
}

function titleIn(source: string): string {
  return /^#[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(source)?.[1]?.replaceAll(/[`*_]/g, '') ?? '';
}

/**
 * @param address a file of a page, or a link without the base
 * @returns the same for both: no slash before it, no extension, no `index`
 */
export function pagePath(address: string): string {
  return address
    .replace(/[?#].*$/, '')
    .replace(/^(\.?\/)+/, '')
    .replace(/\.(md|html)$/, '')
    .replace(/(^|\/)index$/, '$1')
    .replace(/\/$/, '');
}

/** The pages of a site, and its base. */
interface SitePages {
  readonly base: string;
  readonly pages: readonly Pick<BuiltPage, 'path' | 'groups'>[];
}

/**
 * Finds the groups of each page.
 *
 * @param site its pages
 * @returns by the path of the page, as {@link pagePath} gives it
 */
export function collectPages({ base, pages }: SitePages): ReadonlyMap<string, PageGroups> {
  return new Map(pages.map(({ path, groups }) => [pagePath(path.slice(base.length)), groups]));
}

/**
 * @param site its pages
 * @returns the groups of the page that a link leads to
 */
export function groupsByLink(site: SitePages): GroupsOf {
  const known = collectPages(site);
  return (link) => (/^(\w+:|\/\/)/.test(link) ? undefined : known.get(pagePath(link)));
}
