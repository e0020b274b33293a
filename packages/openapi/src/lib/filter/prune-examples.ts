import { isNode, isObject, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { schemaOfText } from './prune-text.ts';
import { compose, type Composition, patternOf } from './compose.ts';
import type { Writing } from './writing.ts';
import type { Draft } from './draft.ts';
import { leaveOutKeys } from './leave-out.ts';
import { variantTest } from './variants.ts';
import { isTouched } from './touched.ts';
import { isOut, type Place } from './place.ts';

/** Of a schema itself, these are values of what it describes, too. */
const single = ['example', 'default', 'const'] as const;
const several = ['examples', 'enum'] as const;
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
  if (!isTouched(writing.view, schema)) return;
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
  const { places } = writing.view;
  const isHidden = (node: unknown): boolean => {
    const place = isObject(node) ? places.get(node) : undefined;
    return place !== undefined && isOut(place, isAround);
  };
  const unseen: Writing = { ...writing, view: { ...writing.view, isHidden } };
  for (const { node, type, copy } of places.values())
    if (!copy && showExamples.has(type.name)) {
      const source = node as Node;
      judgeExamples(source['schema'], source, {}, unseen, false);
      judgeExamples(source['itemSchema'], source, {}, unseen, true);
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
  const judge: Judge = (holder, key, value) => {
    if (!areItems || !Array.isArray(value)) judgeTop(writing, holder, key, [schema]);
    else for (const index of value.keys()) judgeTop(writing, value, index, [schema]);
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
}

/**
 * Examples by name, which may be references to components. What a schema hides of a component does not depend on
 * whether the reader sees the reference: otherwise they would see less with it than without.
 */
function judgeNamed(source: Node, copy: Draft, judge: Judge, writing: Writing): void {
  for (const name of Object.keys(source)) {
    const example = writing.copyOf(writing.view.resolve(source[name]));
    if (!example || !valueKeys.some((key) => key in example)) continue;
    for (const key of ['value', 'dataValue', 'serializedValue'])
      if (key in example) judge(example, key, example[key]);
    const { dataValue, value } = example;
    const before = JSON.stringify([value, dataValue]);
    writing.cuts.after(() => {
      // Text says the same as the data beside it.
      if (JSON.stringify([example['value'], example['dataValue']]) !== before)
        delete example['serializedValue'];
      // It may be a component, which stays.
      if (!valueKeys.some((key) => key in example))
        leaveOutKeys(copy, 'examples', (other) => other === name);
    });
  }
}

/** Judges a whole example. JSON written as text is read. */
function judgeTop(
  writing: Writing,
  holder: object,
  key: string | number,
  schemas: readonly unknown[],
): void {
  const { view, cuts } = writing;
  const value: unknown = (holder as Node)[key];
  const asText = typeof value === 'string' ? schemaOfText(view, value, schemas) : undefined;
  if (asText && 'isSecret' in asText) {
    if (asText.isSecret) cuts.add(holder, key);
    return;
  }
  const written = asText ? cuts.textAt(holder, key, asText.json) : value;
  if (!judgeValue(writing, written, schemas)) cuts.add(holder, key);
}

/** Finds what goes of a value. Returns false if nothing of it is for the reader. */
function judgeValue(writing: Writing, value: unknown, schemas: readonly unknown[]): boolean {
  const { view, cuts } = writing;
  if (schemas.every((schema) => !isTouched(view, schema))) return true;
  if (schemas.every((schema) => view.isHidden(schema))) return false;
  const composition = compose(view, schemas);
  if (composition.hiddenValues.has(value) || isOfHiddenBranch(composition, value)) return false;
  if (Array.isArray(value)) {
    judgeList(writing, value, composition);
    return true;
  }
  if (!isNode(value)) return true;
  for (const { node } of composition.members) {
    const name = ownField(value, String(nodeOf(node['discriminator'])['propertyName']));
    if (!isNode(node['discriminator']) || typeof name !== 'string') continue;
    const mapped = ownField(node['discriminator']['mapping'], name);
    if (variantTest(view, node)(typeof mapped === 'string' ? mapped : name)) return false;
  }
  for (const name of Object.keys(value)) {
    const described = describe(writing, composition, value, name);
    if (described === 'hidden' || !judgeValue(writing, value[name], described))
      cuts.add(value, name);
  }
  return true;
}

function judgeList(writing: Writing, list: readonly unknown[], { members }: Composition): void {
  const isPositional = members.some(
    ({ node }) => Array.isArray(node['prefixItems']) || Array.isArray(node['items']),
  );
  for (const [index, entry] of list.entries()) {
    const found = members.flatMap(({ node, isHidden }) =>
      itemsAt(node, index).map((schema) => ({
        schema,
        isHidden: isHidden || writing.view.isHidden(schema),
      })),
    );
    const certain = found.filter(
      ({ schema }) => !members.some(({ node }) => node['contains'] === schema),
    );
    const judged = certain.length > 0 ? certain : found;
    const isGone = judged.length > 0 && judged.every(({ isHidden }) => isHidden);
    const shown = found.filter(({ isHidden }) => !isHidden).map(({ schema }) => schema);
    if (isGone || !judgeValue(writing, entry, shown)) writing.cuts.add(list, index, isPositional);
  }
}

/** The schemas of an entry (JSON Schema Core §10.3.1, §11.2; of older drafts, lists in `items`). */
function itemsAt(node: Node, index: number): unknown[] {
  const { items, prefixItems, additionalItems, unevaluatedItems, contains } = node;
  const first = Array.isArray(items) ? items : listOf(prefixItems);
  const own = index < first.length ? first[index] : Array.isArray(items) ? additionalItems : items;
  return [own ?? unevaluatedItems, contains].filter(isObject);
}

/** The schemas of a property (§10.3.2, §11.3). Where one says that it is hidden, none but its own name can show it. */
function describe(
  { view }: Writing,
  { members, hiddenNames, hiddenPatterns }: Composition,
  value: Node,
  name: string,
): readonly unknown[] | 'hidden' {
  if (hiddenNames.has(name)) return 'hidden';
  const own: unknown[] = [];
  const others: { readonly schema: unknown; readonly isHidden: boolean }[] = [];
  for (const { node, isHidden } of members) {
    const property = ownField(node['properties'], name);
    const before = own.length + others.length;
    if (property !== undefined && !isHidden && !view.isHidden(property)) own.push(property);
    const patterns = Object.entries(nodeOf(node['patternProperties']))
      .filter(([source]) => patternOf(source).some((pattern) => pattern.test(name)))
      .map(([, schema]) => schema);
    for (const schema of patterns)
      others.push({ schema, isHidden: isHidden || view.isHidden(schema) });
    if (property === undefined && own.length + others.length === before)
      for (const key of ['additionalProperties', 'unevaluatedProperties'])
        if (isObject(node[key]))
          others.push({ schema: node[key], isHidden: isHidden || view.isHidden(node[key]) });
  }
  const isHiddenElsewhere =
    own.length === 0 &&
    (others.some(({ isHidden }) => isHidden) ||
      hiddenPatterns.some((pattern) => pattern.test(name)));
  if (isHiddenElsewhere) return 'hidden';
  return [...own, ...others.filter(({ isHidden }) => !isHidden).map(({ schema }) => schema)];
}

/** Where an alternative is hidden, a plain value is shown only if it can be one of another. */
function isOfHiddenBranch({ members }: Composition, value: unknown): boolean {
  if (isObject(value)) return false;
  const hidden = new Set<unknown>();
  for (const { node, isHidden } of members) if (isHidden) hidden.add(node);
  return members.some(
    ({ node, isHidden }) =>
      !isHidden &&
      [listOf(node['anyOf']), listOf(node['oneOf'])].some(
        (branches) =>
          branches.some((branch) => hidden.has(branch)) &&
          !branches.some((branch) => !hidden.has(branch) && mayBe(branch, value)),
      ),
  );
}

function mayBe(schema: unknown, value: unknown): boolean {
  const { type, enum: all, const: only } = nodeOf(schema);
  if (only !== undefined) return only === value;
  if (Array.isArray(all)) return all.includes(value);
  return type === undefined || isOfType(value, type);
}

function isOfType(value: unknown, type: unknown): boolean {
  const types = Array.isArray(type) ? type : [type];
  if (value === null) return types.includes('null');
  if (typeof value === 'number') return types.includes('number') || types.includes('integer');
  return types.includes(typeof value);
}
