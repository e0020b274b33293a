import type { PageGroups } from '../gating/neighbour.ts';
import type { HeadTag } from '../page-head/head-tags.ts';

/** The groups of the page that an address leads to. */
export type GroupsOf = (href: string) => PageGroups;

/**
 * What a documentation framework lets us do. Each part is a file of the host's package, with the name that stands here,
 * and exports a function with the name of the part. What is decided is decided in this package; an adapter only says it
 * in the terms of its host, so the types of these are its own. A host leaves out the parts that it does not have.
 */
export interface DocsHost {
  /** `head`: puts the tags into the head of every page, before everything else in it. */
  readonly injectHead: (tags: readonly HeadTag[], head: never) => unknown;
  /** `navigation`: marks the entries of gated pages with their groups, so that the head's stylesheet can hide them. */
  readonly gateNavigation?: (entries: never, groupsOf: GroupsOf) => unknown;
  /** `page`: leaves the body, the description and the neighbours of a gated page to its readers. */
  readonly gatePage?: (page: never, groupsOf: GroupsOf) => unknown;
  /** `contents`: marks the headings of `<Groups>` in the table of contents of a page. */
  readonly gateContents?: (contents: never, page: never) => unknown;
  /** `pages`: finds the groups of each page, by its path. */
  readonly collectPages?: (
    content: never,
  ) => ReadonlyMap<string, PageGroups> | Readonly<Record<string, PageGroups>>;
  /** `after-build`: checks the finished build for gated text, after everything that writes into it. */
  readonly afterBuild?: (build: never) => unknown;
}

/** The parts of a {@link DocsHost}, and the file of each. */
export const hostParts: Readonly<Record<keyof DocsHost, string>> = {
  injectHead: 'head',
  gateNavigation: 'navigation',
  gatePage: 'page',
  gateContents: 'contents',
  collectPages: 'pages',
  afterBuild: 'after-build',
};
