/*
 * What we use of Docusaurus, written down: a site's own types fit it, whichever 3.x they are of.
 * https://docusaurus.io/docs/api/plugin-methods
 */

import type { MarkdownConfig } from './words-for-everyone.ts';

/** The site's configuration, as far as it is looked at here. */
export interface SiteConfig {
  readonly presets?: readonly unknown[];
  readonly plugins?: readonly unknown[];
  readonly themes?: readonly unknown[];
  readonly themeConfig?: object;
  readonly markdown?: MarkdownConfig;
}

/** What a plugin is told of the site. */
export interface SiteContext {
  readonly siteDir: string;
}

/** A plugin of Docusaurus. */
export interface SitePlugin {
  readonly name: string;
  getThemePath?(): string;
  getClientModules?(): string[];
  injectHtmlTags?(): { headTags: SiteTag[] };
  allContentLoaded?(hook: {
    readonly allContent: AllContent;
    readonly actions: { setGlobalData(data: unknown): void };
  }): void;
}

/** A tag for every page. */
export interface SiteTag {
  readonly tagName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly innerHTML: string;
}

/** Name of a plugin, then the id of an instance, to what it has loaded. */
export type AllContent = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** A page of any of the three plugins that make pages of Markdown. */
export interface PageMetadata {
  readonly permalink: string;
  /** The file, such as `@site/docs/intro.md`. */
  readonly source: string;
  readonly frontMatter: Readonly<Record<string, unknown>>;
}

export interface DocsContent {
  readonly loadedVersions: readonly {
    readonly docs: readonly (PageMetadata & { readonly id: string })[];
    readonly sidebars: Readonly<Record<string, readonly SidebarSource[]>>;
  }[];
}

export interface BlogContent {
  readonly blogPosts: readonly { readonly metadata: PageMetadata }[];
}

/** Pages that are components have no front matter. */
export type PagesContent = readonly (Partial<PageMetadata> & Pick<PageMetadata, 'permalink'>)[];

/** An entry of a sidebar where the site is built. */
export type SidebarSource =
  | { readonly type: 'doc' | 'ref'; readonly id: string }
  | { readonly type: 'link' | 'html' }
  | {
      readonly type: 'category';
      readonly items: readonly SidebarSource[];
      /** A doc, or a page that lists the entries. */
      readonly link?: { readonly id?: string; readonly permalink?: string } | undefined;
    };

/** The same where it is shown. */
export type SidebarItem =
  | { readonly type: 'link'; readonly href: string; readonly className?: string | undefined }
  | { readonly type: 'html' }
  | {
      readonly type: 'category';
      readonly items: readonly SidebarItem[];
      readonly href?: string | undefined;
      readonly className?: string | undefined;
    };
