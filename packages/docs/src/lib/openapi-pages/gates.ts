import { isObject, type JsonObject } from './json-object.ts';

/** A group of nobody's, for the readers of a page taken together. */
const shared = 'bookplate:shared';

/** Who sees, in a document of {@link letThrough}, what all readers of a page see. */
export const sharedReader: { readonly groups: readonly string[] } = { groups: [shared] };

/**
 * Opens the gates that all of some groups pass, each by itself, for {@link sharedReader}.
 *
 * @param document OpenAPI
 * @param groups of a page
 * @returns a copy
 */
export function letThrough(document: JsonObject, groups: readonly string[]): JsonObject {
  const copy = structuredClone(document);
  const open = (list: unknown): void => {
    if (Array.isArray(list) && groups.every((group) => list.includes(group))) list.push(shared);
  };
  visitObjects(copy, (node) => {
    open(node['x-groups']);
    open(mintGroups(node));
    for (const gates of enumGates(node)) Object.values(gates).forEach(open);
    const teams = node['x-rbac'];
    if (isObject(teams)) {
      const roles = groups.map((group) => teams[group] ?? teams['*']);
      const isOpen = roles.every((role) => typeof role === 'string' && role !== 'none');
      Object.assign(teams, { [shared]: isOpen ? 'read' : 'none' });
    }
  });
  return copy;
}

function mintGroups(node: JsonObject): unknown {
  const { 'x-mint': mint } = node;
  return isObject(mint) ? mint['groups'] : undefined;
}

const enumKeys = ['x-enum-groups', 'x-mint-enum'] as const;

function enumGates(node: JsonObject): readonly JsonObject[] {
  return enumKeys.map((key) => node[key]).filter(isObject);
}

/** Each once: what a YAML anchor stands for is there several times. */
function visitObjects(root: unknown, visit: (node: JsonObject) => void): void {
  // A Set goes on with what is added to it meanwhile.
  const seen = new Set<unknown>([root]);
  for (const node of seen) {
    if (typeof node !== 'object' || node === null) continue;
    if (isObject(node)) visit(node);
    for (const value of Object.values(node)) seen.add(value);
  }
}
