import { mostLevels } from './fail.ts';
import { mayGate, type Node } from './gates.ts';
import { shapes } from './shapes.ts';

/** What one look through a document tells. */
export interface Outline {
  /**
   * Whether it is a tree of JSON values, as a JSON parser makes it. YAML aliases can make it a graph, where a walk has
   * to remember what it has met. A small graph that unfolds to little counts as a tree.
   */
  readonly isTree: boolean;
  /** Whether there may be something to hide or to refuse: a gate, or a reference that is not to a whole component. */
  readonly hasGates: boolean;
  /**
   * For each object and list, in the order in which a walk comes to them, how many there are in it with itself. Less
   * than 0 if there is no gate and no reference in it: nothing of it can be hidden, nor name what is.
   */
  readonly sizes: readonly number[];
}

/** Beyond it are YAML aliases that unfold, more likely than a document: the largest public ones have 300,000. */
const mostObjects = 4_000_000;

/**
 * Looks through a document once, which takes far less than to copy it. It does not know what the objects are, so what it
 * takes for a gate may be data.
 *
 * @param root the document
 * @returns what it is like
 */
export function lookThrough(root: Node): Outline {
  const sizes: number[] = [];
  let isTree = true;
  let hasGates = false;
  const plainReferences = new Set<string>();

  /** Returns whether an object is concerned. */
  const visit = (node: object, depth: number): boolean => {
    const index = sizes.push(0) - 1;
    if (depth > mostLevels || index > mostObjects) isTree = false;
    if (!isTree) return true;
    let isConcerned = false;
    if (Array.isArray(node))
      for (let at = 0; at < node.length; at += 1) {
        const value: unknown = node[at];
        if (typeof value !== 'object') check(value);
        else if (value !== null && visit(value, depth + 1)) isConcerned = true;
      }
    else {
      const prototype: unknown = Object.getPrototypeOf(node);
      if (prototype !== Object.prototype && prototype !== null) isTree = false;
      for (const key in node) {
        const value = (node as Node)[key];
        const first = key.charCodeAt(0);
        if (first === 120 /* x */ && mayGate(key)) isConcerned = hasGates = true;
        if (typeof value === 'object') {
          if (value === null) continue;
          if (key === 'discriminator') isConcerned = true;
          if (visit(value, depth + 1)) isConcerned = true;
        } else if (typeof value !== 'string') check(value);
        else if (first === 36 /* $ */ || first === 111 /* o */) {
          if (refers.has(key)) isConcerned = true;
          if (key === '$ref' && !plainReferences.has(value)) refer(value);
        }
      }
    }
    const size = sizes.length - index;
    sizes[index] = isConcerned ? size : -size;
    return isConcerned;
  };
  const check = (value: unknown): void => {
    if (typeof value === 'function' || typeof value === 'symbol') isTree = false;
  };
  const refer = (reference: string): void => {
    if (/^#\/components\/[^/]+\/[^/]+$/.test(reference)) plainReferences.add(reference);
    else {
      hasGates = true;
      // It may lead to where a bundler put other files: that is walked more than once.
      const [, place = ''] = reference.split('/');
      if (!shapes.document.fields.has(place)) isTree = false;
    }
  };
  visit(root, 0);
  return { isTree, hasGates, sizes };
}

/** Texts that refer to something. */
const refers = new Set(['$ref', '$dynamicRef', 'operationId', 'operationRef']);
