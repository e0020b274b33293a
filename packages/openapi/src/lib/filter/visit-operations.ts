import { isNode, type Node } from './gates.ts';
import { methods } from './shapes.ts';

/**
 * Goes through the operations of paths, webhooks and path item components. Callbacks have some, too, but no link leads
 * there. Large documents have ten thousand, so nothing is made for each.
 *
 * @param root the document
 * @param visit is told each operation, the path item it stands in, and where that is
 */
export function visitOperations(
  root: Node,
  visit: (operation: Node, item: Node, ...where: [string, string, string]) => void,
): void {
  const { paths, webhooks, components } = root;
  const pathItems = isNode(components) ? components['pathItems'] : undefined;
  const places = { paths, webhooks, 'x-webhooks': root['x-webhooks'], pathItems };
  for (const [place, items] of Object.entries(places)) {
    if (!isNode(items)) continue;
    for (const name of Object.keys(items)) {
      const item = items[name];
      if (!isNode(item)) continue;
      for (const method of methods) {
        const operation = item[method];
        if (isNode(operation)) visit(operation, item, place, name, method);
      }
    }
  }
}
