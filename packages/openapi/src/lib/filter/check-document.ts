import { describeValue } from '@bookplate/protocol';
import { fail } from '../grammar/fail.ts';
import { isNode, type Node } from '../grammar/node.ts';

/**
 * Refuses what is no OpenAPI document of a version that is known.
 *
 * @param document what a JSON or YAML parser returned
 * @returns the document
 * @throws {ConfigurationError} with what was found, what was expected, and what to do
 */
export function checkDocument(document: unknown): Node {
  if (!isNode(document))
    return fail(
      'document',
      typeof document === 'string'
        ? 'expected an OpenAPI document as an object, found text; parse it first, with JSON.parse or a YAML parser'
        : `expected an OpenAPI document as an object, found ${describeValue(document)}`,
    );
  // Objects are walked by `for … in`, which is what is fast.
  for (const key in {})
    fail(
      `Object.prototype.${key}`,
      'expected nothing that for … in finds on every object; define it with Object.defineProperty, which leaves it out of loops',
    );
  const { openapi, swagger } = document;
  if (swagger !== undefined)
    return fail(
      'swagger',
      `expected OpenAPI 3.0, 3.1 or 3.2, found swagger: ${describeValue(swagger)}; convert it first, with \`npx swagger2openapi\` or @scalar/openapi-upgrader for example`,
    );
  if (typeof openapi !== 'string')
    return fail(
      'openapi',
      typeof openapi === 'number'
        ? `expected the version as text, such as "3.0.3", found the number ${openapi}; put it in quotes`
        : `expected the version, such as "3.1.0", found ${describeValue(openapi)}; is this an OpenAPI document?`,
    );
  if (!/^3\.[012]\.\d/.test(openapi))
    return fail('openapi', `expected OpenAPI 3.0, 3.1 or 3.2, found ${describeValue(openapi)}`);
  return document;
}
