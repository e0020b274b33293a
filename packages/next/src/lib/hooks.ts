/* What we know of Next.js: its configuration, and what it tells an adapter of a build. */

/** The part of `next.config` that we read or change. */
export interface NextConfig {
  readonly adapterPath?: string | undefined;
  readonly assetPrefix?: string | undefined;
  readonly basePath?: string | undefined;
  readonly distDir?: string | undefined;
  readonly output?: 'export' | 'standalone' | undefined;
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly turbopack?: Turbopack | undefined;
  webpack?(config: WebpackConfig, options: unknown): WebpackConfig | undefined;
}

interface Turbopack {
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly resolveAlias?: Readonly<Record<string, unknown>>;
}

/** The part of webpack's configuration that we change. */
export interface WebpackConfig {
  readonly resolve: { readonly alias: Record<string, unknown> };
  readonly module: { rules: unknown[] };
}

/** What a `next.config` may export. */
export type GivenConfig<Config> =
  | Config
  | PromiseLike<Config>
  | ((phase: string, context: never) => Config | PromiseLike<Config>);

/** As Next.js calls it: once for each command, and again in each process that renders pages. */
export type ConfigFunction<Config> = (phase: string, context: unknown) => Promise<Config>;

/** A finished build, as Next.js tells it to an adapter. */
export interface FinishedBuild {
  readonly projectDir: string;
  /** The absolute path of `.next`. */
  readonly distDir: string;
  readonly config: {
    readonly basePath: string;
    readonly output?: 'export' | 'standalone' | undefined;
  };
  readonly outputs: {
    /** Of an export: all of the site. `id` is the path from its folder on. */
    readonly staticFiles: readonly { readonly id: string; readonly filePath: string }[];
  };
}

/** Another adapter, such as that of the platform which the docs are deployed to. */
export interface Adapter {
  modifyConfig?(config: object, context: object): object | Promise<object>;
  onBuildComplete?(build: FinishedBuild): void | Promise<void>;
}
