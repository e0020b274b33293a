/*
 * What we use of Docusaurus, written down: a site's own types fit it, whichever 3.x they are of.
 * https://docusaurus.io/docs/api/plugin-methods
 */

/** Of a plugin, theme or preset. */
export type Options = Readonly<Record<string, unknown>>;

/** A file as Docusaurus sees it before it is compiled. */
export interface ParsedFile {
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** Title and description are made from it, and nothing else. */
  readonly content: string;
}

interface FileParams {
  readonly filePath: string;
  readonly fileContent: string;
  readonly defaultParseFrontMatter: ParseFile;
}

type ParseFile = (params: FileParams) => Promise<ParsedFile>;

/** The part of a site's configuration that is about Markdown. */
export interface MarkdownConfig {
  readonly format?: string;
  readonly parseFrontMatter?: ParseFile;
}

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
  readonly siteConfig: { readonly url: string };
  /** Of the site in the language that is built. */
  readonly baseUrl: string;
}

/** A plugin of Docusaurus. */
export interface SitePlugin {
  readonly name: string;
  /** What it was given, once Docusaurus has loaded it. */
  readonly options?: Options;
  /** After the pages are written. Docusaurus calls all of these at once. */
  postBuild?(build: SiteBuild): Promise<void>;
  getThemePath?(): string;
  configureWebpack?(config: BundlerConfig, isServer: boolean): BundlerConfig;
  getClientModules?(): string[];
  injectHtmlTags?(): { headTags: SiteTag[] };
  allContentLoaded?(hook: {
    readonly allContent: AllContent;
    readonly actions: { setGlobalData(data: unknown): void };
  }): Promise<void>;
}

/** What Docusaurus bundles the site with. */
export interface BundlerConfig {
  readonly resolve?: { readonly alias?: Readonly<Record<string, unknown>> };
  readonly module?: { readonly rules: readonly object[] };
  readonly ignoreWarnings?: readonly { readonly module: RegExp; readonly message: RegExp }[];
}

/** A build of the site in one language. */
export interface SiteBuild {
  /** The folder that it is written into. */
  readonly outDir: string;
  /** All plugins of the site, in their order. */
  readonly plugins: readonly SitePlugin[];
}

/** A tag for every page. */
export interface SiteTag {
  readonly tagName: string;
  readonly attributes: Readonly<Record<string, string | true>>;
  readonly innerHTML: string;
}

/** Name of a plugin, then the id of an instance, to what it has loaded. */
export type AllContent = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** A page of any of the three plugins that make pages of Markdown. */
export interface PageMetadata {
  readonly permalink: string;
  /** The file, such as `@site/docs/intro.md`. */
  readonly source: string;
  readonly title: string;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly unlisted?: boolean;
}

/** A page that "previous" or "next" leads to. */
export interface PageLink {
  readonly title: string;
  readonly permalink: string;
}

export interface Tag {
  readonly label: string;
  readonly permalink: string;
}

export interface Doc extends PageMetadata {
  readonly id: string;
  readonly tags: readonly Tag[];
  /** The sidebar that it is shown with. */
  readonly sidebar?: string | undefined;
  readonly previous?: PageLink | undefined;
  readonly next?: PageLink | undefined;
}

export interface DocsVersion {
  readonly docs: readonly Doc[];
  readonly sidebars: Readonly<Record<string, readonly SidebarSource[]>>;
}

export interface DocsContent {
  readonly loadedVersions: readonly DocsVersion[];
}

export interface Post extends PageMetadata {
  readonly tags: readonly Tag[];
}

export interface BlogContent {
  /** The newest first, or as the site sorts them. */
  readonly blogPosts: readonly { readonly metadata: Post }[];
  /** By permalink. A tag with many posts has several pages. */
  readonly blogTags: Readonly<
    Record<
      string,
      { readonly pages: readonly { readonly metadata: { readonly permalink: string } }[] }
    >
  >;
}

/** Pages that are components have no front matter. */
export type PagesContent = readonly (Pick<PageMetadata, 'permalink' | 'source'> &
  Partial<PageMetadata>)[];

/** An entry of a sidebar where the site is built. */
export type SidebarSource =
  | { readonly type: 'doc' | 'ref'; readonly id: string; readonly label?: string }
  | { readonly type: 'link' | 'html' }
  | SidebarCategory;

export interface SidebarCategory {
  readonly type: 'category';
  readonly label: string;
  readonly items: readonly SidebarSource[];
  readonly link?: CategoryLink | undefined;
}

/** What a category leads to: a doc, or a page that lists its entries. */
export type CategoryLink =
  | { readonly type: 'doc'; readonly id: string }
  | {
      readonly type: 'generated-index';
      readonly permalink: string;
      readonly title?: string | undefined;
      readonly description?: string | undefined;
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
