export { type PageGroups, isSharedBy, neighbour } from './lib/gating/neighbour.ts';
export { pageWords } from './lib/gating/page-words.ts';
export {
  type BuiltPage,
  assertNoLeaks,
  /** @deprecated Use `assertNoLeaks`. */
  assertNoLeaks as sealOutputs,
} from './lib/gating/assert-no-leaks.ts';
export { type SplitDocument, splitDocument } from './lib/gating/split-document.ts';
export { splitGroups } from './lib/gating/split-groups.ts';
export { stringsIn } from './lib/gating/strings-in.ts';
