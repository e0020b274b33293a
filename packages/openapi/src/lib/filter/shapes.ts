/**
 * The grammar of OpenAPI 3.0 and 3.1, as far as a walk through a document needs it: which fields hold objects of
 * their own that can be gated and referred to. Whatever it does not name (examples, defaults, extensions) is data,
 * and a `$ref` or `x-groups` in data means nothing.
 */
export interface Shape {
  /** Its own, from 1. */
  readonly number: number;
  /** For the rules that single kinds have. */
  readonly kind: Kind;
  /** The shapes of the fields with a name. */
  readonly fields: ReadonlyMap<string, Shape>;
  /** The shape of everything else in it: of the values of a map, or of the entries of a list. */
  readonly rest: Shape | undefined;
  /** Whether it is an object of the specification, which can carry gates and may be a `$ref`, and no plain container. */
  readonly isObject: boolean;
  /** Whether it matters even without a gate or reference in it: it is or holds operations or examples. */
  readonly isWalked: boolean;
  /** What stands in a field that is required when nothing of it is left. */
  readonly required: ReadonlyMap<string, () => unknown>;
}

export type Kind =
  | 'callback'
  | 'components'
  | 'document'
  | 'example'
  | 'holder' // Of a schema and examples for it: parameter, header, media type.
  | 'link'
  | 'list'
  | 'map'
  | 'operation'
  | 'path item'
  | 'plain'
  | 'schema'
  | 'server'
  | 'variable';

type Fields = Readonly<Record<string, Shape>>;
type Draft = { -readonly [Key in keyof Shape]: Shape[Key] };

const walkedKinds = new Set<Kind>([
  'callback',
  'components',
  'document',
  'example',
  'operation',
  'path item',
]);

let count = 0;
function draft(kind: Kind, fields: Fields, rest?: Shape): Draft {
  count += 1;
  const isObject = kind !== 'map' && kind !== 'list';
  return {
    number: count,
    kind,
    fields: new Map(Object.entries(fields)),
    rest,
    isObject,
    isWalked: walkedKinds.has(kind) || rest?.isWalked === true,
    required: none,
  };
}
/** Another shape with the same fields. */
function like(shape: Shape, required: Shape['required'] = shape.required): Shape {
  count += 1;
  return { ...shape, number: count, required };
}
function object(kind: Kind, fields: Fields = {}, rest?: Shape): Draft {
  return draft(kind, fields, rest);
}
function mapOf(rest: Shape): Shape {
  return draft('map', {}, rest);
}
function listOf(rest: Shape): Shape {
  return draft('list', {}, rest);
}
function isRequired(field: string, stand: () => unknown): ReadonlyMap<string, () => unknown> {
  return new Map([[field, stand]]);
}

const none = new Map<string, never>();
const nothing = (): object => ({});

const schema = object('schema');
const schemas = listOf(schema);
const schemasByName = mapOf(schema);
schema.fields = new Map(
  Object.entries({
    ...fieldsOf('allOf anyOf oneOf', schemas),
    ...fieldsOf('properties patternProperties dependentSchemas $defs definitions', schemasByName),
    ...fieldsOf('items additionalProperties additionalItems not if then else contains', schema),
    ...fieldsOf('propertyNames unevaluatedItems unevaluatedProperties contentSchema', schema),
    // Its entries count by position, so a hidden one leaves a place.
    prefixItems: like(schemas, isRequired('', nothing)),
  }),
);
// 3.0 demands `items` of an array (OpenAPI 3.0.4 §4.7.24).
schema.required = isRequired('items', nothing);

function fieldsOf(names: string, shape: Shape): Fields {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape]));
}

const example = object('example');
const examples = mapOf(example);
const header = object('holder', { schema, examples });
const headers = mapOf(header);
const encoding = object('plain', { headers });
const mediaType = object('holder', { schema, examples, encoding: mapOf(encoding) });
const content = mapOf(mediaType);
header.fields = new Map([...header.fields, ['content', content]]);
header.required = new Map([
  ['schema', nothing],
  ['content', () => ({ 'text/plain': {} })],
]);
const parameter = like(header);
const parameters = listOf(parameter);
const requestBody = like(object('plain', { content }), isRequired('content', nothing));

const variable = object('variable');
const server = object('server', { variables: mapOf(variable) });
const servers = listOf(server);
const link = object('link', { server });
const response = object('plain', { headers, content, links: mapOf(link) });
const responses = object('plain', {}, response);
const callback = object('callback');
const callbacks = mapOf(callback);

const operation = like(
  object('operation', { parameters, requestBody, responses, callbacks, servers }),
  // At least one is demanded (OpenAPI 3.0.4 §4.7.16); what it says is no secret.
  isRequired('responses', () => ({ default: { description: '' } })),
);

export const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
] as const;

const pathItem = object('path item', {
  ...fieldsOf(methods.join(' '), operation),
  parameters,
  servers,
});
callback.rest = pathItem;

const securityScheme = object('plain');
const components = object('components', {
  schemas: schemasByName,
  responses: mapOf(response),
  parameters: mapOf(parameter),
  examples,
  requestBodies: mapOf(requestBody),
  headers,
  securitySchemes: mapOf(securityScheme),
  links: mapOf(link),
  callbacks,
  pathItems: mapOf(pathItem),
});

const document = like(
  object('document', {
    info: object('plain'),
    servers,
    paths: object('plain', {}, pathItem),
    webhooks: mapOf(pathItem),
    // So they are called in OpenAPI 3.0, which has none by itself.
    'x-webhooks': mapOf(pathItem),
    components,
    tags: listOf(object('plain')),
  }),
  new Map([
    ['paths', nothing],
    ['webhooks', nothing],
  ]),
);

/** Where a walk begins, and the shapes that have rules of their own. */
export const shapes: Readonly<
  Record<
    | 'document'
    | 'example'
    | 'operation'
    | 'parameter'
    | 'pathItem'
    | 'schema'
    | 'securityScheme'
    | 'variable',
    Shape
  >
> = { document, example, operation, parameter, pathItem, schema, securityScheme, variable };

/**
 * The shape of what a field holds.
 *
 * @param shape of the object, map or list
 * @param key the field's name
 * @returns the shape, or undefined for data
 */
export function shapeOf(shape: Shape | undefined, key: string): Shape | undefined {
  if (!shape) return undefined;
  const named = shape.fields.get(key);
  if (named ?? !shape.rest) return named;
  // `paths`, `responses` and callbacks can be extended; the names in a map or list are free.
  return shape.isObject && key.startsWith('x-') ? undefined : shape.rest;
}
