/*
 * What we use of Astro and Starlight, written down, so that one build fits every version from 0.37 (Astro 5) to 0.42
 * (Astro 7). https://starlight.astro.build/reference/plugins/
 */

/** A plugin of Starlight. */
export interface StarlightPlugin {
  readonly name: string;
  readonly hooks: {
    /**
     * Takes a {@link PluginSetup}. By its type it takes any object: with `exactOptionalPropertyTypes`, no type of ours
     * fits what Astro and Starlight say of themselves in every version.
     */
    readonly 'config:setup': (hook: object) => Promise<void>;
  };
}

export interface PluginSetup {
  readonly config: {
    readonly head?: readonly object[] | undefined;
    readonly customCss?: readonly string[] | undefined;
    readonly components?: Readonly<{ [name in string]?: string | undefined }> | undefined;
    readonly locales?: Readonly<Record<string, unknown>> | undefined;
    readonly defaultLocale?: string | undefined;
    readonly titleDelimiter?: string | undefined;
  };
  readonly astroConfig: {
    readonly root: URL;
    readonly cacheDir: URL;
    readonly base: string;
    readonly site?: string | undefined;
    readonly build: {
      readonly assets: string;
      readonly assetsPrefix?: string | { readonly js?: string; readonly fallback: string };
    };
  };
  readonly command: string;
  readonly logger: { info(message: string): void; warn(message: string): void };
  updateConfig(config: object): void;
  addIntegration(integration: AstroIntegration): void;
  addRouteMiddleware(middleware: { entrypoint: string; order: 'post' }): void;
}

export interface AstroIntegration {
  readonly name: string;
  readonly hooks: {
    readonly 'astro:config:setup'?: (hook: IntegrationSetup) => void;
    readonly 'astro:build:start'?: () => void;
    readonly 'astro:build:done'?: (build: { readonly dir: URL }) => void;
  };
}

export interface IntegrationSetup {
  readonly config: {
    readonly integrations: AstroIntegration[];
    readonly markdown?: {
      readonly processor?: MarkdownProcessor;
      /** Before Astro 6.4. */
      readonly remarkPlugins?: unknown[];
    };
  };
  updateConfig(config: object): void;
  addWatchFile(path: string): void;
}

/** Astro 6.4 and newer: Sätteri has mdast and hast, unified remark and rehype. */
export interface MarkdownProcessor {
  readonly name: string;
  readonly options: {
    readonly mdastPlugins?: unknown[];
    readonly hastPlugins?: unknown[];
    readonly remarkPlugins?: unknown[];
    readonly rehypePlugins?: unknown[];
  };
}

/** One page, as Starlight hands it to a route middleware. */
export interface StarlightRoute {
  readonly entry: {
    readonly id: string;
    readonly filePath?: string;
    readonly body?: string;
    readonly data: PageData;
  };
  readonly head: HeadTag[];
  readonly siteTitle: string;
  readonly sidebar: SidebarEntry[];
  readonly pagination: { prev: SidebarLink | undefined; next: SidebarLink | undefined };
}

/** A tag in the head of a page. */
export interface HeadTag {
  readonly tag: string;
  readonly attrs?: Readonly<Record<string, string | boolean | undefined>>;
  readonly content?: string;
}

/** Front matter. */
export interface PageData {
  readonly title?: string;
  readonly head?: readonly HeadTag[];
  groups?: readonly string[] | undefined;
  pagefind?: boolean;
}

export interface SidebarLink {
  readonly type: 'link';
  readonly href: string;
  readonly isCurrent: boolean;
  readonly attrs: Record<string, unknown>;
}

export type SidebarEntry =
  | SidebarLink
  | { readonly type: 'group'; readonly label: string; readonly entries: SidebarEntry[] };
