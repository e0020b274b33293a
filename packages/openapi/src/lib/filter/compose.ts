import { isNode, isObject, listOf, type Node, nodeOf } from '../grammar/node.ts';
import type { Visibility } from './visibility.ts';

/** A schema that describes an object together with others. */
export interface Member {
  readonly node: Node;
  readonly isHidden: boolean;
  /** It always applies: it is the schema itself, what that refers to, or a part of its `allOf`. */
  readonly isAlways: boolean;
}

/** One object, put together from all the schemas that are applied to it (JSON Schema Core §10.2). */
export interface Composition {
  readonly members: readonly Member[];
  /** The properties that are declared only where the reader does not see it. */
  readonly hiddenNames: ReadonlySet<string>;
  readonly hiddenPatterns: readonly RegExp[];
  /** Values of an `enum` that gates hide. */
  readonly hiddenValues: ReadonlySet<unknown>;
}

const lists = ['allOf', 'anyOf', 'oneOf'] as const;
const singles = ['if', 'then', 'else', 'not'] as const;
const known = new WeakMap<Visibility, Map<unknown, Composition>>();

/**
 * Looks at an object's schemas together.
 *
 * @param view of the reader
 * @param schemas that all describe the same object
 * @returns what is shown and what is hidden of it
 */
export function compose(view: Visibility, schemas: readonly unknown[]): Composition {
  if (schemas.length !== 1) return composeAnew(view, schemas);
  let compositions = known.get(view);
  if (!compositions) known.set(view, (compositions = new Map()));
  const [schema] = schemas;
  const before = compositions.get(schema);
  if (before) return before;
  const composition = composeAnew(view, schemas);
  compositions.set(schema, composition);
  return composition;
}

function composeAnew(view: Visibility, schemas: readonly unknown[]): Composition {
  const members = membersOf(view, schemas);
  const hidden = new Map<string, boolean>();
  const hiddenPatterns: RegExp[] = [];
  const hiddenValues = new Set<unknown>();
  for (const { node, isHidden, isAlways } of members) {
    const properties = nodeOf(node['properties']);
    for (const name in properties)
      if (isHidden || view.isMarked(properties[name]))
        hidden.set(name, isAlways || hidden.get(name) === true);
    const patterns = nodeOf(node['patternProperties']);
    for (const source in patterns)
      if (isHidden || view.isMarked(patterns[source])) hiddenPatterns.push(...patternOf(source));
    if (!isHidden && view.hidesValues)
      for (const value of view.hiddenValues(node)) hiddenValues.add(value);
  }
  return {
    members,
    hiddenNames: namesNotShown(view, members, hidden),
    hiddenPatterns,
    hiddenValues,
  };
}

/** What always holds says more than what may hold. */
function namesNotShown(
  view: Visibility,
  members: readonly Member[],
  hidden: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const names = new Set(hidden.keys());
  for (const { node, isHidden, isAlways } of names.size > 0 && members.length > 1 ? members : []) {
    if (isHidden) continue;
    const properties = nodeOf(node['properties']);
    for (const name of names)
      if (
        Object.hasOwn(properties, name) &&
        !view.isMarked(properties[name]) &&
        (isAlways || !hidden.get(name))
      )
        names.delete(name);
  }
  return names;
}

function membersOf(view: Visibility, schemas: readonly unknown[]): Member[] {
  const seen = new Map<Node, Member>();
  const waiting: Member[] = [];
  const add = (value: unknown, isOut: boolean, isAlways: boolean): void => {
    if (!isNode(value)) return;
    const member = { node: value, isHidden: isOut || view.isMarked(value), isAlways };
    const before = seen.get(value);
    // The same schema may be reached again in a way that says more.
    if (before && (before.isAlways || !isAlways) && (!before.isHidden || member.isHidden)) return;
    seen.set(value, member);
    waiting.push(member);
  };
  const addTarget = (node: unknown, isOut: boolean, isAlways: boolean): void =>
    add(node, isOut || view.isHidden(node), isAlways);
  for (const schema of schemas) add(schema, view.isHidden(schema), true);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isHidden, isAlways } = next;
    for (const key of ['$ref', '$dynamicRef'])
      if (typeof node[key] === 'string') add(view.target(node[key])?.node, isHidden, isAlways);
    for (const key of lists)
      for (const variant of listOf(node[key])) add(variant, isHidden, isAlways && key === 'allOf');
    for (const key of singles) if (isObject(node[key])) add(node[key], isHidden, false);
    for (const schema of Object.values(nodeOf(node['dependentSchemas'])))
      add(schema, isHidden, false);
  }
  return [...seen.values()];
}

/** Patterns are ECMA-262 and matched anywhere in the name (JSON Schema Core §6.4); one that is none matches nothing. */
export function patternOf(source: string): RegExp[] {
  try {
    return [new RegExp(source, 'u')];
  } catch {
    return [];
  }
}
