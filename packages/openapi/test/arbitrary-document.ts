import fc from 'fast-check';

/**
 * Documents in which anything may be gated and anything may refer to anything, as long as they are valid as they are.
 * Few names and few groups, so that they meet often.
 */
const groups = ['a', 'b', 'c'] as const;
const names = ['A', 'B', 'C', 'D', '__proto__', 'constructor'] as const;

export const anyGroups: fc.Arbitrary<string[]> = fc.subarray([...groups]);
const anyName = fc.constantFrom(...names);

const gate = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: anyGroups.map((list) => ({ 'x-groups': list })) },
  { weight: 1, arbitrary: anyGroups.map((list) => ({ 'x-mint': { groups: list, href: '/' } })) },
  {
    weight: 1,
    arbitrary: anyGroups.map((list) => ({
      'x-rbac': Object.fromEntries(list.map((team) => [team, 'read'])),
    })),
  },
  { weight: 1, arbitrary: fc.boolean().map((isInternal) => ({ 'x-internal': isInternal })) },
);

function gated<T extends object>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(arbitrary, gate).map(([value, gates]) => Object.assign({}, value, gates));
}
function reference(place: string): fc.Arbitrary<object> {
  return gated(anyName.map((name) => ({ $ref: `#/components/${place}/${name}` })));
}
function byName<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .array(fc.tuple(anyName, value), { maxLength: 3 })
    .map((entries) => Object.fromEntries(entries));
}
/** Components have all the names, so that no reference is dangling. */
function components<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .tuple(...names.map(() => value))
    .map(
      (values) =>
        Object.fromEntries(names.map((name, index) => [name, values[index]])) as Record<string, T>,
    );
}
function some<T extends object>(model: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<
  Partial<T>
> {
  return fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const example = fc.dictionary(anyName, fc.constantFrom(1, 'x', 'y'), { maxKeys: 3 });
const requiredNames = fc.uniqueArray(anyName, { minLength: 1, maxLength: 3 });

const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    reference('schemas'),
    gated(
      fc
        .tuple(fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }), anyGroups)
        .map(([values, list]) => ({
          type: 'string',
          enum: values,
          default: values[0],
          'x-enum-groups': { [String(values[0])]: list },
        })),
    ),
    gated(tie('schema').map((items) => ({ type: 'array', items }))),
    gated(
      some({
        type: fc.constant('object'),
        required: requiredNames,
        properties: byName(tie('schema')),
        additionalProperties: tie('schema'),
        example,
      }),
    ),
    gated(
      fc
        .tuple(
          fc.constantFrom('allOf', 'anyOf', 'oneOf'),
          fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
          some({ required: requiredNames, discriminator: discriminator() }),
        )
        .map(([key, variants, more]) => Object.assign({ [key]: variants }, more)),
    ),
  ),
}));

function discriminator(): fc.Arbitrary<object> {
  return byName(anyName.map((name) => `#/components/schemas/${name}`)).map((mapping) => ({
    propertyName: 'A',
    mapping,
  }));
}

const namedExamples = byName(fc.oneof(gated(fc.record({ value: example })), reference('examples')));
const content = fc.dictionary(
  fc.constantFrom('application/json', 'text/plain'),
  gated(some({ schema, examples: namedExamples })),
  { maxKeys: 2 },
);
const header = gated(fc.record({ schema }));
const link = gated(anyName.map((operationId) => ({ operationId: `o${operationId}` })));
const response = gated(
  fc.record(
    {
      description: fc.constant(''),
      headers: byName(fc.oneof(header, reference('headers'))),
      content,
      links: byName(link),
    },
    { requiredKeys: ['description'] },
  ),
);
const body = gated(fc.record({ content }));
const queryParameter = gated(
  fc.record({ name: anyName, in: fc.constantFrom('query', 'cookie'), schema }),
);
const parameters = fc.uniqueArray(queryParameter, {
  maxLength: 3,
  selector: (one) => `${one.in} ${one.name}`,
});
const pathParameter = gated(
  fc.record({
    name: fc.constant('id'),
    in: fc.constant('path'),
    required: fc.constant(true),
    schema,
  }),
);
const security = fc.array(byName(fc.constant([])), { maxLength: 2 });
const tags = fc.uniqueArray(anyName, { maxLength: 2 });

function operation(number: string): fc.Arbitrary<object> {
  return gated(
    fc.record(
      {
        operationId: fc.constant(number),
        tags,
        security,
        parameters,
        requestBody: fc.oneof(body, reference('requestBodies')),
        responses: fc.dictionary(
          fc.constantFrom('200', '4XX', 'default'),
          fc.oneof(response, reference('responses')),
          { minKeys: 1, maxKeys: 2 },
        ),
      },
      { requiredKeys: ['responses'] },
    ),
  );
}
function pathItem(path: string): fc.Arbitrary<object> {
  const withId = fc
    .tuple(pathParameter, parameters)
    .map(([id, more]): object[] => (more as object[]).concat(id));
  return gated(
    fc.record(
      {
        parameters: path.includes('{id}') ? withId : (parameters as fc.Arbitrary<object[]>),
        get: operation(`oA${path}`),
        post: operation(path === '/a' ? 'oA' : `oB${path}`),
      },
      { requiredKeys: ['parameters'] },
    ),
  );
}

/** Valid documents of OpenAPI 3.0 and 3.1. */
export const anyDocument: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    openapi: fc.constantFrom('3.0.3', '3.1.0'),
    info: fc.constant({ title: 'Any', version: '1' }),
    security,
    tags: fc.uniqueArray(gated(fc.record({ name: anyName })), { selector: ({ name }) => name }),
    'x-tagGroups': fc.array(fc.record({ name: anyName, tags }), { maxLength: 2 }),
    paths: fc.record({ '/a': pathItem('/a'), '/b/{id}': pathItem('/b/{id}') }),
    components: fc.record({
      schemas: components(schema),
      responses: components(response),
      headers: components(header),
      requestBodies: components(body),
      examples: components(gated(fc.record({ value: example }))),
      securitySchemes: components(gated(fc.constant({ type: 'http', scheme: 'bearer' }))),
    }),
  },
  { requiredKeys: ['openapi', 'info', 'paths', 'components'] },
);
