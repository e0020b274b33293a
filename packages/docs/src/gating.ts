export { type PageGroups, isSharedBy, neighbour } from './lib/gating/neighbour.ts';
export { pageWords } from './lib/gating/page-words.ts';
export { type BuiltPage, sealOutputs } from './lib/gating/seal-outputs.ts';
export { type SplitDocument, splitDocument } from './lib/gating/split-document.ts';
export { splitGroups } from './lib/gating/split-groups.ts';
export { stringsIn } from './lib/gating/strings-in.ts';
