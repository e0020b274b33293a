import { isObject, type JsonObject } from './json-object.ts';

/** A group of nobody's, for the readers of a page taken together. */
const shared = 'bookplate:shared';

/** Who sees, in a document of {@link letThrough}, what all readers of a page see. */
export const sharedReader: { readonly groups: readonly string[] } = { groups: [shared] };

/** Teams of Redocly's that are no groups. */
const everyTeam = new Set(['anonymous', 'authenticated', '*']);

/** A part of a gate, and where it stands. */
export interface GatePart {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/**
 * @param document OpenAPI
 * @returns what should be the lists of groups in its gates; what a YAML anchor stands for, once
 */
export function groupListsIn(document: JsonObject): readonly GatePart[] {
  const found: GatePart[] = [];
  const add = (value: unknown, ...path: GatePart['path']): void => {
    if (value !== undefined) found.push({ value, path });
  };
  visitObjects(document, (node, path) => {
    add(node['x-groups'], ...path, 'x-groups');
    add(mintGroups(node), ...path, 'x-mint', 'groups');
    for (const key of enumKeys)
      for (const [value, groups] of Object.entries(objectOf(node[key])))
        add(groups, ...path, key, value);
  });
  return found;
}

/**
 * @param document OpenAPI
 * @returns the teams in its gates that are groups
 */
export function teamsIn(document: JsonObject): readonly GatePart[] {
  const found: GatePart[] = [];
  visitObjects(document, (node, path) => {
    for (const value of Object.keys(objectOf(node['x-rbac'])))
      if (!everyTeam.has(value)) found.push({ value, path: [...path, 'x-rbac', value] });
  });
  return found;
}

/**
 * @param document OpenAPI
 * @returns the groups that its gates name
 */
export function groupsNamedIn(document: JsonObject): readonly string[] {
  const named = [...groupListsIn(document), ...teamsIn(document)].flatMap(({ value }) => value);
  return [...new Set(named.filter((each) => typeof each === 'string'))].sort();
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
 * @param document or a part of one, of any version
 * @returns whether something in it is called as a gate is, also a malformed one, and one that hides from everyone
 */
export function mayHaveGates(document: JsonObject): boolean {
  return /"x-(groups|internal|rbac|enum-groups|mint|mint-enum)"/.test(JSON.stringify(document));
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

const enumKeys = ['x-enum-groups', 'x-mint-enum'] as const;

function enumGates(node: JsonObject): readonly JsonObject[] {
  return enumKeys.map((key) => node[key]).filter(isObject);
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Each once: what a YAML anchor stands for is there several times. */
function visitObjects(
  root: unknown,
  visit: (node: JsonObject, path: GatePart['path']) => void,
): void {
  const seen = new Set<unknown>();
  const left: (readonly [unknown, GatePart['path']])[] = [[root, []]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [node, path] = next;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if (isObject(node)) visit(node, path);
    const entries = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
    for (const [key, value] of entries) left.push([value, [...path, key]]);
  }
}
