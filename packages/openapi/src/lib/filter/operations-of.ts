import { isNode, type Node } from './gates.ts';
import { methods } from './shapes.ts';

/** An operation and the path item that it stands in. */
export interface PlacedOperation {
  readonly operation: Node;
  readonly item: Node;
  readonly path: () => string;
}

/**
 * The operations of paths, webhooks and path item components. Callbacks have some, too, but no link leads there.
 *
 * @param root the document
 * @returns each with its path item
 */
export function operationsOf(root: Node): PlacedOperation[] {
  const { paths, webhooks, components } = root;
  const places = {
    paths,
    webhooks,
    pathItems: isNode(components) ? components['pathItems'] : undefined,
  };
  return Object.entries(places).flatMap(([place, items]) =>
    Object.entries(isNode(items) ? items : {}).flatMap(([name, item]) =>
      isNode(item)
        ? methods.flatMap((method) => {
            const operation = item[method];
            const path = (): string => `${place}.${name}.${method}`;
            return isNode(operation) ? [{ operation, item, path }] : [];
          })
        : [],
    ),
  );
}
