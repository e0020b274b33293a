import { isRecord } from '@bookplate/protocol';
import type { Schema } from '../user-schema/content-schema.ts';

/** What a schema says of one place in the content. */
export interface Described {
  /** The schemas of each named member; several where the schema has alternatives. */
  readonly members: ReadonlyMap<string, readonly Schema[]>;
  /** There may be members that the schema does not name. */
  readonly isOpen: boolean;
  /** For lists. */
  readonly items: readonly Schema[];
  /** All values there can be, if the schema lists them. */
  readonly values: readonly unknown[] | undefined;
}

/**
 * Sums up what schemas say of one value: each may be a reference or offer alternatives.
 *
 * @param schemas any of which may hold
 * @param root the whole schema, for references
 * @returns what is known
 */
export function describeSchemas(schemas: readonly Schema[], root: Schema): Described {
  const parts = schemas.flatMap((schema) => flatten(schema, root, new Set()));
  const members = new Map<string, Schema[]>();
  const items: Schema[] = [];
  const values: unknown[] = [];
  let isOpen = parts.length === 0;
  let isListed = parts.length > 0;
  for (const part of parts) {
    if (typeof part === 'boolean') {
      isOpen ||= part;
      isListed &&= !part;
      continue;
    }
    for (const [name, schema] of Object.entries(
      (part['properties'] ?? {}) as Record<string, Schema>,
    ))
      members.set(name, [...(members.get(name) ?? []), schema]);
    // Left out, it allows any member to a validator. To an author, a member that the schema does not name is a mistake.
    const { additionalProperties, patternProperties } = part;
    isOpen ||=
      (additionalProperties !== undefined && additionalProperties !== false) ||
      patternProperties !== undefined;
    if (mayBeObject(part) && part['properties'] === undefined) isOpen = true;
    if (isSchema(part['items'])) items.push(part['items']);
    if (Array.isArray(part['enum'])) values.push(...(part['enum'] as unknown[]));
    else if ('const' in part) values.push(part['const']);
    else if (part['type'] !== 'null') isListed = false;
  }
  return { members, isOpen, items, values: isListed ? values : undefined };
}

/** The schemas that hold together or instead of each other, without the keywords that combine them. */
function flatten(schema: Schema, root: Schema, seen: Set<Schema>): readonly Schema[] {
  if (typeof schema === 'boolean' || seen.has(schema))
    return typeof schema === 'boolean' ? [schema] : [];
  seen.add(schema);
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  const combined = [allOf, anyOf, oneOf]
    .filter(Array.isArray)
    .flat()
    .filter(isSchema)
    .flatMap((part) => flatten(part, root, seen));
  const referred = typeof $ref === 'string' ? flatten(resolve($ref, root), root, seen) : [];
  const says = [
    'properties',
    'type',
    'items',
    'enum',
    'const',
    'additionalProperties',
    'patternProperties',
  ];
  const hasOwn = says.some((keyword) => keyword in own);
  return hasOwn || combined.length + referred.length === 0
    ? [own, ...combined, ...referred]
    : [...combined, ...referred];
}

/** A reference within the schema; what lies elsewhere may be anything. */
function resolve(reference: string, root: Schema): Schema {
  if (!reference.startsWith('#')) return true;
  let found: unknown = root;
  for (const step of reference.split('/').slice(1)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    found = (found as Record<string, unknown> | undefined)?.[name];
  }
  return isSchema(found) ? found : true;
}

function mayBeObject({ type, enum: values, ...rest }: Readonly<Record<string, unknown>>): boolean {
  if (type === undefined)
    return values === undefined && !('const' in rest) && rest['items'] === undefined;
  return type === 'object' || (Array.isArray(type) && type.includes('object'));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isRecord(value);
}
