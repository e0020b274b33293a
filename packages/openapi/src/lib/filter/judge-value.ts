import { isNode, isObject, listOf, type Node } from '../grammar/node.ts';
import { type Described, isOfHiddenVariant, withVariants } from './chosen-variants.ts';
import { type Applied, type Composition, composeApplied } from './compose.ts';
import { schemasOfItem, schemasOfNames, schemasOfProperty } from './described-by.ts';
import { allows, isNamedAsAllowed, valuesNamedBy } from './named-values.ts';
import { readText } from './prune-text.ts';
import { isAffected } from './affected.ts';
import type { Writing } from './writing.ts';

/** The place of a value in an example. */
export interface Spot {
  /** The object or list that holds it, in the copy. */
  readonly holder: object;
  readonly key: string | number;
  /** Whether text may be JSON or another format that describes an object, as at the top of an example. */
  readonly isTop?: boolean;
  /** Whether the entries after it have to stay where they are. */
  readonly isPositional?: boolean;
}

/**
 * Finds what goes of a value in an example. The rule: what is shown has to allow it, and nothing that is hidden may name
 * it, unless what is shown names it, too. So an example says to a reader what its schemas say to them, and no more.
 *
 * @param writing at work
 * @param spot where it stands
 * @param applied the schemas that describe it, with those that are hidden
 */
export function judgeValue(writing: Writing, spot: Spot, applied: readonly Applied[]): void {
  if (applied.some(({ schema, isHidden }) => isHidden || isAffected(writing.visibility, schema)))
    judgeDescribed(writing, spot, applied);
}

/** The same where schemas are not of the document, so that nothing is known of what is hidden in them. */
export function judgeDescribed(writing: Writing, spot: Spot, applied: readonly Applied[]): void {
  const { visibility, cuts } = writing;
  const { holder, key, isTop = false, isPositional = false } = spot;
  const value: unknown = (holder as Node)[key];
  const composition = composeApplied(visibility, applied);
  const text =
    typeof value === 'string'
      ? readText(visibility, value, applied, composition, isTop)
      : undefined;
  if (text === 'open' && !isTextOfHidden(writing, value, applied, composition)) return;
  if (typeof text === 'string') {
    cuts.add(holder, key, isPositional);
    return;
  }
  const json = text ? text.json : value;
  const described = withVariants(visibility, json, text ?? { applied, composition });
  if (!isForReader(writing, json, described)) cuts.add(holder, key, isPositional);
  else if (text) judgeParts(writing, cuts.textAt(holder, key, text.json), described.composition);
  else if (isObject(json)) judgeParts(writing, json, described.composition);
}

/** Whether a value as a whole, leaving aside its parts, is for the reader. */
function isForReader(
  writing: Writing,
  value: unknown,
  { applied, composition }: Described,
): boolean {
  const { visibility } = writing;
  if (applied.every(({ schema, isHidden }) => isHidden || visibility.isHidden(schema)))
    return false;
  if (composition.hiddenValues.has(value)) return false;
  if (!isAllowed(writing, value, applied, composition)) return false;
  return !isNode(value) || !isOfHiddenVariant(visibility, value, composition);
}

/** Whether a text that may be an object in another format is one of a hidden schema of texts. */
function isTextOfHidden(
  writing: Writing,
  value: unknown,
  applied: readonly Applied[],
  composition: Composition,
): boolean {
  const { members } = composition;
  const isOfText = members.some(({ node, isHidden }) => isHidden && allowsText(node['type']));
  return isOfText && !isAllowed(writing, value, applied, composition);
}

function allowsText(type: unknown): boolean {
  return type === 'string' || listOf(type).includes('string');
}

function isAllowed(
  { visibility }: Writing,
  value: unknown,
  applied: readonly Applied[],
  { members }: Composition,
): boolean {
  const hidden = members.filter(({ isHidden }) => isHidden);
  if (hidden.length === 0) return true;
  const shown = applied.filter(({ schema, isHidden }) => !isHidden && !visibility.isHidden(schema));
  const isIn = ({ schema }: Applied): boolean => allows(visibility, schema, value);
  const alternatives = shown.filter(({ isAlways }) => !isAlways);
  if (!shown.every((one) => !one.isAlways || isIn(one))) return false;
  if (alternatives.length > 0 && !alternatives.some(isIn)) return false;
  return (
    isObject(value) ||
    !hidden.some(({ node }) => valuesNamedBy(node).includes(value)) ||
    members.some(({ node, isHidden }) => !isHidden && isNamedAsAllowed(visibility, node, value))
  );
}

function judgeParts(writing: Writing, value: object, composition: Composition): void {
  const { visibility, cuts } = writing;
  if (Array.isArray(value)) {
    const isPositional = composition.members.some(
      ({ node }) => Array.isArray(node['prefixItems']) || Array.isArray(node['items']),
    );
    for (const index of value.keys()) {
      const applied = schemasOfItem(visibility, composition, index);
      if (applied === 'hidden') cuts.add(value, index, isPositional);
      else judgeValue(writing, { holder: value, key: index, isPositional }, applied);
    }
    return;
  }
  const named = schemasOfNames(visibility, composition);
  for (const name of Object.keys(value)) {
    const applied = schemasOfProperty(visibility, composition, name);
    if (applied === 'hidden' || !isNameForReader(writing, name, named)) cuts.add(value, name);
    else judgeValue(writing, { holder: value, key: name }, applied);
  }
}

function isNameForReader(writing: Writing, name: string, named: readonly Applied[]): boolean {
  if (named.length === 0) return true;
  const composition = composeApplied(writing.visibility, named);
  if (composition.hiddenValues.has(name)) return false;
  return isAllowed(writing, name, named, composition);
}
