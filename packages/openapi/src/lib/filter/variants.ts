import { isNode, isObject, listOf, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { type Applied, compose } from './compose.ts';
import { schemasOfProperty } from './described-by.ts';
import { allows } from './named-values.ts';
import { schemaNamed } from './names-in.ts';
import type { Visibility } from './visibility.ts';

/** What goes of a discriminator, with the variants that the reader does not see. */
export interface VariantTest {
  /** Whether a schema is a variant that the reader does not see. */
  readonly isHidden: (schema: unknown) => boolean;
  /** Whether a value without a mapping, which is the name of a schema, or a reference is of a hidden variant. */
  readonly isGone: (name: string) => boolean;
  /** The same for what a value is mapped to. One that leads to no schema of this document goes if any variant does. */
  readonly isMappingGone: (name: string) => boolean;
  /** The values that are mapped to what goes. */
  readonly goneValues: () => readonly string[];
}

const known = new WeakMap<Visibility, Map<Node, VariantTest>>();

/**
 * @param visibility for the reader
 * @param source the schema with the discriminator
 */
export function variantTest(visibility: Visibility, source: Node): VariantTest {
  let tests = known.get(visibility);
  if (!tests) known.set(visibility, (tests = new Map()));
  let test = tests.get(source);
  if (!test) tests.set(source, (test = createTest(visibility, source)));
  return test;
}

function createTest(visibility: Visibility, source: Node): VariantTest {
  const hiddenVariants = new Set<unknown>(
    compose(visibility, [source])
      .members.filter(({ isHidden }) => isHidden)
      .map(({ node }) => node),
  );
  const nodeNamed = (name: string): unknown =>
    schemaNamed(name, visibility.root, visibility.target, source)?.node;
  const isHidden = (node: unknown): boolean =>
    node !== undefined && (hiddenVariants.has(node) || visibility.isHidden(node));
  const isMappingGone = (name: string): boolean => {
    const node =
      nodeNamed(name) ?? ownField(nodeOf(visibility.root['components'])['schemas'], fileName(name));
    return node === undefined ? hiddenVariants.size > 0 : isHidden(node);
  };
  let goneValues: readonly string[] | undefined;
  return {
    isHidden,
    isGone: (name) => isHidden(nodeNamed(name)),
    isMappingGone,
    goneValues: () =>
      (goneValues ??= Object.entries(nodeOf(nodeOf(source['discriminator'])['mapping']))
        .filter(([, target]) => isMappingGone(String(target)))
        .map(([value]) => value)),
  };
}

/** Bundlers leave references to files in mappings: `./pets/Cat.json`, `pets.yaml#/Cat`. */
function fileName(reference: string): string {
  const [last = ''] = reference.split(/[/#]/).slice(-1);
  return last.replace(/\.(json|ya?ml)$/, '');
}

/** The values of a property that stand for hidden variants, or are hidden where another schema declares it. */
export function hiddenValuesAt(
  visibility: Visibility,
  source: Node,
): ReadonlyMap<string, ReadonlySet<unknown>> {
  const found = new Map<string, Set<unknown>>();
  const declared = new Map<string, unknown[]>();
  const composition = compose(visibility, [source]);
  const { members } = composition;
  const tellsApart = members.some(({ node }) => isNode(node['discriminator']));
  const hidesSome = visibility.hidesValues || members.some(({ isHidden }) => isHidden);
  if (!tellsApart && !(hidesSome && members.length > 1)) return found;
  for (const { node } of members)
    for (const [name, property] of Object.entries(nodeOf(node['properties']))) {
      const list = declared.get(name);
      if (list) list.push(property);
      else declared.set(name, [property]);
    }
  for (const [name, properties] of declared)
    if (properties.length > 1) {
      const values = new Set(compose(visibility, properties).hiddenValues);
      const applied = schemasOfProperty(visibility, composition, name);
      if (applied !== 'hidden')
        for (const value of valuesOfHidden(visibility, applied)) values.add(value);
      if (values.size > 0) found.set(name, values);
    }
  for (const { node } of members) {
    const { discriminator } = node;
    if (!isNode(discriminator)) continue;
    const { isGone, goneValues } = variantTest(visibility, node);
    const name = String(discriminator['propertyName']);
    const values = found.get(name) ?? new Set();
    for (const value of goneValues()) values.add(value);
    for (const property of declared.get(name) ?? [])
      for (const value of [...listOf(nodeOf(property)['enum']), nodeOf(property)['const']])
        if (
          typeof value === 'string' &&
          !Object.hasOwn(nodeOf(discriminator['mapping']), value) &&
          isGone(value)
        )
          values.add(value);
    if (values.size > 0) found.set(name, values);
  }
  return found;
}

/** The values that only a hidden alternative has, of those that an `enum` beside has for all of them. */
function valuesOfHidden(visibility: Visibility, applied: readonly Applied[]): readonly unknown[] {
  const alternatives = applied.filter(({ isAlways, isHidden }) => !isAlways && !isHidden);
  if (alternatives.length === 0) return [];
  return applied
    .filter(({ isHidden }) => isHidden)
    .flatMap(({ schema }) => listOf(nodeOf(schema)['enum']).concat(nodeOf(schema)['const']))
    .filter((value) => value !== undefined && !isObject(value))
    .filter((value) => !alternatives.some(({ schema }) => allows(visibility, schema, value)));
}
