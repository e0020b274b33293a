import { checkDepth } from './fail.ts';
import { isNode, type Node } from './gates.ts';
import { schemaReference } from './finish-schema.ts';
import { type Shape, shapeOf, shapes } from './shapes.ts';
import type { View } from './view.ts';

/** What can be referred to, and goes when nobody refers to it any more: components by `schemas/Pet`, tags by `tags/Pets`. */
export type Name = string;

/**
 * Finds what a part of the document refers to, directly.
 *
 * @param view of the reader, for where references lead
 * @param part an object of the document or of the result
 * @param shape its shape
 * @param found is told each name, and each object outside of OpenAPI's own places
 * @param seen the objects that need not be looked at (again)
 */
export function collectReferences(
  view: View,
  part: unknown,
  shape: Shape,
  found: (what: Name | object) => void,
  seen: Set<unknown>,
  depth = 0,
): void {
  if (typeof part !== 'object' || part === null || seen.has(part)) return;
  seen.add(part);
  checkDepth(depth, nowhere);
  const refer = (reference: unknown, to: Shape): void => {
    if (typeof reference !== 'string') return;
    const { component, isOutside, node } = view.target(reference, to, nowhere);
    if (component !== undefined) found(component);
    else if (isOutside && typeof node === 'object' && node !== null) found(node);
  };
  if (shape.isObject && isNode(part)) {
    refer(part['$ref'], shape);
    if (shape.kind === 'schema') {
      refer(part['$dynamicRef'], shape);
      const { discriminator } = part;
      const mapping = isNode(discriminator) ? discriminator['mapping'] : undefined;
      for (const name of Object.values(isNode(mapping) ? mapping : {}))
        refer(schemaReference(String(name)), shape);
    } else if (shape.kind === 'operation') {
      for (const tag of listOf(part['tags'])) found(`tags/${String(tag)}`);
      collectSchemes(part, found);
    } else if (shape.kind === 'document') collectSchemes(part, found);
    else if (shape.kind === 'link' && String(part['operationRef']).startsWith('#'))
      refer(part['operationRef'], shapes.operation);
  }
  for (const key of Object.keys(part)) {
    const value = (part as Node)[key];
    if (typeof value !== 'object' || value === null) continue;
    const inner = shapeOf(shape, key);
    // Components are looked at one by one.
    if (inner && inner.kind !== 'components')
      collectReferences(view, value, inner, found, seen, depth + 1);
  }
}

function collectSchemes({ security }: Node, found: (name: Name) => void): void {
  for (const alternative of listOf(security))
    if (isNode(alternative))
      for (const name of Object.keys(alternative)) found(`securitySchemes/${name}`);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const nowhere = (): string => '';
