export { createLeakCheck, type Leak, type LeakCheck } from './lib/gating/find-leaks.ts';
export { gatedSelectors } from './lib/gating/gated-selectors.ts';
export type { GatedText } from './lib/gating/gated-text.ts';
export { type PageGroups, isSharedBy, neighbour } from './lib/gating/neighbour.ts';
export { pageWords } from './lib/gating/page-words.ts';
export { type BuiltPage, assertNoLeaks } from './lib/gating/assert-no-leaks.ts';
export { isPublicInHead } from './lib/gating/public-head.ts';
export { isPublicOutput, toPageOutputs, toPublicOutputs } from './lib/gating/public-outputs.ts';
export { withoutGatedPages } from './lib/gating/sitemap.ts';
export { type SplitDocument, splitDocument } from './lib/gating/split-document.ts';
export { splitGroups } from './lib/gating/split-groups.ts';
export { stringsIn } from './lib/gating/strings-in.ts';
export { writeRefusal } from './lib/gating/write-refusal.ts';
export { readerTexts, refusalTexts } from './lib/page-texts.ts';
// What parts of a gated page and an account menu say of the reader, on every host.
export { readerName, visibleTo } from '@bookplate/browser/program';
