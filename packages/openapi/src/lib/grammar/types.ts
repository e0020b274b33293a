import { type ObjectName, type Row, table } from './table.ts';

/**
 * What stands somewhere in a document. `object` is an object of the specification; `data` belongs to the described
 * API (an example), and `extension` is what the specification leaves to others: fields with `x-`, and unknown ones.
 */
export interface Type {
  readonly form: 'object' | 'map' | 'list' | 'data' | 'extension';
  /** Of an object, its name in the table. */
  readonly name: ObjectName | undefined;
  readonly fields: ReadonlyMap<string, Type>;
  /** Of everything else in it: the values of a map, the entries of a list. */
  readonly rest: Type | undefined;
  /** Why a gate on it is refused. */
  readonly refused: string | undefined;
  readonly required: ReadonlyMap<string, () => unknown>;
  /** A list whose positions count: a hidden entry leaves a place. */
  readonly isPositional: boolean;
  readonly hiddenWith: ReadonlySet<string>;
  /** With the last of these it is hidden; `*` is any field without a fixed name. */
  readonly hiddenWithout: ReadonlySet<string>;
}
type Draft = { -readonly [Key in keyof Type]: Type[Key] };

function draft(form: Type['form'], rest?: Type): Draft {
  return {
    form,
    name: undefined,
    fields: new Map(),
    rest,
    refused: undefined,
    required: new Map(),
    isPositional: false,
    hiddenWith: new Set(),
    hiddenWithout: new Set(),
  };
}

export const data: Type = draft('data');
export const extension: Type = draft('extension');

const objects = new Map<string, Draft>();
const written = new Map<string, Type>();

/** Objects refer to each other, so all are there before the first is read. */
for (const name of Object.keys(table)) objects.set(name, draft('object'));
for (const [name, type] of objects) fill(type, name as ObjectName);

function fill(type: Draft, name: ObjectName): void {
  const row: Row = table[name];
  type.name = name;
  type.fields = new Map(
    words(row.fields).map((field) => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon), read(field.slice(colon + 1))] as const;
    }),
  );
  if (row.rest) type.rest = read(row.rest);
  type.refused = row.refused;
  type.required = new Map(Object.entries(row.required ?? {}));
  type.hiddenWith = new Set(words(row.hiddenWith ?? ''));
  type.hiddenWithout = new Set(words(row.hiddenWithout ?? ''));
}

/** Reads what the table writes behind a colon. */
function read(text: string): Type {
  const object = objects.get(text);
  if (object) return object;
  const known = written.get(text);
  if (known) return known;
  const type = parseType(text);
  written.set(text, type);
  return type;
}

function parseType(text: string): Type {
  // An object where text belongs is unknown to the specification.
  if (text === 'text') return extension;
  if (text === 'data') return data;
  if (text === 'SecurityRequirement') return read('{[text]}');
  const inner = read(text.slice(1, -1));
  if (text.startsWith('{')) {
    const type = draft('map', inner);
    if (inner.name === 'ServerVariable') type.hiddenWith = new Set(['*']);
    return type;
  }
  const type = draft('list', inner);
  type.isPositional = text.startsWith('<');
  return type;
}

function words(text: string): string[] {
  return text.split(' ').filter(Boolean);
}

/** A list of objects where one object belongs, such as `items` of older drafts. */
export function listTypeOf(type: Type): Type {
  return read(`[${type.name}]`);
}

/** @returns the type of an object of the table */
export function objectType(name: ObjectName): Type {
  return objects.get(name) as Type;
}

/**
 * @param type of an object, map or list
 * @param key of a field, or position
 * @returns the type of what stands there
 */
export function typeOf(type: Type, key: string): Type {
  const named = type.fields.get(key);
  if (named) return named;
  if (type.rest) return type.form === 'object' && key.startsWith('x-') ? extension : type.rest;
  return type.form === 'data' ? data : extension;
}
