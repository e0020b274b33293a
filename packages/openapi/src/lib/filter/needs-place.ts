import { isSuspicious } from '../grammar/check-gates.ts';
import { mostLevels } from '../grammar/fail.ts';
import { isGateKey } from '../grammar/gates.ts';
import { nearestGate } from '../grammar/near-miss.ts';
import { isObject, type Node } from '../grammar/node.ts';
import type { Place } from './place.ts';

/** Examples and extensions are copied as they are, unless there is a gate, a reference or a typed object in them. */
export function hasReasonToVisit(places: ReadonlyMap<object, Place>): (node: object) => boolean {
  const known = new Map<object, boolean>();
  const look = (node: object, depth: number): boolean => {
    if (depth > mostLevels || places.has(node)) return true;
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, false);
    let found = false;
    if (Array.isArray(node))
      found = node.some((value) => isObject(value) && look(value, depth + 1));
    else
      for (const key in node) {
        const value = (node as Node)[key];
        found =
          key === '$ref' ||
          (isSuspicious(key) && (isGateKey(key) || nearestGate(key, value) !== undefined)) ||
          typeof value === 'function' ||
          typeof value === 'symbol' ||
          (isObject(value) && look(value, depth + 1));
        if (found) break;
      }
    known.set(node, found);
    return found;
  };
  return (node) => look(node, 0);
}

/**
 * Most schemas say a type and a description: nothing of them can be hidden, refer to something or name it, so they are
 * no places, and copied as they are.
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

const meansMore: ReadonlySet<string> = new Set(
  '$ref $dynamicRef $id $anchor $dynamicAnchor example default const'.split(' '),
);
