import { isSuspicious } from '../grammar/check-gates.ts';
import { mostLevels } from '../grammar/fail.ts';
import { isGateKey } from '../grammar/gates.ts';
import { nearestGate } from '../grammar/near-miss.ts';
import type { Node } from '../grammar/node.ts';

/** Beyond it are YAML aliases that unfold, more likely than a document: the largest public ones have 300,000. */
const mostObjects = 4_000_000;

/**
 * Scans a document once, which takes far less than to copy it. Most readers' documents have no gate, or are filtered
 * already: for them this is all there is to do.
 *
 * @param root the document
 * @returns whether it is a tree of JSON values (a small graph of YAML aliases that unfolds to little counts as one) in
 * which nothing can be a gate, a near miss of one, or a reference to anything but a component
 */
export function isOpenDocument(root: Node): boolean {
  let count = 0;
  let isOpen = true;
  const plainReferences = new Set<string>();

  const visit = (node: object, depth: number): void => {
    count += 1;
    if (depth > mostLevels || count > mostObjects) isOpen = false;
    if (!isOpen) return;
    if (Array.isArray(node)) for (const value of node) look(value, depth);
    else {
      const prototype: unknown = Object.getPrototypeOf(node);
      if (prototype !== Object.prototype && prototype !== null) isOpen = false;
      for (const key in node) {
        const value = (node as Node)[key];
        if (isSuspicious(key) && (isGateKey(key) || nearestGate(key, value))) isOpen = false;
        if (key === '$ref' && typeof value === 'string') {
          if (!plainReferences.has(value)) refer(value);
        } else look(value, depth);
      }
    }
  };
  const look = (value: unknown, depth: number): void => {
    if (typeof value === 'object') {
      if (value !== null) visit(value, depth + 1);
    } else if (typeof value === 'function' || typeof value === 'symbol') isOpen = false;
  };
  const refer = (reference: string): void => {
    if (/^#\/components\/[^/]+\/[^/]+$/.test(reference)) plainReferences.add(reference);
    else isOpen = false;
  };
  visit(root, 0);
  return isOpen;
}
