import type { Site } from '../sites/site.ts';

/** Which page of the docs is tested. */
export interface TestPlace {
  /** One of the site's origins. */
  readonly docsOrigin: string;
  /** Path and query: begins with `/`. */
  readonly path: string;
}

const longestPath = 2_000;

/**
 * Reads which page of a site somebody wants to test: only pages on its own origins.
 *
 * @param site whose
 * @param body of the form: `origin` and `path`
 * @returns the place, or what was typed if it is none
 */
export function readTestForm(
  site: Pick<Site, 'docsOrigins'>,
  body: Readonly<Record<string, unknown>>,
): { readonly place?: TestPlace; readonly typed: Pick<TestPlace, 'path'> } {
  const docsOrigin = site.docsOrigins.find((each) => each === body['origin']);
  const path = typeof body['path'] === 'string' ? body['path'].trim() : '';
  const typed = { path };
  if (docsOrigin === undefined || !path.startsWith('/') || path.length > longestPath)
    return { typed };
  return { place: { docsOrigin, path }, typed };
}
