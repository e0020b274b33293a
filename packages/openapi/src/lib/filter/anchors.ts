import { checkDepth } from './fail.ts';
import { isNode, type Node } from './gates.ts';
import { writePointer } from './pointer.ts';
import { shapeOf, shapes, type Shape } from './shapes.ts';

/**
 * Where the names are that schemas of OpenAPI 3.1 can give themselves (JSON Schema 2020-12 §8.2). Looked for only in
 * documents with a reference that is no pointer.
 *
 * @param root the document
 * @returns pointers by `$id`, and by `#` with `$anchor` or `$dynamicAnchor`
 */
export function anchorsOf(root: Node): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const seen = new Set<unknown>();
  const name = (reference: unknown, steps: readonly string[]): void => {
    if (typeof reference === 'string' && !anchors.has(reference))
      anchors.set(reference, writePointer(steps));
  };
  const waiting: [unknown, Shape, readonly string[]][] = [[root, shapes.document, []]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, shape, steps] = next;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    checkDepth(steps.length, () => writePointer(steps));
    if (shape.kind === 'schema' && isNode(node)) {
      name(node['$id'], steps);
      for (const key of ['$anchor', '$dynamicAnchor'])
        if (typeof node[key] === 'string') name(`#${node[key]}`, steps);
    }
    for (const [key, value] of Object.entries(node)) {
      const inner = shapeOf(shape, key);
      if (inner) waiting.push([value, inner, [...steps, key]]);
    }
  }
  return anchors;
}
