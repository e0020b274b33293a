import { isGateKey, type Steps } from './gates.ts';
import { isNode, isObject, type Node } from './node.ts';
import { data, extension, objectType, type Type, typeOf } from './types.ts';

/**
 * Visits the objects of a document with the types that the specifications give them. It follows no references.
 *
 * @param root a document, or a part of one
 * @param look is told each object once, with its type and the path to it
 */
export function visitObjects(
  root: Node,
  look: (node: Node, type: Type, path: Steps) => void,
): void {
  const isWhole = typeof root['openapi'] === 'string';
  const seen = new Set<unknown>();
  const left: [unknown, Type, Steps][] = [[root, isWhole ? objectType('Document') : extension, []]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [node, type, path] = next;
    if (!isObject(node) || seen.has(node)) continue;
    seen.add(node);
    if (isNode(node)) look(node, type, path);
    const entries: [string | number, unknown][] = Array.isArray(node)
      ? [...node.entries()]
      : Object.entries(node).filter(
          ([key]) => type === data || type.form === 'map' || !isGateKey(key),
        );
    for (let at = entries.length - 1; at >= 0; at -= 1) {
      const [key, value] = entries[at] as (typeof entries)[number];
      const inner =
        Array.isArray(node) && type.form === 'object' ? type : typeOf(type, String(key));
      left.push([value, inner, [...path, key]]);
    }
  }
}
