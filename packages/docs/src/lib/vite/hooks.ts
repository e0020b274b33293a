/*
 * What we use of Vite, written down, so that one build fits versions 6 to 8: Astro 5 has Vite 6.
 * https://vite.dev/guide/api-plugin
 */

/** A plugin of Vite. */
export interface VitePlugin {
  readonly name: string;
  configResolved(config: ResolvedConfig): Promise<void>;
  configureServer(server: DevServer): Promise<void>;
  readonly transformIndexHtml: {
    readonly order: 'post';
    handler(html: string, page: { readonly path: string }): Promise<TransformedHtml>;
  };
  generateBundle(this: BundleContext): Promise<void>;
}

export interface ResolvedConfig {
  readonly root: string;
  /** Such as `/docs/`; `` and `./` are relative to each page. */
  readonly base: string;
  readonly build: { readonly assetsDir: string };
  readonly command: 'build' | 'serve';
  readonly mode: string;
  readonly logger: { info(message: string): void; warn(message: string): void };
}

export interface BundleContext {
  readonly environment: {
    readonly config: {
      readonly consumer: 'client' | 'server';
      readonly build: { readonly assetsDir: string };
    };
  };
  emitFile(file: { type: 'asset'; fileName: string; source: string }): unknown;
}

export interface DevServer {
  readonly watcher: {
    add(paths: readonly string[]): unknown;
    on(event: 'all', listener: (event: string, path: string) => void): unknown;
  };
  readonly ws: { send(message: { readonly type: 'full-reload' }): void };
}

export interface TransformedHtml {
  html: string;
  tags: HtmlTag[];
}

export interface HtmlTag {
  tag: string;
  attrs: Record<string, string | true>;
  children?: string;
  injectTo: 'head-prepend';
}
