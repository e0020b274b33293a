import { isSuspicious } from '../grammar/check-gates.ts';
import { mostLevels } from '../grammar/fail.ts';
import { isGateKey } from '../grammar/gates.ts';
import { nearestGate } from '../grammar/near-miss.ts';
import type { Node } from '../grammar/node.ts';
import type { ObjectName } from '../grammar/table.ts';

/**
 * Examples and extensions are copied as they are, unless there is a gate, a reference or a typed object in them.
 *
 * @param places that are known
 */
export function hasReasonToVisit(places: ReadonlyMap<object, unknown>): (node: object) => boolean {
  const known = new Map<object, boolean>();
  const look = (node: object, depth: number): boolean => {
    if (depth > mostLevels || places.has(node)) return true;
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, false);
    let found = false;
    if (Array.isArray(node)) {
      for (let index = 0; index < node.length && !found; index += 1)
        found = lookAt(node[index], depth);
    } else
      for (const key in node) {
        const value = (node as Node)[key];
        found =
          key === '$ref' ||
          (isSuspicious(key) && (isGateKey(key) || nearestGate(key, value) !== undefined)) ||
          lookAt(value, depth);
        if (found) break;
      }
    known.set(node, found);
    return found;
  };
  const lookAt = (value: unknown, depth: number): boolean =>
    typeof value === 'object'
      ? value !== null && look(value, depth + 1)
      : typeof value === 'function' || typeof value === 'symbol';
  return (node) => look(node, 0);
}

/** Types of which many objects are leaves. */
export const mayBeLeaf: ReadonlySet<unknown> = new Set<ObjectName>([
  'Schema',
  'Response',
  'ExternalDocumentation',
]);

/**
 * Most schemas say a type and a description: nothing of them can be hidden, refer to something or name it, so they are
 * no places, and copied as they are.
 *
 * @param schema or another object of {@link mayBeLeaf}
 */
export function isLeaf(schema: object): boolean {
  if (Array.isArray(schema)) return false;
  for (const key in schema)
    if (typeof (schema as Node)[key] !== 'string' || meansMore.has(key) || isSuspicious(key)) {
      const value = (schema as Node)[key];
      if (typeof value !== 'number' && typeof value !== 'boolean') return false;
      if (meansMore.has(key) || isSuspicious(key)) return false;
    }
  return true;
}

/** Lists of names: they are looked at with the object that has them. */
export function isTexts(list: object): boolean {
  return Array.isArray(list) && list.every((entry) => typeof entry === 'string');
}

const meansMore: ReadonlySet<string> = new Set(
  '$ref $dynamicRef $id $anchor $dynamicAnchor example default const'.split(' '),
);
