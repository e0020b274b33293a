import { isNode, listOf, type Node } from '../grammar/node.ts';
import type { Visibility } from './visibility.ts';

/**
 * The values that a schema names: those that it allows one by one, and its examples.
 *
 * @param schema of the document
 */
export function valuesNamedBy(schema: Node): readonly unknown[] {
  const single = ['const', 'default', 'example'].filter((key) => key in schema);
  return [
    ...single.map((key) => schema[key]),
    ...listOf(schema['enum']),
    ...listOf(schema['examples']),
  ];
}

/**
 * Whether a schema that is shown names a value as one that it allows, so that it is no secret of another's.
 *
 * @param visibility for the reader
 * @param schema that they see
 * @param value that is no object
 */
export function isNamedAsAllowed(visibility: Visibility, schema: Node, value: unknown): boolean {
  if (typeof value === 'boolean' || value === null) return true;
  return (
    schema['const'] === value ||
    (listOf(schema['enum']).includes(value) && !visibility.hiddenValues(schema).has(value))
  );
}

/**
 * Whether what a reader sees of a schema allows a value, as far as plain keywords tell.
 *
 * @param visibility for the reader
 * @param schema of the document
 * @param value any
 * @param around the schemas on the way, in which it is asked again
 */
export function allows(
  visibility: Visibility,
  schema: unknown,
  value: unknown,
  around: ReadonlySet<unknown> = new Set(),
): boolean {
  if (schema === false) return false;
  if (!isNode(schema) || around.has(schema)) return true;
  const inner = new Set([...around, schema]);
  const allowsIt = (part: unknown): boolean =>
    !visibility.isHidden(part) && allows(visibility, part, value, inner);
  const target =
    typeof schema['$ref'] === 'string' ? visibility.target(schema['$ref'], schema) : undefined;
  return (
    isOfOwnKeywords(visibility, schema, value) &&
    (!target || allowsIt(target.node)) &&
    listOf(schema['allOf']).every((part) => visibility.isHidden(part) || allowsIt(part)) &&
    ['anyOf', 'oneOf'].every((key) => {
      const branches = listOf(schema[key]);
      return branches.length === 0 || branches.some(allowsIt);
    })
  );
}

function isOfOwnKeywords(visibility: Visibility, schema: Node, value: unknown): boolean {
  const { type, enum: all, const: only, pattern, nullable } = schema;
  if (nullable === true && value === null) return true;
  if (only !== undefined && !isSame(only, value)) return false;
  if (Array.isArray(all)) {
    const hidden = visibility.hiddenValues(schema);
    if (!all.some((one) => !hidden.has(one) && isSame(one, value))) return false;
  }
  if (typeof pattern === 'string' && typeof value === 'string' && !isMatch(pattern, value))
    return false;
  return type === undefined || isOfType(value, type);
}

/** Objects are compared by what they say, in the order in which they say it. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A pattern that is none allows everything. */
function isMatch(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

function isOfType(value: unknown, type: unknown): boolean {
  const types = Array.isArray(type) ? type : [type];
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (typeof value === 'number')
    return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
  return types.includes(typeof value);
}
