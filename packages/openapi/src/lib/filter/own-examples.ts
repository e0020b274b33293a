import { isNode, isObject, listOf, type Node, nodeOf } from '../grammar/node.ts';
import { type Applied, type Composition, composeApplied } from './compose.ts';
import {
  schemasOfItem,
  schemasOfNames,
  schemasOfOthers,
  schemasOfProperty,
  schemasOfText,
} from './described-by.ts';
import { judgeValue } from './judge-value.ts';
import type { Writing } from './writing.ts';

/** Keywords by which one schema may say two things of one part. */
const overlapping =
  'patternProperties contains unevaluatedProperties additionalItems unevaluatedItems'.split(' ');
/** Keywords by which there may be other schemas of the same. */
const others =
  '$ref $dynamicRef allOf anyOf oneOf not if then else dependentSchemas dependencies'.split(' ');

/** Whether a schema may say two things of one value, and has examples in it. */
export function describesTwice(schema: Node): boolean {
  for (const key in schema)
    if (others.includes(key) || overlapping.includes(key)) return hasExamples(schema);
  return false;
}

function hasExamples(node: object, seen: Set<object> = new Set()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  for (const key in node) {
    if (key === 'example' || key === 'examples' || key === 'default') return true;
    const value = (node as Node)[key];
    if (isObject(value) && hasExamples(value, seen)) return true;
  }
  return false;
}

/**
 * Judges the examples of a schema's parts by all the schemas that describe the same: what one of them hides, another
 * beside it may have as an example. Parts that are components are judged where they are.
 *
 * @param writing at work
 * @param applied the schemas that describe one value
 * @param around those on the way
 */
export function judgeOwnExamples(
  writing: Writing,
  applied: readonly Applied[],
  around: ReadonlySet<unknown> = new Set(),
): void {
  if (applied.every(({ schema }) => around.has(schema))) return;
  const inner = new Set([...around, ...applied.map(({ schema }) => schema)]);
  const composition = composeApplied(writing.visibility, applied);
  const { members } = composition;
  const isAlone = members.length < 2;
  if (isAlone && !members.some(({ node }) => overlapping.some((key) => key in node))) return;
  for (const { node, isHidden, isInline } of members) {
    const copy = isHidden || !isInline || isAlone ? undefined : writing.copyOf(node);
    if (!copy) continue;
    for (const key of ['example', 'default'])
      if (key in copy) judgeValue(writing, { holder: copy, key, isTop: true }, applied);
    const list = copy['examples'];
    if (!Array.isArray(list) || list.length === 0) continue;
    for (const key of list.keys()) judgeValue(writing, { holder: list, key, isTop: true }, applied);
    writing.cuts.after(() => {
      if (list.length === 0) delete copy['examples'];
    });
  }
  for (const part of partsOf(writing, composition))
    if (part !== 'hidden' && part.length > 1) judgeOwnExamples(writing, part, inner);
}

/** What describes each property, item and name, and what a text says. */
function partsOf(
  { visibility }: Writing,
  composition: Composition,
): readonly (readonly Applied[] | 'hidden')[] {
  const { members } = composition;
  const names = new Set<string>();
  let items = 0;
  // They may describe a property that is named somewhere else.
  const hasOthers = members.some(
    ({ node, isInline }) => isInline && ofOtherProperties.some((key) => isNode(node[key])),
  );
  for (const { node, isInline } of members) {
    if (isInline || hasOthers)
      for (const name of Object.keys(nodeOf(node['properties']))) names.add(name);
    const first = Math.max(listOf(node['prefixItems']).length, listOf(node['items']).length);
    const hasMore = ofMoreItems.some((key) => isNode(node[key]));
    items = Math.max(items, first + (hasMore ? 1 : 0));
  }
  return [
    ...[...names].map((name) => schemasOfProperty(visibility, composition, name)),
    ...Array.from({ length: items }, (_, index) => schemasOfItem(visibility, composition, index)),
    ...schemasOfOthers(visibility, composition),
    schemasOfNames(visibility, composition),
    schemasOfText(visibility, composition),
  ];
}

const ofOtherProperties = [
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
] as const;
const ofMoreItems = ['items', 'additionalItems', 'unevaluatedItems', 'contains'] as const;
