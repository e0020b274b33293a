import { describeValue, groupNamePattern, isVisible, type User } from '@bookplate/protocol';
import { fail } from './fail.ts';

/** An object of the document, as a parser made it. */
export type Node = Readonly<Record<string, unknown>>;

/** For whom the document is filtered: nobody known has no groups. */
export type Reader = Pick<User, 'groups'> | null | undefined;

/**
 * Whether the gates on an object let a reader see it. Several on one object must all do so.
 *
 * @param node the object
 * @param reader who reads
 * @param path where it stands, for the error
 * @returns false if it is to be hidden, with everything in it
 * @throws {ConfigurationError} if a gate says something else than its format allows: what it meant to hide must not show
 */
export function isShown(node: Node, reader: Reader, path: () => string): boolean {
  // Redocly, Scalar and Stoplight hide it from everyone, and so do we.
  if (node['x-internal'] === true) return false;
  return (
    (node['x-groups'] === undefined &&
      node['x-mint'] === undefined &&
      node['x-rbac'] === undefined) ||
    isShownTo(reader, node, path)
  );
}

function isShownTo(reader: Reader, node: Node, path: () => string): boolean {
  const groups = readGroups(node['x-groups'], () => `${path()}.x-groups`);
  return (
    isVisible(groups, reader?.groups) &&
    isVisible(readMintGroups(node['x-mint'], path), reader?.groups) &&
    isInTeam(node['x-rbac'], reader, path)
  );
}

/** The gates of single enum values: the groups of each value that has some. */
export function enumGatesOf(
  node: Node,
  path: () => string,
): readonly ReadonlyMap<string, readonly string[]>[] {
  if (node['x-enum-groups'] === undefined && node['x-mint-enum'] === undefined) return [];
  return ['x-enum-groups', 'x-mint-enum'].flatMap((key) => {
    const gates = node[key];
    if (gates === undefined) return [];
    if (!isNode(gates))
      return fail(
        `${path()}.${key}`,
        `expected an object with a list of groups for each value that has some, found ${describeValue(gates)}`,
      );
    const groupsOf = Object.entries(gates).map(
      ([value, groups]) =>
        [value, readGroups(groups, () => `${path()}.${key}[${JSON.stringify(value)}]`)] as const,
    );
    return new Map(groupsOf.map(([value, groups]) => [value, groups ?? []]));
  });
}

/**
 * What is left of an object's own fields once the gates are taken out: they have done their work, and the names of
 * groups and hidden enum values are nobody else's business.
 *
 * @param key of a field
 * @param value of it
 * @returns the value to keep, or undefined
 */
export function withoutGates(key: string, value: object): object | undefined {
  if (key !== 'x-mint' || !isNode(value)) return gateKeys.has(key) ? undefined : value;
  const { groups: _, ...rest } = value;
  return Object.keys(rest).length > 0 ? rest : undefined;
}

const gateKeys = new Set(['x-groups', 'x-rbac', 'x-enum-groups', 'x-mint-enum']);

/** Whether a field of this name may be a gate, of the object or of values of its `enum`. */
export function mayGate(key: string): boolean {
  return gateKeys.has(key) || key === 'x-mint' || key === 'x-internal';
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readGroups(value: unknown, path: () => string): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value))
    return fail(
      path(),
      `expected a list of group names, found ${describeValue(value)}` +
        (typeof value === 'string' ? `; write [${JSON.stringify(value)}]` : ''),
    );
  value.forEach((group: unknown, index) => {
    if (typeof group !== 'string' || !groupNamePattern.test(group))
      fail(
        `${path()}[${index}]`,
        `expected 1–64 characters of A–Z a–z 0–9 _ . : - beginning with a letter or digit, found ${describeValue(group)}`,
      );
  });
  return value;
}

/** Mintlify's `x-mint` has other settings, too; only its `groups` gate. */
function readMintGroups(value: unknown, path: () => string): readonly string[] | undefined {
  return isNode(value) ? readGroups(value['groups'], () => `${path()}.x-mint.groups`) : undefined;
}

/**
 * Redocly's rule: a map from teams to roles, `none` being no access. Everyone is in `anonymous` or in
 * `authenticated`, and `*` speaks for the teams that are not named.
 */
function isInTeam(teams: unknown, reader: Reader, path: () => string): boolean {
  if (teams === undefined) return true;
  if (!isNode(teams))
    return fail(
      `${path()}.x-rbac`,
      `expected an object from teams to roles, such as {"Partners": "read"}, found ${describeValue(teams)}`,
    );
  const mine = [...(reader?.groups ?? []), reader ? 'authenticated' : 'anonymous'];
  return mine.some((team) => {
    const role = Object.hasOwn(teams, team) ? teams[team] : teams['*'];
    return typeof role === 'string' && role !== 'none';
  });
}
