import { isObject, type JsonObject } from './json-object.ts';

/** A group of nobody's, for the readers of a page taken together. */
const shared = 'bookplate:shared';

/** Who sees, in a document of {@link letThrough}, what all readers of a page see. */
export const sharedReader: { readonly groups: readonly string[] } = { groups: [shared] };

/** Teams of Redocly's that are no groups. */
const everyTeam = new Set(['anonymous', 'authenticated', '*']);

/**
 * @param document OpenAPI
 * @returns the groups that its gates name
 */
export function groupsNamedIn(document: JsonObject): readonly string[] {
  const names = new Set<string>();
  const add = (list: unknown): void => {
    for (const name of Array.isArray(list) ? list : [])
      if (typeof name === 'string') names.add(name);
  };
  visitObjects(document, (node) => {
    add(node['x-groups']);
    add(mintGroups(node));
    for (const gates of enumGates(node)) Object.values(gates).forEach(add);
    if (isObject(node['x-rbac']))
      add(Object.keys(node['x-rbac']).filter((team) => !everyTeam.has(team)));
  });
  return [...names].sort();
}

/**
 * @param node any object of a document
 * @returns whether it has gates, in it or below
 */
export function hasGates(node: JsonObject): boolean {
  let found = false;
  visitObjects(node, (each) => {
    found ||=
      each['x-groups'] !== undefined ||
      each['x-rbac'] !== undefined ||
      mintGroups(each) !== undefined ||
      enumGates(each).length > 0;
  });
  return found;
}

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

function enumGates(node: JsonObject): readonly JsonObject[] {
  return [node['x-enum-groups'], node['x-mint-enum']].filter(isObject);
}

/** Each once: what a YAML anchor stands for is there several times. */
function visitObjects(root: unknown, visit: (node: JsonObject) => void): void {
  const seen = new Set<unknown>();
  const left = [root];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if (isObject(node)) visit(node);
    left.push(...Object.values(node));
  }
}
