import { isObject, listOf, nodeOf, ownField } from '../grammar/node.ts';
import { type Applied, type Composition, type Member, patternOf } from './compose.ts';
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
  const rest: Applied[] = [];
  for (const member of members) {
    const { node } = member;
    const property = ownField(node['properties'], name);
    const patterns = Object.entries(nodeOf(node['patternProperties']))
      .filter(([source]) => patternOf(source).some((pattern) => pattern.test(name)))
      .map(([, schema]) => schema);
    if (property !== undefined) own.push(within(visibility, member, property));
    for (const schema of patterns) others.push(within(visibility, member, schema));
    if (property !== undefined || patterns.length > 0) continue;
    const { additionalProperties, unevaluatedProperties } = node;
    if (isObject(additionalProperties))
      others.push(within(visibility, member, additionalProperties));
    if (isObject(unevaluatedProperties))
      rest.push(within(visibility, member, unevaluatedProperties));
  }
  const isShown = own.some(({ isHidden }) => !isHidden);
  // What nothing else describes is unevaluated.
  const all = [...own, ...others, ...(own.length + others.length > 0 ? [] : rest)];
  const isHiddenElsewhere =
    !isShown &&
    (all.some(({ isHidden }) => isHidden) || hiddenPatterns.some((pattern) => pattern.test(name)));
  return isHiddenElsewhere
    ? 'hidden'
    : [...all, ...namedIn(members, (value) => ownField(value, name))];
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
  for (const member of members) {
    const { node } = member;
    const { items, prefixItems, additionalItems, unevaluatedItems, contains } = node;
    const first = Array.isArray(items) ? items : listOf(prefixItems);
    const rest = Array.isArray(items) ? additionalItems : items;
    const own = (index < first.length ? first[index] : rest) ?? unevaluatedItems;
    if (isObject(own)) certain.push(within(visibility, member, own));
    if (isObject(contains)) contained.push(within(visibility, member, contains));
  }
  const judged = certain.length > 0 ? certain : contained;
  if (judged.length > 0 && judged.every(({ isHidden }) => isHidden)) return 'hidden';
  const values = namedIn(members, (value) => (Array.isArray(value) ? value : []), true);
  return [...certain, ...contained, ...values];
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
