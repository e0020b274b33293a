import { isNode, type Node } from '../filter/gates.ts';
import { parsePointer } from '../filter/pointer.ts';

/**
 * @param document OpenAPI
 * @returns its security schemes by name, and for a reference what it leads to
 */
export function securitySchemesOf(document: Node): ReadonlyMap<string, Node> {
  const { components } = document;
  const schemes = isNode(components) ? components['securitySchemes'] : undefined;
  return new Map(
    Object.entries(isNode(schemes) ? schemes : {}).map(([name, scheme]) => [
      name,
      resolve(document, scheme),
    ]),
  );
}

/** What stands at the end of some references: an empty object if nothing does, or if they go round. */
function resolve(document: Node, entry: unknown): Node {
  const seen = new Set<unknown>();
  while (isNode(entry) && !seen.has(entry)) {
    const reference = entry['$ref'];
    if (typeof reference !== 'string') return entry;
    seen.add(entry);
    entry = parsePointer(reference)?.reduce<unknown>(
      (node, step) =>
        typeof node === 'object' && node !== null && Object.hasOwn(node, step)
          ? (node as Node)[step]
          : undefined,
      document,
    );
  }
  return {};
}
