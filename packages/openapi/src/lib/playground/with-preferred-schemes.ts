import { isNode, listOf, type Node } from '../grammar/node.ts';
import { visitOperations } from '../grammar/visit-operations.ts';

/**
 * Puts first, wherever a document takes one security requirement or another, the one that the reader has values for:
 * for playgrounds that select the first.
 *
 * @param document as its reader sees it
 * @param schemes names of those that there are values for
 * @returns a document with other orders, or the same if they are as they should be
 */
export function withPreferredSchemes(document: object, schemes: ReadonlySet<string>): object {
  if (schemes.size === 0) return document;
  const isToChange = holdersIn(document).some((holder) => preferredIn(holder, schemes) > 0);
  if (!isToChange) return document;
  const copy = structuredClone(document);
  for (const holder of holdersIn(copy)) {
    const at = preferredIn(holder, schemes);
    if (at > 0) {
      const list = holder['security'] as unknown[];
      list.unshift(...list.splice(at, 1));
    }
  }
  return copy;
}

/** What says which schemes it takes: the document and its operations. */
function holdersIn(document: object): Node[] {
  const holders = [document as Node];
  visitOperations(document as Node, (operation) => void holders.push(operation));
  return holders;
}

/** The position of the first requirement that the reader can fulfil; -1 if there is none. */
function preferredIn({ security }: Node, schemes: ReadonlySet<string>): number {
  return listOf(security).findIndex((requirement) => {
    const names = isNode(requirement) ? Object.keys(requirement) : [];
    return names.length > 0 && names.every((name) => schemes.has(name));
  });
}
