import { isObject, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { type Applied, compose, type Composition, type Member, patternOf } from './compose.ts';
import { valuesNamedBy } from './named-values.ts';
import type { Visibility } from './visibility.ts';

/**
 * The schemas of a property (JSON Schema Core §10.3.2, §11.3), those of hidden schemas included: they tell which values
 * are theirs.
 *
 * @param visibility for the reader
 * @param composition of the object
 * @param name of the property
 * @returns `hidden` if nothing that is shown describes it, and something hidden does
 */
export function schemasOfProperty(
  visibility: Visibility,
  { members, hiddenNames, hiddenPatterns }: Composition,
  name: string,
): readonly Applied[] | 'hidden' {
  if (hiddenNames.has(name)) return 'hidden';
  const own: Applied[] = [];
  const others: Applied[] = [];
  const doubtful: Applied[] = [];
  for (const member of members) {
    const { node } = member;
    const property = ownField(node['properties'], name);
    const patterns = patternsFor(node, name);
    if (property !== undefined) own.push(within(visibility, member, property));
    for (const schema of patterns) others.push(within(visibility, member, schema));
    if (property !== undefined || patterns.length > 0) continue;
    const { additionalProperties, unevaluatedProperties } = node;
    if (isObject(additionalProperties))
      others.push(within(visibility, member, additionalProperties));
    if (!isObject(unevaluatedProperties)) continue;
    const evaluated = isEvaluated(visibility, node, name);
    const rest = within(visibility, member, unevaluatedProperties);
    if (evaluated === 'never') others.push(rest);
    else if (evaluated === 'maybe') doubtful.push({ ...rest, isAlways: false });
  }
  const isShown = own.some(({ isHidden }) => !isHidden);
  const certain = own.length + others.length > 0 ? [...own, ...others] : doubtful;
  const isHiddenElsewhere =
    !isShown &&
    (certain.some(({ isHidden }) => isHidden) ||
      hiddenPatterns.some((pattern) => pattern.test(name)));
  return isHiddenElsewhere
    ? 'hidden'
    : [...own, ...others, ...doubtful, ...namedIn(members, (value) => ownField(value, name))];
}

function patternsFor(node: Node, name: string): readonly unknown[] {
  return Object.entries(nodeOf(node['patternProperties']))
    .filter(([source]) => patternOf(source).some((pattern) => pattern.test(name)))
    .map(([, schema]) => schema);
}

/**
 * Whether `unevaluatedProperties` of a schema leaves a property out. Only what is applied in the schema evaluates for
 * it, not what is beside (§11.3), and an alternative only where it holds. Where `additionalProperties` leaves nothing
 * to it, it may still be what the writer meant.
 */
function isEvaluated(
  visibility: Visibility,
  schema: Node,
  name: string,
): 'always' | 'maybe' | 'never' {
  let evaluated: 'maybe' | 'never' = 'never';
  for (const { node, isAlways } of compose(visibility, [schema]).members) {
    const isNamed =
      ownField(node['properties'], name) !== undefined || patternsFor(node, name).length > 0;
    if (isNamed && isAlways) return 'always';
    if (
      isNamed ||
      'additionalProperties' in node ||
      (node !== schema && 'unevaluatedProperties' in node)
    )
      evaluated = 'maybe';
  }
  return evaluated;
}

/**
 * The schemas of an entry of a list (§10.3.1, §11.2; of older drafts, lists in `items`).
 *
 * @param visibility for the reader
 * @param composition of the list
 * @param index of the entry
 * @returns `hidden` as for a property
 */
export function schemasOfItem(
  visibility: Visibility,
  { members }: Composition,
  index: number,
): readonly Applied[] | 'hidden' {
  const certain: Applied[] = [];
  const contained: Applied[] = [];
  const doubtful: Applied[] = [];
  for (const member of members) {
    const { node } = member;
    const { items, prefixItems, additionalItems, unevaluatedItems, contains } = node;
    const first = Array.isArray(items) ? items : listOf(prefixItems);
    const rest = Array.isArray(items) ? additionalItems : items;
    const own = (index < first.length ? first[index] : rest) ?? unevaluatedItems;
    if (isObject(own)) certain.push(within(visibility, member, own));
    if (isObject(contains)) contained.push(within(visibility, member, contains));
    // Where `items` leaves nothing to them, they may still be what the writer meant.
    for (const schema of index < first.length ? [] : [additionalItems, unevaluatedItems])
      if (isObject(schema) && schema !== own)
        doubtful.push(within(visibility, { ...member, isAlways: false }, schema));
  }
  const judged = [certain, contained, doubtful].find(({ length }) => length > 0) ?? [];
  if (judged.length > 0 && judged.every(({ isHidden }) => isHidden)) return 'hidden';
  const values = namedIn(members, (value) => (Array.isArray(value) ? value : []), true);
  return [...certain, ...contained, ...doubtful, ...values];
}

/**
 * The schemas of properties that none names, in lists of those that may be of one property: nobody can tell whether two
 * patterns match one name.
 */
export function schemasOfOthers(
  visibility: Visibility,
  { members }: Composition,
): readonly (readonly Applied[])[] {
  const found = members.flatMap((member) => {
    const { patternProperties, additionalProperties, unevaluatedProperties } = member.node;
    const among = (schemas: readonly unknown[]): Applied[] =>
      schemas
        .filter(isObject)
        .map((schema) => within(visibility, { ...member, isAlways: false }, schema));
    const matched = among(Object.values(nodeOf(patternProperties)));
    const rest = among([additionalProperties, unevaluatedProperties]);
    return matched.length + rest.length > 0 ? [[matched, rest]] : [];
  });
  // Within one schema, what a pattern matches is not of the rest.
  return found.length === 1 ? (found[0] ?? []) : [found.flat(2)];
}

/** The schemas of the names of an object's properties (§10.3.2.4). */
export function schemasOfNames(
  visibility: Visibility,
  { members }: Composition,
): readonly Applied[] {
  return members.flatMap((member) => {
    const { propertyNames } = member.node;
    return isObject(propertyNames) ? [within(visibility, member, propertyNames)] : [];
  });
}

/** The schemas of what a text says (JSON Schema Validation §8.5). */
export function schemasOfText(
  visibility: Visibility,
  { members }: Composition,
): readonly Applied[] {
  return members.flatMap((member) => {
    const { contentSchema } = member.node;
    return isObject(contentSchema) ? [within(visibility, member, contentSchema)] : [];
  });
}

function within(visibility: Visibility, member: Member, schema: unknown): Applied {
  const { isHidden, isAlways, isInline } = member;
  return { schema, isHidden: isHidden || visibility.isHidden(schema), isAlways, isInline };
}

/** What the examples of hidden schemas say of a part. */
function namedIn(
  members: readonly Member[],
  part: (value: unknown) => unknown,
  areSeveral: boolean = false,
): Applied[] {
  return members
    .filter(({ isHidden }) => isHidden)
    .flatMap(({ node }) => valuesNamedBy(node).filter(isObject).map(part))
    .flatMap((value) => (areSeveral ? listOf(value) : [value]))
    .filter((value) => value !== undefined)
    .map((value) => ({
      schema: { const: value },
      isHidden: true,
      isAlways: false,
      isInline: false,
    }));
}
