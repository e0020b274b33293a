import { isNode, isObject, type Node, nodeOf } from './node.ts';

/**
 * The names of properties, parameters and headers that a document describes: what is called so in an example is data.
 *
 * @param root the document
 */
export function declaredNames(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<object>([root]);
  // A Set goes on with what is added to it meanwhile.
  for (const node of seen) {
    if (isNode(node)) {
      for (const key of ['properties', 'headers'])
        for (const name of Object.keys(nodeOf(node[key]))) names.add(name);
      if (typeof node['name'] === 'string' && typeof node['in'] === 'string')
        names.add(node['name']);
    }
    for (const value of Object.values(node)) if (isObject(value)) seen.add(value);
  }
  return names;
}
