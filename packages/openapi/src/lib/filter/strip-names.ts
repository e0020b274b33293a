import { isNode, isObject, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { compose } from './compose.ts';
import type { Writing } from './writing.ts';
import type { Draft } from './draft.ts';
import { hiddenValuesAt } from './variants.ts';
import { hideValues } from './hide-values.ts';
import { isLeftEmpty, leaveOut, leaveOutKeys } from './leave-out.ts';
import { isOut, type Place } from './place.ts';
import type { Visibility } from './visibility.ts';

/**
 * Takes the names of hidden properties, and hidden values, out of a schema and all that is applied to the same object
 * in it (JSON Schema Core §10.2). An alternative that demands what cannot be there is none, and goes; what always
 * holds loses the name only. So the rest allows what it allowed.
 *
 * @param source the schema
 * @param writing at work
 */
export function stripNames(source: Node, writing: Writing): void {
  const { visibility } = writing;
  const { hiddenNames, hiddenPatterns, hiddenValues, members } = compose(visibility, [source]);
  const nowhere = namesShownNowhere(visibility);
  const valuesAt = hiddenValuesAt(visibility, source);
  if (
    hiddenNames.size + hiddenPatterns.length + hiddenValues.size + nowhere.size + valuesAt.size ===
    0
  )
    return;
  const isGone = (name: unknown): boolean =>
    typeof name === 'string' &&
    (hiddenNames.has(name) ||
      nowhere.has(name) ||
      (hiddenPatterns.some((pattern) => pattern.test(name)) &&
        !members.some(
          ({ node, isHidden }) => !isHidden && ownField(node['properties'], name) !== undefined,
        )));
  new Stripper(writing, isGone, hiddenValues, valuesAt).strip(source, false);
}

/** Maps from names of properties. */
const dependents = ['dependentRequired', 'dependentSchemas', 'dependencies'] as const;

/** Whether a schema in which nothing is hidden names a property that is hidden elsewhere, and shown nowhere. */
export function namesHidden(visibility: Visibility, schema: Node): boolean {
  const nowhere = namesShownNowhere(visibility);
  if (nowhere.size === 0) return false;
  const { required, dependentRequired, dependentSchemas, discriminator } = schema;
  const isNamed = (name: unknown): boolean => nowhere.has(name as string);
  return (
    listOf(required).some(isNamed) ||
    isNamed(nodeOf(discriminator)['propertyName']) ||
    Object.keys(nodeOf(dependentSchemas)).some(isNamed) ||
    Object.entries(nodeOf(dependentRequired)).some(
      ([name, needed]) => isNamed(name) || listOf(needed).some(isNamed),
    )
  );
}

class Stripper {
  readonly #writing: Writing;
  readonly #isGone: (name: unknown) => boolean;
  readonly #values: ReadonlySet<unknown>;
  readonly #valuesAt: ReadonlyMap<string, ReadonlySet<unknown>>;
  readonly #seen = new Set<unknown>();

  constructor(
    writing: Writing,
    isGone: (name: unknown) => boolean,
    values: ReadonlySet<unknown>,
    valuesAt: ReadonlyMap<string, ReadonlySet<unknown>>,
  ) {
    this.#writing = writing;
    this.#isGone = isGone;
    this.#values = values;
    this.#valuesAt = valuesAt;
  }

  /** Returns false if nothing is left of a branch. */
  strip(source: unknown, isBranch: boolean): boolean {
    const copy = isNode(source) ? this.#writing.copyOf(source) : undefined;
    if (!isNode(source) || !copy || this.#seen.has(source)) return true;
    this.#seen.add(source);
    this.#stripOwn(source, copy, isBranch);
    for (const key of ['anyOf', 'oneOf'] as const)
      this.#stripList(
        source,
        copy,
        key,
        (branch) => this.#demands(branch) && !this.#isReferredTo(branch),
      );
    this.#stripList(source, copy, 'allOf', () => false);
    for (const key of ['dependentSchemas', 'dependencies'])
      for (const [name, schema] of Object.entries(nodeOf(source[key])))
        if (!this.strip(schema, true)) leaveOutKeys(copy, key, (other) => other === name);
    for (const key of ['then', 'else']) if (!this.strip(source[key], true)) delete copy[key];
    if (this.#demands(source['not']) || !this.strip(source['not'], true)) delete copy['not'];
    this.#stripCondition(source, copy);
    return !isLeftEmpty(source, copy);
  }

  #stripOwn(source: Node, copy: Draft, isBranch: boolean): void {
    leaveOut(copy, 'required', this.#isGone);
    const { discriminator, propertyNames } = copy;
    // Extensions have lists of properties, and maps from them, too: their order, say.
    const naming = Object.keys(copy).filter((key) => key.startsWith('x-') && isObject(copy[key]));
    for (const key of [...dependents, ...naming]) {
      const names = copy[key];
      if (Array.isArray(names)) leaveOut(copy, key, this.#isGone);
      if (!isNode(names)) continue;
      for (const name of Object.keys(names)) leaveOut(names, name, this.#isGone);
      leaveOutKeys(copy, key, this.#isGone);
    }
    if (isBranch) leaveOutKeys(copy, 'properties', this.#isGone);
    // Without the property that tells them apart it says nothing.
    if (isNode(discriminator) && this.#isGone(discriminator['propertyName']))
      delete copy['discriminator'];
    if (isNode(propertyNames)) {
      leaveOut(propertyNames, 'enum', this.#isGone);
      if (this.#isGone(propertyNames['const'])) delete (propertyNames as Draft)['const'];
      if (isLeftEmpty(source['propertyNames'], propertyNames)) delete copy['propertyNames'];
    }
    hideValues(source, copy, this.#values);
    if (this.#values.has(copy['const'])) delete copy['const'];
    for (const [name, values] of this.#valuesAt) {
      const property = ownField(source['properties'], name);
      const found = isNode(property) ? this.#writing.copyOf(property) : undefined;
      if (!found) continue;
      hideValues(property as Node, found, values);
      if (values.has(found['const'])) delete found['const'];
    }
  }

  #stripList(source: Node, copy: Draft, key: string, isNone: (branch: unknown) => boolean): void {
    const gone = new Set<unknown>();
    for (const branch of listOf(source[key]))
      if (isNone(branch) || !this.strip(branch, true)) gone.add(this.#writing.copyOf(branch));
    gone.delete(undefined);
    leaveOut(copy, key, (branch) => gone.has(branch));
  }

  /** A condition that cannot hold leaves what holds otherwise. */
  #stripCondition(source: Node, copy: Draft): void {
    if (!isObject(source['if'])) return;
    if (this.#demands(source['if'])) {
      delete copy['then'];
      if ('else' in copy) copy['if'] = { not: {} };
    } else if (!this.strip(source['if'], true)) delete copy['if'];
    if (!('then' in copy) && !('else' in copy)) delete copy['if'];
  }

  /** Whether something refers to a schema or into it: it loses the names then, and stays. */
  #isReferredTo(source: unknown, around = new Set<unknown>()): boolean {
    if (!isObject(source) || around.has(source)) return false;
    around.add(source);
    return (
      this.#writing.visibility.dependents.has(source) ||
      Object.values(source).some((inner) => this.#isReferredTo(inner, around))
    );
  }

  /** Whether a schema holds only with what is hidden. */
  #demands(source: unknown, around = new Set<unknown>()): boolean {
    if (!isNode(source) || around.has(source)) return false;
    around.add(source);
    const demands = (schema: unknown): boolean => this.#demands(schema, around);
    const isAll = (list: readonly unknown[]): boolean => list.length > 0 && list.every(demands);
    return (
      listOf(source['required']).some(this.#isGone) ||
      hasOnly(source, this.#values) ||
      [...this.#valuesAt].some(([name, values]) =>
        hasOnly(ownField(source['properties'], name), values),
      ) ||
      listOf(source['allOf']).some(demands) ||
      isAll(listOf(source['anyOf'])) ||
      isAll(listOf(source['oneOf'])) ||
      (typeof source['$ref'] === 'string' &&
        demands(this.#writing.visibility.target(source['$ref'], source)?.node))
    );
  }
}

function hasOnly(schema: unknown, values: ReadonlySet<unknown>): boolean {
  const { enum: all, const: only } = nodeOf(schema);
  const list = listOf(all);
  return values.has(only) || (list.length > 0 && list.every((value) => values.has(value)));
}

const known = new WeakMap<Visibility, ReadonlySet<string>>();

/** Names of properties that the reader sees nowhere: wherever they stand, they name something hidden. */
function namesShownNowhere(visibility: Visibility): ReadonlySet<string> {
  const before = known.get(visibility);
  if (before) return before;
  const hidden = new Set<string>();
  const shown: Node[] = [];
  for (const place of visibility.places.values()) {
    if (place.isHidden && place.parent && isOfProperties(place.parent)) hidden.add(place.key);
    if (!isOfProperties(place)) continue;
    if (isOut(place)) for (const name of Object.keys(place.node)) hidden.add(name);
    else shown.push(place.node as Node);
  }
  for (const properties of hidden.size > 0 ? shown : [])
    for (const name in properties)
      if (hidden.has(name) && !visibility.isMarked(properties[name])) hidden.delete(name);
  known.set(visibility, hidden);
  return hidden;
}

function isOfProperties({ key, type }: Place): boolean {
  return key === 'properties' && type.form === 'map' && type.rest?.name === 'Schema';
}
