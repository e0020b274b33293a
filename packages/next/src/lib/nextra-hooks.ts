import type { ReactNode } from 'react';

/* What we know of Nextra: its page map, its loader, and how its plugin writes them into the configuration of Next.js. */

/** What a page says of itself. */
export interface PageMetadata {
  readonly title?: string;
  readonly sidebarTitle?: string;
  readonly description?: string;
  readonly groups?: unknown;
  /** From the folder of the site on. Pages that are React components have none. */
  readonly filePath?: string;
}

/** A page, a folder, a link or a separator; or what `_meta` says of those beside it. */
export interface PageMapItem {
  readonly name?: string | undefined;
  readonly type?: string;
  readonly route?: string;
  readonly title?: ReactNode;
  /** Of a page, and of a folder with a page in its place. */
  readonly frontMatter?: PageMetadata;
  readonly children?: readonly PageMapItem[];
  /** Of a menu in the navigation bar: titles by the name of a child, or links. */
  readonly items?: Readonly<Record<string, PageMapItem>>;
  /** Ours: the title, for everyone, of a folder whose own page is gated. */
  readonly openTitle?: ReactNode;
}

/** Of Nextra: puts the pages into the order of "previous" and "next". */
export type NormalizePages = (options: {
  readonly list: readonly PageMapItem[];
  readonly route: string;
}) => { readonly flatDocsDirectories: readonly PageMapItem[] };

/** Of Nextra: gives a folder without a page the title that its name makes. */
export type NormalizePageMap = (folder: {
  readonly name: string | undefined;
  readonly children: readonly [];
}) => PageMapItem;

/** What a bundler gives a loader as `this`. */
export interface LoaderContext {
  readonly resourcePath: string;
  getOptions(): object;
  async(): (error: unknown, result?: string) => void;
}
