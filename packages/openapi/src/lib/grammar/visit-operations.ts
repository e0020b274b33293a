import { isNode, type Node } from './node.ts';
import { methods } from './table.ts';

/**
 * Goes through the operations of paths, webhooks and path item components, those of OpenAPI 3.2's `query` and
 * `additionalOperations` included. Callbacks have some, too, but no link leads there. Large documents have ten
 * thousand, so nothing is made for each.
 *
 * @param root the document
 * @param visit is told each operation and the path item it is in
 */
export function visitOperations(root: Node, visit: (operation: Node, item: Node) => void): void {
  const { paths, webhooks, components } = root;
  const pathItems = isNode(components) ? components['pathItems'] : undefined;
  for (const items of [paths, webhooks, root['x-webhooks'], pathItems]) {
    if (!isNode(items)) continue;
    for (const name of Object.keys(items)) {
      const item = items[name];
      if (!isNode(item)) continue;
      for (const method of methods) {
        const operation = item[method];
        if (isNode(operation)) visit(operation, item);
      }
      const more = item['additionalOperations'];
      if (!isNode(more)) continue;
      for (const operation of Object.values(more)) if (isNode(operation)) visit(operation, item);
    }
  }
}
