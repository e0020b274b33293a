import type { PageGroups } from '@bookplate/docs/gating';
import { readPageGroups, withPage } from '@bookplate/docs/page';
import type { PageData, Storage, StoredFile } from './fumadocs-hooks.ts';
import type { ListedPage } from './page-lists.ts';

/** Pages as a loader of Fumadocs has stored them. */
interface StoredPages {
  readonly storage: Storage;
  readonly url: (slugs: readonly string[], locale?: string) => string;
}

/**
 * Finds the groups of each page.
 *
 * @param pages of a loader
 * @returns by the path of the page, below the base
 * @throws {ConfigurationError} if `groups` of a page are no list of groups
 */
export function collectPages(pages: StoredPages): ReadonlyMap<string, PageGroups> {
  return new Map(listPages(pages).map(({ url, groups }) => [url, groups]));
}

/**
 * @param pages of a loader
 * @returns what a build must know of them
 */
export function listPages({ storage, url }: StoredPages): readonly ListedPage[] {
  return pagesIn(storage).map((page) => ({
    file: page.absolutePath ?? page.path,
    url: url(page.slugs ?? []),
    title: page.data.title ?? '',
    description: page.data.description,
    groups: groupsOf(page),
  }));
}

/**
 * @param storage of a loader
 * @returns the pages in it
 */
export function pagesIn(storage: Storage): readonly StoredFile[] {
  return [...storage.files.values()].filter(({ format }) => format === 'page');
}

/**
 * @param page that is stored
 * @returns its groups
 */
export function groupsOf({ data, path }: Pick<StoredFile, 'data' | 'path'>): PageGroups {
  return readPageGroups(data.groups, path);
}

/**
 * Leaves of the data of a gated page what everyone may know. Its texts are for the page alone: what asks for them would
 * put them into an index or a file for everyone.
 *
 * @param data of the page
 * @param path of the page, for the message
 * @returns the data
 */
export function withoutTexts(data: PageData, path: string): PageData {
  const refuse = (): never => {
    throw new Error(
      withPage(
        'next-open-pages',
        `Found that the text of ${path}, a page of some groups, is put into an index or a file. Give openPages(source) of @bookplate/next/fumadocs to the search and to the routes of llms.txt.`,
      ),
    );
  };
  return Object.defineProperty(
    { ...data, description: undefined, getText: refuse, getMDAST: refuse },
    'structuredData',
    { get: refuse },
  );
}
