import {
  describeValue,
  gateIssues,
  isVisible,
  nearestName,
  toGroups,
  type User,
} from '@bookplate/protocol';
import { isNode, listOf, type Node } from './node.ts';

/** The reader of the document; an anonymous reader has no groups. */
export type Reader = Pick<User, 'groups'> | null | undefined;

/** Steps to a place, from the object that is looked at. */
export type Steps = readonly (string | number)[];

/** Is told what is wrong, and where; and whether it is about a list of groups. */
export type Report = (steps: Steps, message: string, isOfList?: boolean) => void;

/** Gates of an object as a whole. */
export const objectGates = ['x-groups', 'x-mint', 'x-rbac', 'x-internal'] as const;
/** Gates of single values of its `enum`. */
export const enumGates = ['x-enum-groups', 'x-mint-enum'] as const;

const keys: ReadonlySet<string> = new Set([...objectGates, ...enumGates]);

/** Whether a field of this name is a gate, wherever gates can be. */
export function isGateKey(key: string): boolean {
  return key.charCodeAt(0) === 120 /* x */ && keys.has(key);
}

/** Teams of Redocly's that are no groups. */
export const everyTeam: ReadonlySet<string> = new Set(['anonymous', 'authenticated', '*']);

/** Whether well-formed gates on an object let a reader see it. Several on one object must all do so. */
export function isShown(node: Node, reader: Reader): boolean {
  // Redocly, Scalar and Stoplight hide it from everyone, and so do we.
  if (node['x-internal'] === true) return false;
  return (
    isVisible(groupsIn(node['x-groups']), reader) &&
    isVisible(groupsIn(mintGroupsOf(node)), reader) &&
    isInTeam(node['x-rbac'], reader)
  );
}

/** The values of an `enum` that a reader does not see. */
export function hiddenValuesOf(node: Node, reader: Reader): ReadonlySet<unknown> {
  const hidden = new Set<unknown>();
  for (const key of enumGates) {
    const gates = node[key];
    if (!isNode(gates)) continue;
    for (const value of listOf(node['enum'])) {
      const name = String(value);
      const groups = Object.hasOwn(gates, name) ? groupsIn(gates[name]) : undefined;
      if (!isVisible(groups, reader)) hidden.add(value);
    }
  }
  return hidden;
}

/**
 * What is left of a gate's field once the gate is taken out: the names of groups are nobody else's business.
 *
 * @returns the value to keep, or undefined
 */
export function withoutGate(key: string, value: unknown): unknown {
  if (key === 'x-internal') return value;
  if (key !== 'x-mint' || !isNode(value)) return undefined;
  const { groups: _, ...rest } = value;
  return Object.keys(rest).length > 0 ? rest : undefined;
}

/** Mintlify's `x-mint` has other settings, too; only its `groups` gate. */
export function mintGroupsOf({ 'x-mint': mint }: Node): unknown {
  return isNode(mint) ? mint['groups'] : undefined;
}

/**
 * Holds the gates of one object to their formats: what a malformed one meant to hide must not show.
 *
 * @param node the object
 * @param key of the gate
 * @param report is told what was found and expected
 * @param isTyped whether it is known what the object is: of others, the `enum` may be elsewhere
 */
export function checkGate(node: Node, key: string, report: Report, isTyped: boolean): void {
  const value = node[key];
  switch (key) {
    case 'x-groups':
      return checkGroups(value, [key], report);
    case 'x-mint':
      return checkMint(value, report);
    case 'x-rbac':
      return checkTeams(value, report);
    case 'x-internal':
      if (typeof value !== 'boolean')
        report([key], `expected true or false, without quotes, found ${describeValue(value)}`);
      return undefined;
    default:
      return checkValues(node, key, report, isTyped);
  }
}

function checkGroups(value: unknown, steps: Steps, report: Report): void {
  for (const { path, message } of gateIssues(value)) report([...steps, ...path], message, true);
}

function checkMint(value: unknown, report: Report): void {
  if (!isNode(value))
    return report(
      ['x-mint'],
      `expected an object, such as { groups: ['admin'] }, found ${describeValue(value)}`,
    );
  if (value['groups'] !== undefined)
    return checkGroups(value['groups'], ['x-mint', 'groups'], report);
  for (const key of Object.keys(value))
    if (/^groups?$/i.test(key))
      report(['x-mint', key], 'expected "groups", found another spelling of it; write "groups"');
  // Of a page of Mintlify's, these say the same.
  if (isNode(value['metadata']) && 'groups' in value['metadata'])
    report(
      ['x-mint', 'metadata', 'groups'],
      'is no gate, and "groups" beside "metadata" may be meant; write it there',
    );
}

/** Redocly's rule: a map from teams to roles, `none` being no access. */
function checkTeams(value: unknown, report: Report): void {
  if (!isNode(value))
    return report(
      ['x-rbac'],
      `expected an object from teams to roles, such as {"Partners": "read"}, found ${describeValue(value)}`,
    );
  for (const [team, role] of Object.entries(value))
    if (typeof role !== 'string')
      report(
        ['x-rbac', team],
        `expected a role as text, such as "read", found ${describeValue(role)}`,
      );
}

function checkValues(node: Node, key: string, report: Report, isTyped: boolean): void {
  const gates = node[key];
  if (!isNode(gates))
    return report(
      [key],
      `expected an object with a list of groups for each value that has some, found ${describeValue(gates)}`,
    );
  const values = listOf(node['enum']).map(String);
  for (const [value, groups] of Object.entries(gates)) {
    checkGroups(groups, [key, value], report);
    if (!values.includes(value) && (isTyped || values.length > 0))
      report([key, value], strayValue(value, values));
  }
}

function strayValue(value: string, values: readonly string[]): string {
  const found = `expected a value of the "enum" beside it, found ${describeValue(value)}; `;
  if (values.length === 0) return `${found}there is no "enum"`;
  const nearest = nearestName(value, values);
  return nearest === undefined
    ? `${found}its values are ${values
        .slice(0, 20)
        .map((one) => JSON.stringify(one))
        .join(', ')}`
    : `${found}write ${JSON.stringify(nearest)}`;
}

/**
 * Redocly's rule: everyone is in `anonymous` or in `authenticated`, and `*` speaks for the teams that are not named.
 */
function isInTeam(teams: unknown, reader: Reader): boolean {
  if (!isNode(teams)) return true;
  const mine = [...(reader?.groups ?? []), reader ? 'authenticated' : 'anonymous'];
  return mine.some((team) => {
    const role = Object.hasOwn(teams, team) ? teams[team] : teams['*'];
    return typeof role === 'string' && role !== 'none';
  });
}

function groupsIn(value: unknown): readonly string[] | undefined {
  return typeof value === 'object' && value !== null ? toGroups(value) : undefined;
}
