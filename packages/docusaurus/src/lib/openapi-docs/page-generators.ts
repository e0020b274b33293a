import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isObject, type JsonObject, pageGate } from '@bookplate/docs/gated-spec';

/** Of docusaurus-plugin-openapi-docs: what writes the text of a page. */
export interface PageGenerators {
  readonly createApiPageMD?: (page: ApiPage) => string;
  readonly createInfoPageMD?: (page: InfoPage) => string;
}

/** The page of an operation. What is in `api` when its text is written, goes to its explorer. */
interface ApiPage {
  readonly api: { securitySchemes?: unknown } & JsonObject;
}

/** The introduction, which is for everyone. */
interface InfoPage {
  readonly securitySchemes?: unknown;
}

/**
 * The plugin gives all security schemes of a document to each of its pages. This leaves those on a page that all of its
 * readers see.
 *
 * @param given generators of the site's own
 * @returns generators around them, or around the plugin's
 */
export function withSchemesOfReaders(given: PageGenerators = {}): PageGenerators {
  return {
    ...given,
    createApiPageMD: (page) => {
      const { api } = page;
      api.securitySchemes = schemesFor(api[pageGate], api.securitySchemes);
      return (given.createApiPageMD ?? ofPlugin().createApiPageMD)(page);
    },
    createInfoPageMD: (page) =>
      (given.createInfoPageMD ?? ofPlugin().createInfoPageMD)({
        ...page,
        securitySchemes: schemesFor(undefined, page.securitySchemes),
      }),
  };
}

function schemesFor(readers: unknown, schemes: unknown): unknown {
  if (!isObject(schemes)) return schemes;
  return Object.fromEntries(
    Object.entries(schemes).flatMap(([name, scheme]) => {
      if (!isObject(scheme)) return [[name, scheme]];
      const { [pageGate]: groups, ...rest } = scheme;
      return !Array.isArray(groups) || isWithin(readers, groups) ? [[name, rest]] : [];
    }),
  );
}

function isWithin(readers: unknown, groups: readonly unknown[]): boolean {
  return Array.isArray(readers) && readers.every((group) => groups.includes(group));
}

/** When pages are generated, and not before: sites without the plugin have none. */
function ofPlugin(): Required<PageGenerators> {
  const requireInSite = createRequire(join(process.cwd(), 'docusaurus.config.js'));
  return requireInSite('docusaurus-plugin-openapi-docs/lib/markdown') as Required<PageGenerators>;
}
