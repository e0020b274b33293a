import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { JsonObject } from '@bookplate/docs/gated-spec';

/** What we use of `@redocly/openapi-core`, with which docusaurus-plugin-openapi-docs reads documents. */
interface Redocly {
  createConfig(config: object): Promise<object>;
  bundle(options: { readonly ref: string; readonly config: object }): Promise<{
    readonly bundle: { readonly parsed: JsonObject };
    readonly problems: readonly { readonly message: string; readonly severity: string }[];
  }>;
}

/**
 * Reads a document as the plugin does: with all files that it refers to, in one.
 *
 * @param siteDir the folder of the site, which has the plugin
 * @param ref its URL or absolute path
 * @returns the document
 * @throws {Error} if it, or a file that it refers to, cannot be read
 */
export async function readDocument(siteDir: string, ref: string): Promise<JsonObject> {
  const inSite = createRequire(join(siteDir, 'docusaurus.config.js'));
  const inPlugin = createRequire(inSite.resolve('docusaurus-plugin-openapi-docs'));
  const { bundle, createConfig } = inPlugin('@redocly/openapi-core') as Redocly;
  const { bundle: bundled, problems } = await bundle({ ref, config: await createConfig({}) });
  // An example that is elsewhere may be missing.
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem && /"\$ref":"[^#]/.test(JSON.stringify(bundled.parsed)))
    throw new Error(problem.message);
  return withWebhooks(bundled.parsed);
}

/** In OpenAPI 3.0, webhooks stand in an extension, of which the plugin makes pages, too. */
function withWebhooks(document: JsonObject): JsonObject {
  const { 'x-webhooks': webhooks, ...rest } = document;
  return webhooks === undefined ? document : { ...rest, webhooks };
}
