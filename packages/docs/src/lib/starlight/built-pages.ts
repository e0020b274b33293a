import type { BuiltPage } from '../gating/seal-outputs.ts';

/**
 * The pages of the build that is under way, by path. Starlight's route middleware sees each one as it is made, in a
 * bundle of its own, and the integration has a look at all of them in the end: what they share is this process.
 */
const registry = globalThis as { [key]?: Map<string, BuiltPage> };
const key: unique symbol = Symbol.for('@bookplate/docs/built-pages') as never;

/** Begins a build. */
export function startPages(): void {
  registry[key] = new Map();
}

/**
 * Notes a page. In a development server, nothing is noted.
 *
 * @param page that was made
 */
export function notePage(page: BuiltPage): void {
  registry[key]?.set(page.path, page);
}

/**
 * Ends a build.
 *
 * @returns its pages
 */
export function takePages(): readonly BuiltPage[] {
  const pages = [...(registry[key]?.values() ?? [])];
  delete registry[key];
  return pages;
}
