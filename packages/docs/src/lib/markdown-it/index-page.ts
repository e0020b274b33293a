import type { PageEnv } from './hooks.ts';

const indexed = new WeakSet();

/**
 * Has a page rendered for a search index: with the public fallback text, and without what is gated.
 *
 * @param env what is handed to the renderer
 */
export function markForIndex(env: object): void {
  indexed.add(env);
}

/**
 * @param env of a page
 * @returns whether it is rendered for a search index
 */
export function isForIndex(env: PageEnv): boolean {
  return indexed.has(env);
}
