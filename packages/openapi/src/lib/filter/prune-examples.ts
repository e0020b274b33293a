import { isNode, isObject, type Node } from '../grammar/node.ts';
import { always } from './compose.ts';
import type { Draft } from './draft.ts';
import { judgeValue } from './judge-value.ts';
import { leaveOutKeys } from './leave-out.ts';
import { isOut, type Place } from './place.ts';
import { isAffected } from './affected.ts';
import type { Writing } from './writing.ts';

/** Of a schema itself, these are values of what it describes, too. */
const single = ['example', 'default', 'const', 'x-example'] as const;
const several = ['examples', 'enum', 'x-examples'] as const;
const valueKeys = ['value', 'dataValue', 'serializedValue', 'externalValue'] as const;

/**
 * Takes out of examples and defaults what the reader does not see of their schema: hidden properties and items,
 * hidden values, and whole examples of hidden variants.
 *
 * @param schema what the examples are of
 * @param source the object that has them: the schema itself, or a parameter, header or media type
 * @param writing at work
 * @param areItems whether the schema is of each entry of an example that is a list
 */
export function pruneExamples(
  schema: unknown,
  source: Node,
  writing: Writing,
  areItems: boolean = false,
): void {
  if (!single.some((key) => key in source) && !several.some((key) => key in source)) return;
  writing.judge(() => {
    const copy = writing.copyOf(source);
    if (copy) judgeExamples(schema, source, copy, writing, areItems);
  });
}

type Judge = (holder: object, key: string | number, value: unknown) => void;

/**
 * Judges by those that are hidden, too: what a schema hides of an example that is a component does not depend on
 * whether the reader sees who refers to it. Otherwise one with more groups would see less of it.
 *
 * @param writing at work
 */
export function judgeByHidden(writing: Writing): void {
  const { places } = writing.visibility;
  const isHidden = (node: unknown): boolean => {
    const place = isObject(node) ? places.get(node) : undefined;
    return place !== undefined && isOut(place, isAround);
  };
  const unseen: Writing = { ...writing, visibility: { ...writing.visibility, isHidden } };
  for (const { node, type, copy, isAffected: mayHide } of places.values())
    if (mayHide && !copy && showExamples.has(type.name)) {
      const source = node as Node;
      const { schema, itemSchema } = source;
      judgeExamples(schema, source, {}, unseen, false);
      judgeExamples(itemSchema, source, {}, unseen, true);
    }
}

/** Of a schema in something hidden, only what it hides where it is shown counts. */
function isAround({ type }: Place): boolean {
  return type.form === 'object' && type.name !== 'Schema';
}

const showExamples: ReadonlySet<unknown> = new Set(['MediaType', 'Parameter', 'Header']);

function judgeExamples(
  schema: unknown,
  source: Node,
  copy: Draft,
  writing: Writing,
  areItems: boolean,
): void {
  if (!isAffected(writing.visibility, schema)) return;
  const applied = [always(schema)];
  const judge: Judge = (holder, key, value) => {
    if (!areItems || !Array.isArray(value))
      judgeValue(writing, { holder, key, isTop: true }, applied);
    else
      for (const index of value.keys())
        judgeValue(writing, { holder: value, key: index, isTop: true }, applied);
  };
  for (const key of single) if (key in copy) judge(copy, key, copy[key]);
  for (const key of several) {
    const list = copy[key];
    if (!Array.isArray(list) || list.length === 0) continue;
    for (const [index, value] of list.entries()) judge(list, index, value);
    writing.cuts.after(() => {
      if (list.length === 0) delete copy[key];
    });
  }
  if (isNode(source['examples'])) judgeNamed(source['examples'], copy, judge, writing);
  if (isNode(copy['x-examples'])) judgeExtension(copy, copy['x-examples'], judge);
}

/** A value, or some by name, with a field for their value or without. */
function judgeExtension(copy: Draft, examples: Node, judge: Judge): void {
  judge(copy, 'x-examples', examples);
  for (const [name, example] of Object.entries(examples))
    if (isNode(example) && 'value' in example) judge(example, 'value', example['value']);
    else judge(examples, name, example);
}

/**
 * Examples by name, which may be references to components. What a schema hides of a component does not depend on
 * whether the reader sees the reference: otherwise they would see less with it than without.
 */
function judgeNamed(source: Node, copy: Draft, judge: Judge, writing: Writing): void {
  for (const name of Object.keys(source)) {
    const example = writing.copyOf(writing.visibility.resolve(source[name]));
    if (!example || !valueKeys.some((key) => key in example)) continue;
    for (const key of ['value', 'dataValue', 'serializedValue'])
      if (key in example) judge(example, key, example[key]);
    // What is in the file is not known.
    if ('externalValue' in example) writing.cuts.add(example, 'externalValue');
    const data = (): string => JSON.stringify([example['value'], example['dataValue']]);
    const before = 'serializedValue' in example ? data() : undefined;
    writing.cuts.after(() => {
      // Text says the same as the data beside it.
      if (before !== undefined && data() !== before) delete example['serializedValue'];
      // It may be a component, which stays.
      if (!valueKeys.some((key) => key in example))
        leaveOutKeys(copy, 'examples', (other) => other === name);
    });
  }
}
