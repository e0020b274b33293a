import type { JsonObject } from './json-object.ts';

/**
 * In OpenAPI 3.0, webhooks are an extension: Scalar and docusaurus-plugin-openapi-docs show it, and the filter leaves
 * extensions as they are.
 *
 * @param document OpenAPI
 * @returns the same with its webhooks where 3.1 has them
 */
export function withWebhooks(document: JsonObject): JsonObject {
  const { 'x-webhooks': webhooks, ...rest } = document;
  return webhooks === undefined ? document : { ...rest, webhooks };
}
