import { isNode, type Node, nodeOf } from '../grammar/node.ts';
import { followReferences } from '../grammar/resolve.ts';

/**
 * @param document OpenAPI
 * @returns its security schemes by name, and for a reference what it leads to
 */
export function securitySchemesOf(document: Node): ReadonlyMap<string, Node> {
  const { components } = document;
  const schemes = isNode(components) ? components['securitySchemes'] : undefined;
  return new Map(
    Object.entries(nodeOf(schemes)).map(([name, scheme]) => [
      name,
      followReferences(document, scheme) ?? {},
    ]),
  );
}
