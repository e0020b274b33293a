import { isNode, isObject, listOf, type Node, nodeOf } from '../grammar/node.ts';
import { isAffected } from './affected.ts';
import type { Visibility } from './visibility.ts';

/** A schema that describes a value, together with others. */
export interface Applied {
  readonly schema: unknown;
  readonly isHidden: boolean;
  /** It always applies: it is the schema itself, what that refers to, or a part of its `allOf`. */
  readonly isAlways: boolean;
  /** It is written here, and not somewhere else that is referred to. */
  readonly isInline: boolean;
}

/** The same with all that is applied in it. */
export interface Member extends Omit<Applied, 'schema'> {
  readonly node: Node;
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
const known = new WeakMap<Visibility, Map<unknown, Composition>[]>();

/**
 * Looks at an object's schemas together.
 *
 * @param visibility for the reader
 * @param schemas that all describe the same object
 * @returns what is shown and what is hidden of it
 */
export function compose(visibility: Visibility, schemas: readonly unknown[]): Composition {
  return composeApplied(visibility, schemas.map(always));
}

/** A schema that the value is described by in any case. */
export function always(schema: unknown): Applied {
  return { schema, isHidden: false, isAlways: true, isInline: true };
}

/** The same where some of them are hidden, or apply in an alternative only. */
export function composeApplied(visibility: Visibility, applied: readonly Applied[]): Composition {
  const [first] = applied;
  if (!first || applied.length > 1) return composeMembers(visibility, applied);
  const { schema } = first;
  const compositions = compositionsFor(visibility, first);
  const before = compositions.get(schema);
  if (before) return before;
  // Alternatives may lead back to it.
  compositions.set(schema, nothing);
  const composition = composeMembers(visibility, applied);
  compositions.set(schema, composition);
  return composition;
}

/** Those that are known, of schemas that apply in the same way. */
function compositionsFor(
  visibility: Visibility,
  { isHidden, isAlways, isInline }: Applied,
): Map<unknown, Composition> {
  let ways = known.get(visibility);
  if (!ways) known.set(visibility, (ways = Array.from({ length: 8 }, () => new Map())));
  return ways[(isHidden ? 1 : 0) + (isAlways ? 2 : 0) + (isInline ? 4 : 0)] as Map<
    unknown,
    Composition
  >;
}

function composeMembers(visibility: Visibility, applied: readonly Applied[]): Composition {
  const members = membersOf(visibility, applied);
  const hidden = new Map<string, boolean>();
  const hiddenPatterns: RegExp[] = [];
  const hiddenValues = new Set<unknown>();
  for (const { node, isHidden, isAlways } of members) {
    const properties = nodeOf(node['properties']);
    for (const name in isHidden || isAffected(visibility, properties) ? properties : {})
      if (isHidden || visibility.isMarked(properties[name]))
        hidden.set(name, isAlways || hidden.get(name) === true);
    const patterns = nodeOf(node['patternProperties']);
    for (const source in patterns)
      if (isHidden || visibility.isMarked(patterns[source]))
        hiddenPatterns.push(...patternOf(source));
    if (!isHidden && visibility.hidesValues)
      for (const value of visibility.hiddenValues(node)) hiddenValues.add(value);
  }
  return {
    members,
    hiddenNames: namesNotShown(visibility, members, hidden),
    hiddenPatterns,
    hiddenValues,
  };
}

/**
 * A property that is hidden where it always holds is hidden, however it is described beside. One that an alternative
 * hides is shown if another shows it.
 */
function namesNotShown(
  visibility: Visibility,
  members: readonly Member[],
  hidden: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const names = new Set(hidden.keys());
  const candidates = [...names].filter((name) => hidden.get(name) === false);
  for (const { node, isHidden, branch } of candidates.length > 0 ? members : []) {
    const properties = nodeOf(node['properties']);
    for (const name of candidates)
      if (!isHidden && Object.hasOwn(properties, name) && !visibility.isMarked(properties[name]))
        // What the alternative itself hides, nothing in it shows.
        if (!branch || !compose(visibility, [branch]).hiddenNames.has(name)) names.delete(name);
  }
  return names;
}

function membersOf(visibility: Visibility, applied: readonly Applied[]): Member[] {
  const seen = new Map<Node, Member>();
  const waiting: Member[] = [];
  const add = (node: unknown, how: Omit<Member, 'node'>): void => {
    if (!isNode(node)) return;
    const before = seen.get(node);
    // The same schema may be reached again in a way that says more.
    const member = {
      node,
      isHidden: how.isHidden && before?.isHidden !== false,
      isAlways: how.isAlways || before?.isAlways === true,
      isInline: how.isInline || before?.isInline === true,
      branch: before ? before.branch : how.branch,
    };
    if (before?.isHidden === member.isHidden && before.isAlways === member.isAlways) return;
    seen.set(node, member);
    waiting.push(member);
  };
  for (const { schema, isHidden, ...how } of applied)
    add(schema, { ...how, isHidden: isHidden || visibility.isHidden(schema), branch: undefined });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isHidden, branch } = next;
    for (const key of ['$ref', '$dynamicRef']) {
      const target =
        typeof node[key] === 'string' ? visibility.target(node[key], node)?.node : undefined;
      if (target)
        add(target, {
          ...next,
          isHidden: isHidden || visibility.isHidden(target),
          isInline: false,
        });
    }
    for (const part of listOf(node['allOf']))
      add(part, { ...next, isHidden: isHidden || visibility.isMarked(part) });
    for (const part of alternativesOf(node))
      if (isNode(part))
        add(part, {
          ...next,
          isHidden: isHidden || visibility.isMarked(part),
          isAlways: false,
          branch: branch ?? part,
        });
  }
  return [...seen.values()];
}

function alternativesOf(node: Node): readonly unknown[] {
  const { anyOf, oneOf, dependentSchemas, dependencies } = node;
  const found: unknown[] = [...listOf(anyOf), ...listOf(oneOf)];
  for (const key of singles) if (isObject(node[key])) found.push(node[key]);
  for (const schemas of [dependentSchemas, dependencies])
    for (const schema of Object.values(nodeOf(schemas))) if (isNode(schema)) found.push(schema);
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
