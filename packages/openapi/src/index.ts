export { filterOpenApi } from './lib/filter/filter-open-api.ts';
export { describePrefillWarning } from './lib/prefill/describe-prefill-warning.ts';
export type {
  CookieValue,
  Credential,
  Prefill,
  PrefillWarning,
  ServerValue,
} from './lib/prefill/prefill.ts';
export { resolvePrefill } from './lib/prefill/resolve-prefill.ts';
export { warnOfPrefill } from './lib/prefill/warn-of-prefill.ts';
export type { DocumentInParts } from './lib/playground/document-in-parts.ts';
export { syncPlayground } from './lib/playground/sync-playground.ts';
export { createToolbar, type Toolbar, type ToolbarTexts } from './lib/playground/toolbar.ts';
export type { Credentials, Playground } from './lib/playground/playground.ts';
