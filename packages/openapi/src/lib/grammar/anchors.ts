import { isNode } from './node.ts';
import type { Type } from './types.ts';

/**
 * The names that a schema of OpenAPI 3.1 gives itself (JSON Schema Core §8.2), as references write them.
 *
 * @param node an object of the document
 * @param type of it
 * @returns its `$id`, and `#` with its `$anchor` or `$dynamicAnchor`
 */
export function namesOfSchema(node: object, type: Type): readonly string[] {
  if (type.name !== 'Schema' || !isNode(node)) return [];
  const { $id, $anchor, $dynamicAnchor } = node;
  return [
    ...(typeof $id === 'string' ? [$id] : []),
    ...[$anchor, $dynamicAnchor]
      .filter((name) => typeof name === 'string')
      .map((name) => `#${name}`),
  ];
}
