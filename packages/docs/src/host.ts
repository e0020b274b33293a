export { type DocsHost, type GroupsOf, hostParts } from './lib/host/docs-host.ts';
export { installedVersion, unsupportedVersion } from './lib/host/host-versions.ts';
export { type DashboardLinks, type HostMode, prepare, type Prepared } from './lib/host/prepare.ts';
export { refreshTypes } from './lib/host/refresh-types.ts';
export { deferredFile, type DeferredFile } from './lib/page-head/deferred-file.ts';
export { personasFolder, readDevelopment } from './lib/page-head/development.ts';
export { type HeadSource, type HeadTag, headTags } from './lib/page-head/head-tags.ts';
export { escapeAttribute, writeTag } from './lib/page-head/write-tag.ts';
export { policyFor } from './lib/page-head/policy-for.ts';
export { type WarmFile, warmFiles, warmPage } from './lib/page-head/warm-files.ts';
export type {
  BundleContext,
  HtmlTag,
  ResolvedConfig,
  TransformedHtml,
  VitePlugin,
} from './lib/vite/hooks.ts';
export { watchSettings } from './lib/vite/watch-settings.ts';
export { writeDeferredFile, writeWarmFiles } from './lib/vite/write-deferred-file.ts';
