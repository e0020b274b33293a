import { isNode, type Node, nodeOf, ownField } from '../grammar/node.ts';
import { type Applied, compose, composeApplied, type Composition } from './compose.ts';
import { schemaNamed } from './names-in.ts';
import { variantTest } from './variants.ts';
import type { Visibility } from './visibility.ts';

/** The variant that a value is of. */
interface Choice {
  /** As a value or a mapping has it. */
  readonly name: string;
  readonly isMapped: boolean;
}

/** The schemas that describe one value, and what they are together. */
export interface Described {
  readonly applied: readonly Applied[];
  readonly composition: Composition;
}

/**
 * Adds the variants that a value names by its discriminators. Those that inherit are not to be found otherwise: the schema that
 * a value is described by does not refer to them (OpenAPI 3.1 §4.8.25.2).
 *
 * @param visibility for the reader
 * @param value that is described
 * @param described by what, whatever it says
 * @returns the same, with the schemas that describe it because of what it says
 */
export function withVariants(
  visibility: Visibility,
  value: unknown,
  described: Described,
): Described {
  if (!isNode(value)) return described;
  const known = new Set(described.applied.map(({ schema }) => schema));
  let all = described;
  for (;;) {
    const added: Applied[] = [];
    for (const { node, isHidden, isAlways } of all.composition.members) {
      const choice = choiceOf(visibility, node, value);
      const schema =
        choice && schemaNamed(choice.name, visibility.root, visibility.target, node)?.node;
      if (!isNode(schema) || known.has(schema)) continue;
      known.add(schema);
      added.push({ schema, isHidden, isAlways, isInline: false });
    }
    if (added.length === 0) return all;
    const applied = [...all.applied, ...added];
    all = { applied, composition: composeApplied(visibility, applied) };
  }
}

/**
 * Whether a value names a variant that the reader does not see.
 *
 * @param visibility for the reader
 * @param value that is described
 * @param composition of the schemas that describe it
 */
export function isOfHiddenVariant(
  visibility: Visibility,
  value: Node,
  { members }: Composition,
): boolean {
  return members.some(({ node }) => {
    const choice = choiceOf(visibility, node, value);
    if (!choice) return false;
    const { isGone, isMappingGone } = variantTest(visibility, node);
    return choice.isMapped ? isMappingGone(choice.name) : isGone(choice.name);
  });
}

/**
 * The variants that values may be of.
 *
 * @param visibility for the reader
 * @param schema of the document
 * @returns nothing for one without a discriminator
 */
export function variantsOf(visibility: Visibility, schema: Node): unknown[] {
  const { discriminator } = schema;
  if (!isNode(discriminator)) return [];
  const { root, target } = visibility;
  const { mapping, defaultMapping } = discriminator;
  const named = [...Object.values(nodeOf(mapping)), defaultMapping]
    .filter((name) => typeof name === 'string')
    .map((name) => schemaNamed(name, root, target, schema)?.node);
  const schemas = Object.values(nodeOf(nodeOf(root['components'])['schemas']));
  const inherits = (one: unknown): boolean =>
    compose(visibility, [one]).members.some(({ node }) => node === schema);
  return [...named, ...schemas.filter(inherits)];
}

function choiceOf({ root, target }: Visibility, schema: Node, value: Node): Choice | undefined {
  const { discriminator } = schema;
  if (!isNode(discriminator)) return undefined;
  const { mapping, defaultMapping, propertyName } = discriminator;
  const name = ownField(value, String(propertyName));
  if (typeof name === 'string') {
    const mapped = ownField(mapping, name);
    if (typeof mapped === 'string') return { name: mapped, isMapped: true };
    if (schemaNamed(name, root, target, schema)) return { name, isMapped: false };
  }
  return typeof defaultMapping === 'string' ? { name: defaultMapping, isMapped: true } : undefined;
}
