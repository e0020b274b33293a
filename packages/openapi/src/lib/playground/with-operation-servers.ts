import { isNode, type Node } from '../grammar/node.ts';
import { visitOperations } from '../grammar/visit-operations.ts';

export interface Server extends Node {
  readonly url: string;
}

/**
 * Gives each operation the servers of its path, unless it has some itself (OpenAPI 3.1 §4.8.9.1), for playgrounds that
 * look for them there only, or have some trouble with them.
 *
 * @param document as its reader sees it
 * @param toFields makes the fields of an operation of its servers
 * @returns a document with them, or the same if all operations are at the document's servers
 */
export function withOperationServers(
  document: object,
  toFields: (servers: readonly Server[]) => Node,
): object {
  let hasSome = false;
  visitOperations(document as Node, (operation, item) => {
    hasSome ||= Boolean(operation['servers'] ?? item['servers']);
  });
  if (!hasSome) return document;
  const copy = structuredClone(document);
  const items = new Set<Node>();
  visitOperations(copy as Node, (operation, item) => {
    const servers = serversIn(operation) ?? serversIn(item);
    if (servers) Object.assign(operation, toFields(servers));
    items.add(item);
  });
  for (const item of items) delete (item as { servers?: unknown }).servers;
  return copy;
}

/**
 * @param node a document, a path or an operation
 * @returns its servers; an empty list is none
 */
export function serversIn({ servers }: Node): readonly Server[] | undefined {
  const found = Array.isArray(servers) ? servers.filter(isServer) : [];
  return found.length > 0 ? found : undefined;
}

function isServer(value: unknown): value is Server {
  return isNode(value) && typeof value['url'] === 'string';
}
