import { nearestName } from '@bookplate/protocol';
import { enumGates, objectGates } from './gates.ts';
import { isNode, type Node } from './node.ts';

const letters = new Map<string, string>(
  [...objectGates, ...enumGates].map((key) => [lettersOf(key), key]),
);
/** Names that are near to a gate's only in meaning. */
for (const [name, key] of [
  ['group', 'x-groups'],
  ['groups', 'x-groups'],
  ['xgroup', 'x-groups'],
  ['rbac', 'x-rbac'],
  ['internal', 'x-internal'],
  ['xenumgroup', 'x-enum-groups'],
  ['enumgroups', 'x-enum-groups'],
  ['mintenum', 'x-mint-enum'],
  ['xisinternal', 'x-internal'],
  ['xmintgroup', 'x-groups'],
  ['xmintgroups', 'x-groups'],
] as const)
  letters.set(name, key);

/**
 * The gate that was meant by a field of another name: `X-Groups`, `x-group`, `xGroups`, `x-gruops`, `groups`.
 *
 * @param key of a field that the specification does not know
 * @param value of it: what says something else than the gate would is meant as something else
 * @returns the right name, or undefined
 */
export function nearestGate(key: string, value: unknown): string | undefined {
  const meant = gateMeantBy(key);
  // The same letters are the same name. Others need to say what the gate would say.
  return meant && (meant.isSame || isGateForm(meant.gate, value)) ? meant.gate : undefined;
}

interface Meant {
  readonly gate: string;
  readonly isSame: boolean;
}

/** Documents have the same few extensions again and again. */
const known = new Map<string, Meant | undefined>();

function gateMeantBy(key: string): Meant | undefined {
  if (known.has(key)) return known.get(key);
  if (known.size > 1_000) known.clear();
  const meant = compare(key);
  known.set(key, meant);
  return meant;
}

function compare(key: string): Meant | undefined {
  const plain = lettersOf(key);
  const gate = letters.get(plain);
  if (gate !== undefined) return { gate, isSame: lettersOf(gate) === plain };
  const typed =
    /^x/i.test(key) && key.length > 5
      ? nearestName(key, [...objectGates, ...enumGates])
      : undefined;
  return typed !== undefined && isNear(key, typed) ? { gate: typed, isSame: false } : undefined;
}

/** Two slips of the finger at most, in a name that begins alike. */
function isNear(key: string, gate: string): boolean {
  const one = lettersOf(key);
  const other = lettersOf(gate);
  return Math.abs(one.length - other.length) <= 1 && one.slice(0, 2) === other.slice(0, 2);
}

/**
 * Whether a value is what a gate would say: where a gate cannot be, it may be the name of a property.
 *
 * @param key of the gate
 * @param value of it
 */
export function isGateForm(key: string, value: unknown): boolean {
  switch (key) {
    case 'x-groups':
      return isGroups(value);
    case 'x-internal':
      return value === true || value === 'true';
    case 'x-mint':
      return isNode(value) && isGroups(value['groups']);
    case 'x-rbac':
      return isMapOf(value, (role) => typeof role === 'string');
    default:
      return isMapOf(value, isGroups);
  }
}

function isGroups(value: unknown): boolean {
  if (!isNode(value)) return isTexts(value);
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, list]) => (key === 'any' || key === 'none') && isTexts(list))
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** A schema, say, is such a map only if it has no keyword. */
function isMapOf(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  if (!isNode(value)) return false;
  const entries: [string, unknown][] = Object.entries(value satisfies Node);
  return (
    entries.length > 0 &&
    entries.every(([key, entry]) => isEntry(entry) && !['$ref', 'type', 'enum'].includes(key))
  );
}

function lettersOf(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '');
}
