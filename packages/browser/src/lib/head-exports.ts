/**
 * What the deferred part uses of the head script instead of a second copy. The build fills it in: `share-modules.ts`
 * says with what.
 */
export const headExports: readonly unknown[] = [];
