import { isNode, isObject, listOf, type Node, nodeOf } from '../grammar/node.ts';
import type { Visibility } from './visibility.ts';

/** A schema that describes an object together with others. */
export interface Member {
  readonly node: Node;
  readonly isHidden: boolean;
  /** It always applies: it is the schema itself, what that refers to, or a part of its `allOf`. */
  readonly isAlways: boolean;
  /** The alternative in which it is reached first. */
  readonly branch: Node | undefined;
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

const singles = ['if', 'then', 'else', 'not'] as const;
const nothing: Composition = {
  members: [],
  hiddenNames: new Set(),
  hiddenPatterns: [],
  hiddenValues: new Set(),
};
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
  // Alternatives may lead back to it.
  compositions.set(schema, nothing);
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

/**
 * A property that is hidden where it always holds is hidden, however it is described beside. One that an alternative
 * hides is shown if another shows it.
 */
function namesNotShown(
  view: Visibility,
  members: readonly Member[],
  hidden: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const names = new Set(hidden.keys());
  const doubtful = [...names].filter((name) => hidden.get(name) === false);
  for (const { node, isHidden, branch } of doubtful.length > 0 ? members : []) {
    const properties = nodeOf(node['properties']);
    for (const name of doubtful)
      if (!isHidden && Object.hasOwn(properties, name) && !view.isMarked(properties[name]))
        // What the alternative itself hides, nothing in it shows.
        if (!branch || !compose(view, [branch]).hiddenNames.has(name)) names.delete(name);
  }
  return names;
}

function membersOf(view: Visibility, schemas: readonly unknown[]): Member[] {
  const seen = new Map<Node, Member>();
  const waiting: Member[] = [];
  const add = (node: unknown, isHidden: boolean, isAlways: boolean, branch?: Node): void => {
    if (!isNode(node)) return;
    const before = seen.get(node);
    // The same schema may be reached again in a way that says more.
    const member = {
      node,
      isHidden: isHidden && before?.isHidden !== false,
      isAlways: isAlways || before?.isAlways === true,
      branch: before ? before.branch : branch,
    };
    if (before?.isHidden === member.isHidden && before.isAlways === member.isAlways) return;
    seen.set(node, member);
    waiting.push(member);
  };
  for (const schema of schemas) add(schema, view.isHidden(schema), true);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isHidden, isAlways, branch } = next;
    for (const key of ['$ref', '$dynamicRef']) {
      const target = typeof node[key] === 'string' ? view.target(node[key], node)?.node : undefined;
      if (target) add(target, isHidden || view.isHidden(target), isAlways, branch);
    }
    const always = listOf(node['allOf']);
    for (const part of always) add(part, isHidden || view.isMarked(part), isAlways, branch);
    for (const part of alternativesOf(node))
      if (isNode(part)) add(part, isHidden || view.isMarked(part), false, branch ?? part);
  }
  return [...seen.values()];
}

function alternativesOf(node: Node): readonly unknown[] {
  const { anyOf, oneOf, dependentSchemas } = node;
  const found: unknown[] = [...listOf(anyOf), ...listOf(oneOf)];
  for (const key of singles) if (isObject(node[key])) found.push(node[key]);
  for (const schema of Object.values(nodeOf(dependentSchemas))) found.push(schema);
  return found;
}

/** Patterns are ECMA-262 and matched anywhere in the name (JSON Schema Core §6.4); one that is none matches nothing. */
export function patternOf(source: string): RegExp[] {
  try {
    return [new RegExp(source, 'u')];
  } catch {
    return [];
  }
}
