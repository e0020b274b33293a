import { anonymousGroup, nameInGate } from '@bookplate/protocol';
import { checkKey, isSuspicious } from './check-gates.ts';
import { enumGates, everyTeam, isGateKey, isShown, mintGroupsOf, type Steps } from './gates.ts';
import { declaredNames } from './declared-names.ts';
import { isNode, type Node, nodeOf } from './node.ts';
import { nearestGate } from './near-miss.ts';
import { visitObjects } from './visit-objects.ts';

/** A list of groups, lists in `any` and `none`, or a team, in a gate of a document. */
export interface Gate {
  /** The lists as they are written, or the team: not always what they should be. */
  readonly value: unknown;
  /** The groups that it names, those that it hides from among them. */
  readonly groups: readonly string[];
  /** Where they stand: keys and positions, from the root. Of a list, where the list is; of a team, where its name is. */
  readonly path: Steps;
}

/** What is wrong with a gate. */
export interface GateProblem {
  readonly path: Steps;
  /** What was found, what was expected, what to do. */
  readonly message: string;
  /** Whether it is about the value of a {@link Gate}. */
  readonly isOfList: boolean;
}

/**
 * Reads the gates of an OpenAPI document, or of a file that is a part of one, where gates can be anywhere. It follows
 * no references, so that each of several files is read alone.
 *
 * @param document parsed, of version 3.0, 3.1 or 3.2
 * @returns its gates, and what is wrong with gates or with what may be meant as one; what a YAML anchor stands for, once
 */
export function gatesOf(document: Node): {
  readonly gates: readonly Gate[];
  readonly problems: readonly GateProblem[];
} {
  const gates: Gate[] = [];
  const problems: GateProblem[] = [];
  const declared = declaredNames(document);
  visitObjects(document, (node, type, path) => {
    for (const key of Object.keys(node)) {
      if (!isSuspicious(key)) continue;
      const report = (steps: Steps, message: string, isOfList = false): void =>
        void problems.push({ path: [...path, ...steps], message, isOfList });
      const isGate = checkKey(node, type, key, (name) => declared.has(name), report);
      if (isGate && isGateKey(key)) gates.push(...gatesIn(node, key, path));
    }
  });
  return { gates, problems };
}

/**
 * @param document OpenAPI
 * @returns the groups that its gates name, in the order of letters
 */
export function groupsNamedIn(document: Node): readonly string[] {
  const named = new Set(gatesOf(document).gates.flatMap(({ groups }) => groups));
  named.delete(anonymousGroup);
  return [...named].sort();
}

/**
 * @param part of a document
 * @returns whether something in it is gated, for some readers or for all
 */
export function hasGates(part: Node): boolean {
  let found = false;
  visitObjects(part, (node) => {
    found ||= Object.keys(node).some(
      (key) => isGateKey(key) && (key !== 'x-internal' || !isShown({ [key]: node[key] }, null)),
    );
  });
  return found;
}

/**
 * @param document or a part of one, of any version
 * @returns whether something in it is called as a gate is, or may be meant as one: so that it is worth a filter
 */
export function mayHaveGates(document: Node): boolean {
  let found = false;
  visitObjects(document, (node) => {
    found ||= Object.keys(node).some(
      (key) => isSuspicious(key) && (isGateKey(key) || nearestGate(key, node[key]) !== undefined),
    );
  });
  return found;
}

function gatesIn(node: Node, key: string, path: Steps): Gate[] {
  const value = node[key];
  if (key === 'x-internal') return [];
  if (key === 'x-rbac')
    return Object.keys(nodeOf(value))
      .filter((team) => !everyTeam.has(team))
      .map((team) => gateOf(team, [...path, key, team]));
  if ((enumGates as readonly string[]).includes(key))
    return Object.entries(nodeOf(value)).map(([name, groups]) =>
      gateOf(groups, [...path, key, name]),
    );
  if (key !== 'x-mint') return [gateOf(value, [...path, key])];
  const groups = mintGroupsOf(node);
  return groups === undefined ? [] : [gateOf(groups, [...path, key, 'groups'])];
}

function gateOf(value: unknown, path: Steps): Gate {
  const { any, none } = nodeOf(value);
  const groups = [isNode(value) ? [any, none] : value]
    .flat(2)
    .filter((group) => typeof group === 'string')
    .map(nameInGate)
    .filter((group) => group !== '*');
  return { value, groups, path };
}
