export { installedVersion, unsupportedHosts, unsupportedVersion } from './lib/host-versions.ts';
export { personasFolder, readDevelopment } from './lib/page-head/development.ts';
export { type HeadSource, type HeadTag, headTags } from './lib/page-head/head-tags.ts';
export { laterScript } from './lib/page-head/later-script.ts';
export { policyFor } from './lib/page-head/policy-for.ts';
export { refreshTypes } from './lib/refresh-types.ts';
export type {
  BundleContext,
  HtmlTag,
  ResolvedConfig,
  TransformedHtml,
  VitePlugin,
} from './lib/vite/hooks.ts';
export { writeLaterScript } from './lib/vite/write-later-script.ts';
