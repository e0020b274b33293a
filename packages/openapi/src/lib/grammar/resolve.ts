import { isNode, type Node, ownField } from './node.ts';
import { parsePointer } from './pointer.ts';

/**
 * Follows one reference into a document, whatever it leads to.
 *
 * @param root the document
 * @param reference such as `#/components/schemas/Pet`
 * @returns what stands there, or undefined if nothing does or it is no pointer into this document
 */
export function resolveReference(root: unknown, reference: string): unknown {
  const self = ownField(root, '$self');
  // Its own address (OpenAPI 3.2.0 §4.8.1) with a pointer.
  const isOfSelf = typeof self === 'string' && reference.startsWith(`${self}#`);
  const pointer = isOfSelf ? reference.slice(self.length) : reference;
  return parsePointer(pointer)?.reduce<unknown>(ownField, root);
}

/**
 * Follows references until something else stands there.
 *
 * @param root the document
 * @param entry an object that may be a reference
 * @returns what it leads to: undefined if that is no object, or if the references go round
 */
export function followReferences(root: unknown, entry: unknown): Node | undefined {
  const seen = new Set<unknown>();
  while (isNode(entry) && !seen.has(entry)) {
    const { $ref } = entry;
    if (typeof $ref !== 'string') return entry;
    seen.add(entry);
    entry = resolveReference(root, $ref);
  }
  return undefined;
}
