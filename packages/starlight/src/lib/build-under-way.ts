import type { BuiltPage } from '@bookplate/docs/gating';
import type { ReferenceDocument } from '@bookplate/docs/reference';

/** What a build has made so far. */
export interface Built {
  /** By path. */
  readonly pages: Map<string, BuiltPage>;
  /** The documents of API references, by the name of the file that has all of it. */
  readonly documents: Map<string, ReferenceDocument>;
}

/**
 * The build that is under way. Pages are rendered in a bundle of their own, and the integration has a look at all of
 * them in the end: what they share is this process.
 */
const registry = globalThis as { [key]?: Built };
const key: unique symbol = Symbol.for('@bookplate/docs/build') as never;

/** Begins a build. */
export function startBuild(): void {
  registry[key] = { pages: new Map(), documents: new Map() };
}

/**
 * Notes a page. In a development server, nothing is noted.
 *
 * @param page that was made
 */
export function notePage(page: BuiltPage): void {
  registry[key]?.pages.set(page.path, page);
}

/**
 * Has a file written with all of a document, when everything else has been written.
 *
 * @param name of the file
 * @param document of an API reference
 * @returns false if no build is under way
 */
export function noteDocument(name: string, document: ReferenceDocument): boolean {
  registry[key]?.documents.set(name, document);
  return registry[key] !== undefined;
}

/**
 * Ends a build.
 *
 * @returns what it has made
 */
export function endBuild(): Built {
  const built = registry[key] ?? { pages: new Map(), documents: new Map() };
  delete registry[key];
  return built;
}
