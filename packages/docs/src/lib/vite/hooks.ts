/*
 * What we use of Vite, written down, so that one build fits versions 7 and 8. https://vite.dev/guide/api-plugin
 */

/** A plugin of Vite. */
export interface VitePlugin {
  readonly name: string;
  configResolved(config: ResolvedConfig): Promise<void>;
  configureServer(server: DevServer): Promise<void>;
  readonly transformIndexHtml: {
    readonly order: 'post';
    handler(html: string): Promise<TransformedHtml>;
  };
}

export interface ResolvedConfig {
  readonly root: string;
  readonly command: 'build' | 'serve';
  readonly logger: { warn(message: string): void };
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
  attrs: Record<string, string>;
  children?: string;
  injectTo: 'head-prepend';
}
