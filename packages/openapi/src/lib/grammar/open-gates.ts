import { enumGates, mintGroupsOf } from './gates.ts';
import { isNode, type Node, nodeOf } from './node.ts';
import { visitObjects } from './visit-objects.ts';

/**
 * Opens gates for one more group: each gate that every group of a list passes alone.
 *
 * @param document OpenAPI with well-formed gates; it is not changed
 * @param groups of the list
 * @param group the one to let through
 * @returns a copy
 */
export function openGates(document: Node, groups: readonly string[], group: string): Node {
  const copy = structuredClone(document);
  const open = (gate: unknown): void => {
    const list = isNode(gate) ? gate['any'] : gate;
    if (Array.isArray(list) && groups.every((each) => list.includes(each))) list.push(group);
  };
  visitObjects(copy, (node) => {
    open(node['x-groups']);
    open(mintGroupsOf(node));
    for (const key of enumGates) Object.values(nodeOf(node[key])).forEach(open);
    const teams = node['x-rbac'];
    if (!isNode(teams)) return;
    const roles = groups.map((each) => teams[each] ?? teams['*']);
    const isOpen = roles.every((role) => typeof role === 'string' && role !== 'none');
    Object.assign(teams, { [group]: isOpen ? 'read' : 'none' });
  });
  return copy;
}
