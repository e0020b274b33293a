export { type DocsHost, type GroupsOf, hostParts } from './lib/host/docs-host.ts';
export { installedVersion, unsupportedVersion } from './lib/host/host-versions.ts';
export { type DashboardLinks, type HostMode, prepare, type Prepared } from './lib/host/prepare.ts';
export { refreshTypes } from './lib/host/refresh-types.ts';
export type { DeferredFile } from './lib/page-head/deferred-file.ts';
export type { HeadTag } from './lib/page-head/head-tags.ts';
export type {
  BundleContext,
  HtmlTag,
  ResolvedConfig,
  TransformedHtml,
  VitePlugin,
} from './lib/vite/hooks.ts';
export { writeDeferredFile } from './lib/vite/write-deferred-file.ts';
