import { isRecord } from '@bookplate/protocol';
import type { Schema } from '../user-schema/content-schema.ts';

/** A field that a schema says there may be, and that is no object or list of further ones. */
export interface SchemaField {
  /** From `content` on; the items of a list have no name. */
  readonly names: readonly (string | number)[];
  /** Where in the schema it is described. */
  readonly path: readonly (string | number)[];
  /** The texts that the schema gives for it: `const`, `default`, `enum` and `examples`. */
  readonly values: readonly unknown[];
}

const combined = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * Finds the fields of a schema that hold texts.
 *
 * @param root the whole schema
 * @yields each, where it is used; parts of other files are not read
 */
export function* schemaFields(root: Schema): Generator<SchemaField, void, undefined> {
  yield* fieldsIn(root, [], [], root, []);
}

function* fieldsIn(
  schema: unknown,
  names: SchemaField['names'],
  path: SchemaField['path'],
  root: Schema,
  around: readonly unknown[],
): Generator<SchemaField, void, undefined> {
  // One that refers to itself has said all the first time.
  if (!isRecord(schema) || around.includes(schema)) return;
  const inside = [...around, schema];
  const { properties, items, additionalProperties, $ref, type } = schema;
  const parts = combined.flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list)
      ? list.map((part: unknown, index) => [part, keyword, index] as const)
      : [];
  });
  for (const [part, keyword, index] of parts)
    yield* fieldsIn(part, names, [...path, keyword, index], root, inside);
  if (isRecord(properties))
    for (const [name, property] of Object.entries(properties))
      yield* fieldsIn(property, [...names, name], [...path, 'properties', name], root, inside);
  if (items !== undefined) yield* fieldsIn(items, [...names, 0], [...path, 'items'], root, inside);
  if (isRecord(additionalProperties))
    yield* fieldsIn(additionalProperties, names, [...path, 'additionalProperties'], root, inside);
  if (typeof $ref === 'string' && $ref.startsWith('#')) {
    const steps = $ref
      .split('/')
      .slice(1)
      .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
    const found = steps.reduce<unknown>(
      (value, step) => (isRecord(value) ? value[step] : undefined),
      root,
    );
    for (const field of fieldsIn(found, names, path, root, inside)) yield { ...field, path };
  }
  const mayBeText = type === undefined || [type].flat().includes('string');
  const isLeaf = !(properties ?? items ?? additionalProperties ?? $ref) && parts.length === 0;
  if (names.length > 0 && mayBeText && isLeaf) yield { names, path, values: valuesOf(schema) };
}

function valuesOf(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { examples, enum: listed } = schema;
  return [schema['const'], schema['default'], examples, listed]
    .flat()
    .filter((value) => typeof value === 'string');
}
