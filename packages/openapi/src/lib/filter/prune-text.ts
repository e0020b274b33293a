import { isNode, isObject, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { type Described, variantsOf } from './chosen-variants.ts';
import { always, type Applied, type Composition, compose, composeApplied } from './compose.ts';
import { schemasOfText } from './described-by.ts';
import { valuesNamedBy } from './named-values.ts';
import { isAffected } from './affected.ts';
import type { Visibility } from './visibility.ts';

/** What a text says: JSON, or something that nobody can read here, in which words can be looked for. */
export type TextValue = (Described & { readonly json: object }) | 'secret' | 'open';

/**
 * Reads a text that describes an object or a list: an example that is written as text, or text with a `contentSchema`.
 *
 * @param visibility for the reader
 * @param text of the example
 * @param applied the schemas that describe it
 * @param composition of them
 * @param isTop whether it is a whole example
 * @returns undefined if the text is the value itself
 */
export function readText(
  visibility: Visibility,
  text: string,
  applied: readonly Applied[],
  composition: Composition,
  isTop: boolean,
): TextValue | undefined {
  const content = schemasOfText(visibility, composition);
  if (content.some(({ schema, isHidden }) => isHidden || isAffected(visibility, schema))) {
    const isEncoded = composition.members.some(({ node }) => 'contentEncoding' in node);
    if (isEncoded || content.every(({ isHidden }) => isHidden)) return 'secret';
    return (
      parse(visibility, text, {
        applied: content,
        composition: composeApplied(visibility, content),
      }) ?? 'secret'
    );
  }
  return isTop && isStructure(composition)
    ? parse(visibility, text, { applied, composition })
    : undefined;
}

const rests =
  'items additionalItems unevaluatedItems contains additionalProperties unevaluatedProperties'.split(
    ' ',
  );
const ofStructures = ['properties', 'patternProperties', 'propertyNames', 'prefixItems', ...rests];

function isStructure({ members }: Composition): boolean {
  return members.some(
    ({ node }) =>
      ofStructures.some((key) => key in node) ||
      ['object', 'array'].some(
        (type) => node['type'] === type || listOf(node['type']).includes(type),
      ),
  );
}

function parse(visibility: Visibility, text: string, described: Described): TextValue | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? { json, ...described } : undefined;
  } catch {
    const words = wordsBelow(visibility, described.applied);
    const isSecret =
      !words ||
      words.names.some((name) => text.includes(name)) ||
      words.values.some((value) => hasWord(text, value));
    return isSecret ? 'secret' : 'open';
  }
}

/** Values are shorter than names, and may be a part of another word. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isInWord(text[at - 1]) && !isInWord(text[at + word.length])) return true;
  return false;
}

function isInWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);
}

/**
 * The hidden names and values in schemas and all that they refer to; undefined if something is hidden that any text may
 * have, as items are.
 */
function wordsBelow(
  visibility: Visibility,
  applied: readonly Applied[],
): { readonly names: readonly string[]; readonly values: readonly string[] } | undefined {
  const names = new Set<string>();
  const values = new Set<unknown>();
  const seen = new Set<unknown>();
  /** Those that say something to the reader, and those that are done. */
  const known = new Set<Node>();
  const left = applied.filter(({ isHidden }) => !isHidden).map(({ schema }) => schema);
  const below = applied.filter(({ isHidden }) => isHidden).map(({ schema }) => schema);
  const noteNames = (node: Node, found: Iterable<string>): void => {
    for (const name of found) {
      names.add(name);
      const { xml } = nodeOf(ownField(node['properties'], name));
      if (isNode(xml) && typeof xml['name'] === 'string') names.add(xml['name']);
    }
  };
  const noteValues = (node: Node): void => {
    for (const value of valuesNamedBy(node)) values.add(value);
  };
  while (left.length > 0) {
    const schema = left.pop();
    if (!isNode(schema) || seen.has(schema)) continue;
    seen.add(schema);
    const { members, hiddenNames, hiddenValues } = compose(visibility, [schema]);
    for (const value of hiddenValues) values.add(value);
    for (const { node, isHidden } of members) {
      noteNames(node, hiddenNames);
      if (isHidden) noteValues(node);
      else known.add(node);
      if (unnamedPartsOf(node).some(visibility.isMarked)) return undefined;
      (isHidden ? below : left).push(...partsOf(node), ...variantsOf(visibility, node));
    }
  }
  // What hidden schemas refer to is hidden here, unless shown ones refer to it, too.
  while (below.length > 0) {
    const hidden = { ...always(below.pop()), isHidden: true };
    for (const { node } of composeApplied(visibility, [hidden]).members) {
      if (known.has(node)) continue;
      known.add(node);
      noteNames(node, Object.keys(nodeOf(node['properties'])));
      noteValues(node);
      below.push(...partsOf(node), ...variantsOf(visibility, node));
    }
  }
  return { names: [...names], values: [...values].filter((value) => !isObject(value)).map(String) };
}

function partsOf(node: Node): unknown[] {
  return [
    ...Object.values(nodeOf(node['properties'])),
    node['propertyNames'],
    ...unnamedPartsOf(node),
  ];
}

function unnamedPartsOf(node: Node): unknown[] {
  return [
    ...Object.values(nodeOf(node['patternProperties'])),
    ...listOf(node['prefixItems']),
    ...listOf(node['items']),
    ...[...rests, 'contentSchema'].map((key) => node[key]),
  ];
}
