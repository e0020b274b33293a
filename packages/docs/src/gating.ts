export {
  createLeakCheck,
  type GatedText,
  type Leak,
  type LeakCheck,
} from './lib/gating/find-leaks.ts';
export { type PageGroups, isSharedBy, neighbour } from './lib/gating/neighbour.ts';
export { type OpenHtml, openHtml } from './lib/gating/open-html.ts';
export { pageWords } from './lib/gating/page-words.ts';
export { isPublicOutput, toPublicOutputs } from './lib/gating/public-outputs.ts';
export { type BuiltPage, sealOutputs } from './lib/gating/seal-outputs.ts';
export { withoutGatedPages } from './lib/gating/sitemap.ts';
export { type SplitDocument, splitDocument } from './lib/gating/split-document.ts';
export { splitGroups } from './lib/gating/split-groups.ts';
export { stringsIn } from './lib/gating/strings-in.ts';
