/*
 * What we use of VitePress 1 and 2 and their Vite, written down, so that one build fits both.
 * https://vitepress.dev/reference/site-config
 */
/** The part of a site's configuration that has something of ours. */
export interface SiteConfig {
  markdown?: {
    config?: (md: never) => unknown;
    codeTransformers?: unknown[];
  };
  vue?: {
    template?: { compilerOptions?: { isCustomElement?: ((tag: string) => unknown) | undefined } };
  };
  vite?: { plugins?: unknown[] };
  themeConfig?: unknown;
  sitemap?: SitemapOptions;
  transformHtml?: (html: string, file: string, context: never) => unknown;
  transformPageData?: (page: never, context: never) => unknown;
  buildEnd?: (site: never) => unknown;
}

export interface SitemapOptions {
  transformItems?: (items: never) => unknown;
}

/** A page in the sitemap. */
export interface SitemapItem {
  /** Without the base. */
  readonly url: string;
  /** Its translations. */
  readonly links?: readonly { readonly url: string }[];
}

/** What VitePress has made of the configuration. */
export interface ResolvedSite {
  readonly root: string;
  readonly srcDir: string;
  readonly outDir: string;
  readonly assetsDir: string;
  readonly cleanUrls: boolean;
  /** The files of the pages, from `srcDir` on. */
  readonly pages: readonly string[];
  readonly rewrites: { readonly map: Readonly<Record<string, string | undefined>> };
  readonly site: {
    readonly base: string;
    readonly themeConfig?: ThemeConfig;
    readonly locales?: Readonly<Record<string, { readonly themeConfig?: ThemeConfig } | undefined>>;
  };
}

/** Of the default theme. */
export interface ThemeConfig {
  readonly nav?: readonly NavigationItem[];
  readonly sidebar?: Sidebar;
  readonly docFooter?: { readonly prev?: unknown; readonly next?: unknown };
  readonly search?: { readonly provider?: string };
}

export type Sidebar =
  | readonly NavigationItem[]
  | Readonly<
      Record<
        string,
        | readonly NavigationItem[]
        | { readonly items: readonly NavigationItem[]; readonly base?: string }
      >
    >;

/** An entry of the sidebar or of the navigation bar. */
export interface NavigationItem {
  readonly text?: string;
  readonly link?: unknown;
  readonly base?: string;
  readonly items?: readonly NavigationItem[];
  readonly docFooterText?: string;
  /** Ours: of all of the entry. */
  bookplateGroups?: string | undefined;
  /** Ours: of its link, where what is below it is for others, too. */
  bookplateLinkGroups?: string | undefined;
}

/** A page, as `transformPageData` is given it. */
export interface PageData {
  description: string;
  readonly title: string;
  readonly relativePath: string;
  frontmatter: Record<string, unknown>;
}

/** A plugin of Vite 5 to 8. */
export interface VitePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  configResolved(config: ViteConfig): Promise<void>;
  configureServer(server: DevServer): Promise<void>;
  transform(code: string, id: string): Promise<string | undefined>;
  resolveId(id: string): string | undefined;
  handleHotUpdate(update: { readonly file: string; readonly server: DevServer }): void;
  readonly transformIndexHtml: {
    readonly order: 'post';
    handler(html: string): Promise<string>;
  };
}

export interface ViteConfig {
  readonly command: 'build' | 'serve';
  readonly mode: string;
  readonly vitepress: ResolvedSite;
  readonly logger: { info(message: string): void; warn(message: string): void };
}

export interface DevServer {
  readonly watcher: {
    add(paths: readonly string[]): unknown;
    on(event: 'all', listener: (event: string, path: string) => void): unknown;
  };
  readonly ws: { send(message: { readonly type: 'full-reload' }): void };
  readonly moduleGraph: {
    getModuleById(id: string): object | undefined;
    invalidateModule(module: object): void;
  };
}
