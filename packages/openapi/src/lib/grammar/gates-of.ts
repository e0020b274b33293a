import { checkKey, isSuspicious } from './check-gates.ts';
import { enumGates, everyTeam, isGateKey, isShown, mintGroupsOf, type Steps } from './gates.ts';
import { declaredNames } from './declared-names.ts';
import { isNode, isObject, type Node, nodeOf } from './node.ts';
import { nearestGate } from './near-miss.ts';
import { data, extension, objectType, type Type, typeOf } from './types.ts';

/** A list of groups, or a team, in a gate of a document. */
export interface Gate {
  /** The list as it is written, or the team: not always what it should be. */
  readonly value: unknown;
  /** The groups that it opens for. */
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
 * no references, so that each file of several is read by itself.
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
  visit(document, (node, type, path) => {
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
  return [...new Set(gatesOf(document).gates.flatMap(({ groups }) => groups))].sort();
}

/**
 * @param part of a document
 * @returns whether something in it is gated, for some readers or for all
 */
export function hasGates(part: Node): boolean {
  let found = false;
  visit(part, (node) => {
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
  visit(document, (node) => {
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
  const groups = [value].flat().filter((group) => typeof group === 'string');
  return { value, groups, path };
}

/** Goes through the objects of a document with the types that the specifications give them, each once. */
function visit(root: Node, look: (node: Node, type: Type, path: Steps) => void): void {
  const isWhole = typeof root['openapi'] === 'string';
  const seen = new Set<unknown>();
  const left: [unknown, Type, Steps][] = [[root, isWhole ? objectType('Document') : extension, []]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [node, type, path] = next;
    if (!isObject(node) || seen.has(node)) continue;
    seen.add(node);
    if (isNode(node)) look(node, type, path);
    const entries: [string | number, unknown][] = Array.isArray(node)
      ? [...node.entries()]
      : Object.entries(node).filter(
          ([key]) => type === data || type.form === 'map' || !isGateKey(key),
        );
    for (let at = entries.length - 1; at >= 0; at -= 1) {
      const [key, value] = entries[at] as (typeof entries)[number];
      const inner =
        Array.isArray(node) && type.form === 'object' ? type : typeOf(type, String(key));
      left.push([value, inner, [...path, key]]);
    }
  }
}
