import { inflateSync } from 'node:zlib';
import { withPage } from '../build-code.ts';
import { hasGates, isNode, type Node } from '@bookplate/openapi/gates';
import { groupsInText, pageGate } from './to-gated-spec.ts';

/**
 * Which readers a page of docusaurus-plugin-openapi-docs is for: its front matter has the operation, and its text
 * what the tag or schema says.
 *
 * @param frontMatter of any page
 * @param content of it
 * @returns the groups, or undefined if there are none
 * @throws {Error} if it has gates, but was not generated from a gated spec
 */
export function groupsOfApiPage(frontMatter: Node, content: string): unknown {
  const operation = readOperation(frontMatter['api']);
  if (!operation) return groupsInText(content);
  const { [pageGate]: groups, extensions: _, ...rest } = operation;
  if (hasGates(rest))
    throw new Error(
      withPage(
        'openapi-pages-outdated',
        'This page has gates of OpenAPI in it, but was generated without Bookplate. Generate it again, with `docusaurus clean-api-docs all` and `docusaurus gen-api-docs all`. If it stays, withBookplate does not see docusaurus-plugin-openapi-docs: expected it by its name among the plugins of the configuration.',
      ),
    );
  return groups;
}

/**
 * @param frontMatter `api` of a page: compressed, or as it is
 * @returns the operation, or undefined if it is none
 */
export function readOperation(frontMatter: unknown): Node | undefined {
  if (typeof frontMatter !== 'string') return isNode(frontMatter) ? frontMatter : undefined;
  try {
    const read: unknown = JSON.parse(
      frontMatter.startsWith('{')
        ? frontMatter
        : inflateSync(Buffer.from(frontMatter, 'base64')).toString('utf8'),
    );
    return isNode(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
