import { expect, onTestFinished, test } from 'vitest';
import { findErrors } from '../../../test/validate.ts';
import { filterOpenApi } from './filter-open-api.ts';

type Part = Record<string, unknown>;

const secret = { 'x-groups': ['admin'] };
const ok = { responses: { 200: { description: 'OK' } } };

/** A document with something in it. */
function specOf(parts: Part, version = '3.1.0'): Part {
  return { openapi: version, info: { title: 'Test', version: '1' }, paths: {}, ...parts };
}

/** A document with one operation, whose answer is of one schema. */
function withSchema(schema: unknown, schemas: Part = {}): Part {
  return specOf({ paths: { '/a': { get: answering(schema) } }, components: { schemas } });
}
function answering(schema: unknown, more: Part = {}): Part {
  const content = { 'application/json': { schema, ...more } };
  return { responses: { 200: { description: 'OK', content } } };
}
function schemaIn(document: Part): Part {
  return at(
    document,
    'paths',
    '/a',
    'get',
    'responses',
    '200',
    'content',
    'application/json',
    'schema',
  );
}
function at(document: unknown, ...keys: string[]): Part {
  return keys.reduce<unknown>((node, key) => (node as Part)[key], document) as Part;
}

/** Filters for a reader, and holds the result to the specification. */
async function seenBy(groups: string[] | null, document: Part): Promise<Part> {
  const result = filterOpenApi(document, groups && { groups });
  expect(await findErrors(result)).toEqual([]);
  return result;
}

test('a document without gates comes out equal and shares nothing', () => {
  const document = withSchema(
    { $ref: '#/components/schemas/A' },
    { A: { type: 'object', properties: { a: {} } } },
  );
  const result = filterOpenApi(document, null);
  expect(result).toEqual(document);
  expect(schemaIn(result)).not.toBe(schemaIn(document));
  expect(at(result, 'components', 'schemas', 'A')).not.toBe(
    at(document, 'components', 'schemas', 'A'),
  );
});

test('hides from readers outside the groups of each gate, and removes the gate', async () => {
  const gates: Part[] = [
    secret,
    { 'x-mint': { groups: ['admin'], href: '/a' } },
    { 'x-rbac': { admin: 'read' } },
    { 'x-rbac': { admin: 'read', '*': 'none' } },
  ];
  for (const gate of gates) {
    const document = specOf({ paths: { '/a': { get: { ...ok, ...gate } }, '/b': { get: ok } } });
    expect(Object.keys(at(await seenBy([], document), 'paths'))).toEqual(['/b']);
    expect(Object.keys(at(await seenBy(['Admin'], document), 'paths'))).toEqual(['/b']);
    const forAdmins = await seenBy(['admin'], document);
    expect(at(forAdmins, 'paths', '/a', 'get')).toEqual(
      'x-mint' in gate ? { ...ok, 'x-mint': { href: '/a' } } : ok,
    );
  }
});

test('x-internal and an empty list of groups hide from everyone', async () => {
  for (const gate of [
    { 'x-internal': true },
    { 'x-groups': [] },
    { 'x-internal': true, ...secret },
  ]) {
    const document = specOf({ paths: { '/a': { get: { ...ok, ...gate } } } });
    expect((await seenBy(['admin'], document))['paths']).toEqual({});
  }
});

test('several gates on one object must all let the reader through', async () => {
  const document = specOf({
    paths: { '/a': { get: { ...ok, ...secret, 'x-rbac': { eu: 'read' } } } },
  });
  expect((await seenBy(['admin'], document))['paths']).toEqual({});
  expect((await seenBy(['eu'], document))['paths']).toEqual({});
  expect((await seenBy(['eu', 'admin'], document))['paths']).not.toEqual({});
});

test('x-rbac tells signed-in and anonymous readers apart', () => {
  const seen = (teams: Part, user: object | null): boolean =>
    '/a' in
    at(
      filterOpenApi(specOf({ paths: { '/a': { get: { ...ok, 'x-rbac': teams } } } }), user),
      'paths',
    );
  expect([seen({ authenticated: 'read' }, null), seen({ authenticated: 'read' }, {})]).toEqual([
    false,
    true,
  ]);
  expect([seen({ anonymous: 'read' }, null), seen({ anonymous: 'read' }, {})]).toEqual([
    true,
    false,
  ]);
  expect(seen({ '*': 'read', eu: 'none' }, { groups: ['eu'] })).toBe(true);
  expect(seen({ '*': 'read', eu: 'none', authenticated: 'none' }, { groups: ['eu'] })).toBe(false);
});

test('parameters, bodies, responses, headers, media types, links, callbacks and servers are hidden', async () => {
  const operation = {
    servers: [{ url: 'https://a.example' }, { url: 'https://internal.example', ...secret }],
    parameters: [{ name: 'debug', in: 'query', schema: {}, ...secret }],
    requestBody: { content: {}, ...secret },
    callbacks: { done: { '{$request.query.url}': { post: { ...ok, ...secret } } } },
    responses: {
      200: {
        description: 'OK',
        headers: { 'X-Trace': { schema: {}, ...secret } },
        content: { 'application/json': {}, 'application/x-internal': secret },
        links: { next: { operationId: 'x', ...secret } },
      },
      500: { description: 'Stack trace', ...secret },
    },
  };
  const document = specOf({ paths: { '/a': { post: operation } } });
  expect(at(await seenBy([], document), 'paths', '/a', 'post')).toEqual({
    servers: [{ url: 'https://a.example' }],
    responses: { 200: { description: 'OK', content: { 'application/json': {} } } },
  });
});

test('hidden properties are required by nobody', async () => {
  const document = withSchema({
    required: ['id', 'note'],
    properties: { id: {}, note: { type: 'string', ...secret } },
    dependentRequired: { note: ['id'], id: ['note', 'id'] },
  });
  expect(schemaIn(await seenBy([], document))).toEqual({
    required: ['id'],
    properties: { id: {} },
    dependentRequired: { id: ['id'] },
  });
});

test('a property hidden in one piece of allOf is required by no other piece', async () => {
  const document = withSchema(
    {
      required: ['note'],
      allOf: [{ $ref: '#/components/schemas/A' }, { required: ['note', 'id'] }],
    },
    { A: { properties: { id: {}, note: secret } } },
  );
  expect(schemaIn(await seenBy([], document))).toEqual({
    allOf: [{ $ref: '#/components/schemas/A' }, { required: ['id'] }],
  });
});

test('hidden variants leave oneOf, the mapping and the components', async () => {
  const document = withSchema(
    {
      oneOf: [
        { $ref: '#/components/schemas/Cat' },
        { $ref: '#/components/schemas/Dog' },
        { $ref: '#/components/schemas/Fox', ...secret },
      ],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: 'Cat', dog: '#/components/schemas/Dog', fox: '#/components/schemas/Fox' },
      },
    },
    {
      Cat: {},
      Dog: secret,
      Fox: { properties: { den: { $ref: '#/components/schemas/Den' } } },
      Den: {},
    },
  );
  const result = await seenBy([], document);
  expect(schemaIn(result)).toEqual({
    oneOf: [{ $ref: '#/components/schemas/Cat' }],
    discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } },
  });
  expect(result['components']).toEqual({ schemas: { Cat: {} } });
});

test('a schema of which nothing is left is hidden itself', async () => {
  const document = withSchema(
    {
      properties: { a: { allOf: [{ $ref: '#/components/schemas/A' }], description: 'Secret' } },
    },
    { A: secret },
  );
  expect(schemaIn(await seenBy([], document))).toEqual({});
});

test('hidden items leave an array of anything, also where 3.0 demands some', async () => {
  const document = { ...withSchema({ type: 'array', items: secret }), openapi: '3.0.3' };
  expect(schemaIn(await seenBy([], document))).toEqual({ type: 'array', items: {} });
});

test('hidden enum values are in no enum, no default, no example, no description', async () => {
  const document = withSchema({
    type: 'string',
    enum: ['a', 'b', 'c', 'd'],
    default: 'c',
    example: 'd',
    examples: ['a', 'c'],
    'x-enum-groups': { c: ['admin'] },
    'x-mint-enum': { d: ['admin', 'eu'] },
    'x-enum-varnames': ['A', 'B', 'C', 'D'],
    'x-enumDescriptions': { a: 'The a', c: 'The secret one' },
  });
  expect(schemaIn(await seenBy(['eu'], document))).toEqual({
    type: 'string',
    enum: ['a', 'b', 'd'],
    example: 'd',
    examples: ['a'],
    'x-enum-varnames': ['A', 'B', 'D'],
    'x-enumDescriptions': { a: 'The a' },
  });
  expect(schemaIn(await seenBy(['admin'], document))).toMatchObject({
    enum: ['a', 'b', 'c', 'd'],
    default: 'c',
  });
});

test('a server variable keeps a default that is among its values', async () => {
  const document = specOf({
    servers: [
      {
        url: 'https://{r}.a',
        variables: { r: { enum: ['x', 'eu'], default: 'x', 'x-enum-groups': { x: ['admin'] } } },
      },
      {
        url: 'https://{r}.b',
        variables: { r: { enum: ['x'], default: 'x', 'x-enum-groups': { x: ['admin'] } } },
      },
    ],
  });
  expect((await seenBy([], document))['servers']).toEqual([
    { url: 'https://{r}.a', variables: { r: { enum: ['eu'], default: 'eu' } } },
  ]);
});

test('examples lose what their schema hides', async () => {
  const A = {
    properties: {
      id: {},
      note: secret,
      list: { type: 'array', items: { $ref: '#/components/schemas/A' } },
      kind: { enum: ['x', 'y'], 'x-enum-groups': { y: ['admin'] } },
    },
    example: { id: 1, note: 'hush' },
  };
  const value = {
    id: 1,
    note: 'hush',
    kind: 'y',
    list: [{ id: 2, note: 'hush', list: [] }],
    free: 1,
  };
  const document = specOf({
    paths: {
      '/a': {
        get: answering(
          { $ref: '#/components/schemas/A' },
          {
            examples: { one: { value }, two: { $ref: '#/components/examples/Two' } },
          },
        ),
      },
    },
    components: { schemas: { A }, examples: { Two: { value } } },
  });
  const seen = { id: 1, list: [{ id: 2, list: [] }], free: 1 };
  const result = await seenBy([], document);
  expect(JSON.stringify(result)).not.toContain('hush');
  expect(at(result, 'components', 'examples', 'Two')).toEqual({ value: seen });
  expect(
    at(
      result,
      'paths',
      '/a',
      'get',
      'responses',
      '200',
      'content',
      'application/json',
      'examples',
      'one',
    ),
  ).toEqual({ value: seen });
  expect(at(result, 'components', 'schemas', 'A', 'example')).toEqual({ id: 1 });
});

/** Two media types of hidden, then shown, schemas, which show the same example. */
function sharingExample(one: Part, other: Part, value: unknown): Part {
  const showing = (schema: Part): Part => {
    const examples = { shared: { $ref: '#/components/examples/Shared' } };
    return { description: '', content: { 'application/json': { schema, examples } } };
  };
  return specOf({
    components: {
      responses: { One: showing(one), Other: showing(other) },
      examples: { Shared: { value } },
    },
  });
}
function shownOf(document: Part, name: string): Part {
  return at(document, 'components', 'responses', name, 'content', 'application/json');
}

test('an example of which nothing is left is shown by none of those whose schema hides it', () => {
  const hidden = { allOf: [{ type: 'object', ...secret }] };
  const result = filterOpenApi(sharingExample({ ...secret }, hidden, {}), null);
  expect(shownOf(result, 'One')).toEqual({});
  expect(shownOf(result, 'Other')).toEqual({});
});

test.each(['first', 'last'])(
  'an example that several schemas describe is judged as it was written, whichever comes %s',
  (order) => {
    const noKind = { properties: { kind: { type: 'string', ...secret }, den: {} } };
    const variants = {
      oneOf: [
        { $ref: '#/components/schemas/Cat' },
        { $ref: '#/components/schemas/Fox', ...secret },
      ],
      discriminator: { propertyName: 'kind' },
    };
    const schemas = [noKind, variants] as const;
    const [one, other] = order === 'first' ? schemas : schemas.toReversed();
    const document = sharingExample(one, other, { kind: 'Fox', den: 1 });
    Object.assign(document['components'] as Part, { schemas: { Cat: {}, Fox: {} } });
    expect(JSON.stringify(filterOpenApi(document, null))).not.toContain('den":1');
  },
);

test.each([['examples', 'shared'], ['schema'], []])(
  'a reader who sees one more reference to an example sees no less of it (gate at %s)',
  (...steps) => {
    const hidden = { properties: { a: {}, b: { type: 'string', ...secret } } };
    const document = sharingExample(hidden, {}, { a: 1, b: 2 });
    Object.assign(at(shownOf(document, 'One'), ...steps), { 'x-groups': ['beta'] });
    for (const groups of [[], ['beta']]) {
      const result = filterOpenApi(document, { groups });
      const example = at(result, 'components', 'examples', 'Shared');
      if (steps[0] !== 'schema' || groups.length > 0) expect(example).toEqual({ value: { a: 1 } });
      else expect(example).toEqual({});
      expect(shownOf(result, 'Other')['schema']).toEqual({});
    }
  },
);

test('an example of a hidden variant goes', async () => {
  const schema = {
    oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Fox' }],
    discriminator: { propertyName: 'kind' },
  };
  const variant = (more: Part): Part => ({ properties: { kind: {}, ...more } });
  const document = specOf({
    paths: {
      '/a': {
        get: answering(schema, {
          examples: { cat: { value: { kind: 'Cat' } }, fox: { value: { kind: 'Fox', den: 1 } } },
        }),
      },
    },
    components: { schemas: { Cat: variant({}), Fox: { ...variant({ den: {} }), ...secret } } },
  });
  expect(
    at(
      await seenBy([], document),
      'paths',
      '/a',
      'get',
      'responses',
      '200',
      'content',
      'application/json',
      'examples',
    ),
  ).toEqual({ cat: { value: { kind: 'Cat' } } });
});

test('a hidden tag hides the operations that have no other', async () => {
  const document = specOf({
    tags: [{ name: 'Open' }, { name: 'Secret', ...secret }, { name: 'Unused' }],
    'x-tagGroups': [
      { name: 'All', tags: ['Open', 'Secret'] },
      { name: 'Ops', tags: ['Secret'] },
    ],
    paths: {
      '/a': { get: { ...ok, tags: ['Secret'] } },
      '/b': { get: { ...ok, tags: ['Open', 'Secret'] } },
    },
  });
  expect(await seenBy([], document)).toMatchObject({
    tags: [{ name: 'Open' }, { name: 'Unused' }],
    'x-tagGroups': [{ name: 'All', tags: ['Open'] }],
    paths: { '/b': { get: { ...ok, tags: ['Open'] } } },
  });
});

test('a tag that only hidden operations had goes with them', async () => {
  const document = specOf({
    tags: [{ name: 'Secret' }, { name: 'Unused' }],
    'x-tagGroups': [{ name: 'All', tags: ['Secret', 'Undeclared', 'Unused'] }],
    paths: { '/a': { get: { ...ok, ...secret, tags: ['Secret', 'Undeclared'] } } },
  });
  expect(await seenBy([], document)).toMatchObject({
    tags: [{ name: 'Unused' }],
    'x-tagGroups': [{ name: 'All', tags: ['Unused'] }],
  });
});

test('a requirement of a hidden scheme is no alternative, and without one the operation is hidden', async () => {
  const securitySchemes = {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    partner: { type: 'http', scheme: 'basic', ...secret },
  };
  const document = specOf({
    security: [{ partner: [] }],
    paths: {
      '/both': {
        get: { ...ok, security: [{ partner: [] }, { key: [] }, { key: [], partner: [] }] },
      },
      '/inherits': { get: ok },
      '/only': { get: { ...ok, security: [{ partner: [] }] } },
      '/open': { get: { ...ok, security: [] } },
    },
    components: { securitySchemes },
  });
  const result = await seenBy([], document);
  expect(result['paths']).toEqual({
    '/both': { get: { ...ok, security: [{ key: [] }] } },
    '/open': { get: { ...ok, security: [] } },
  });
  expect(result).not.toHaveProperty('security');
  expect(result['components']).toEqual({ securitySchemes: { key: securitySchemes.key } });
});

test('an operation goes with its path parameter, unless it has its own', async () => {
  const id = { name: 'id', in: 'path', required: true, schema: {} };
  const document = specOf({
    paths: {
      '/a/{id}': { parameters: [{ ...id, ...secret }], get: ok, put: { ...ok, parameters: [id] } },
    },
  });
  expect((await seenBy([], document))['paths']).toEqual({
    '/a/{id}': { put: { ...ok, parameters: [id] } },
  });
});

test('hidden responses leave one that says nothing, and hidden schemas of parameters anything', async () => {
  const operation = {
    parameters: [{ name: 'q', in: 'query', schema: secret }],
    responses: { 200: { description: 'Secret', ...secret } },
  };
  const document = specOf({ paths: { '/a': { get: operation } } }, '3.0.3');
  expect(at(await seenBy([], document), 'paths', '/a', 'get')).toEqual({
    parameters: [{ name: 'q', in: 'query', schema: {} }],
    responses: { default: { description: '' } },
  });
});

test('links to hidden operations go, by id and by reference', async () => {
  const links = {
    byId: { operationId: 'secretly' },
    byReference: { operationRef: '#/paths/~1secret/get' },
    open: { operationId: 'openly' },
  };
  const document = specOf({
    paths: {
      '/a': { get: { operationId: 'openly', responses: { 200: { description: 'OK', links } } } },
      '/secret': { ...secret, get: { operationId: 'secretly', ...ok } },
    },
  });
  expect(at(await seenBy([], document), 'paths', '/a', 'get', 'responses', '200', 'links')).toEqual(
    { open: links.open },
  );
});

test('what only hidden parts referred to goes, however it hangs together', async () => {
  const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
  const schemas = {
    Shared: {},
    Secret: { properties: { a: ref('Circle'), b: ref('Shared') } },
    Circle: { properties: { back: ref('Secret') } },
    Unused: { properties: { self: ref('Unused'), kept: ref('KeptByUnused') } },
    KeptByUnused: {},
  };
  const document = specOf({
    paths: { '/a': { get: answering(ref('Shared')) } },
    webhooks: { done: { post: { ...answering(ref('Secret')), ...secret } } },
    components: { schemas },
  });
  const result = await seenBy([], document);
  expect(Object.keys(at(result, 'components', 'schemas'))).toEqual([
    'Shared',
    'Unused',
    'KeptByUnused',
  ]);
  expect(result['webhooks']).toEqual({});
});

test('what refers to itself only, and only in what is hidden, stays', async () => {
  const properties = { id: {}, parent: { $ref: '#/components/schemas/A', ...secret } };
  const document = specOf({ components: { schemas: { A: { properties } } } });
  expect(at(await seenBy([], document), 'components', 'schemas')).toEqual({
    A: { properties: { id: {} } },
  });
});

test('references into paths are followed, renumbered, or hidden with their target', async () => {
  const open = { name: 'open', in: 'query', schema: {} };
  const document = specOf({
    paths: {
      '/a': { get: { ...ok, parameters: [{ ...open, name: 'x', ...secret }, open] } },
      '/secret': { ...secret, get: answering({ type: 'string' }) },
      '/b': {
        get: {
          ...answering({
            properties: {
              a: { $ref: '#/paths/~1a/get/parameters/1/schema' },
              b: { $ref: '#/paths/~1secret/get/responses/200/content/application~1json/schema' },
            },
          }),
          parameters: [
            { $ref: '#/paths/~1a/get/parameters/0' },
            { $ref: '#/paths/~1a/get/parameters/1' },
          ],
        },
      },
      '/c': { $ref: '#/paths/~1b' },
      '/d': { $ref: '#/paths/~1secret' },
    },
  });
  const result = await seenBy([], document);
  expect(Object.keys(at(result, 'paths'))).toEqual(['/a', '/b', '/c']);
  expect(at(result, 'paths', '/b', 'get')).toEqual({
    ...answering({ properties: { a: { $ref: '#/paths/~1a/get/parameters/0/schema' } } }),
    parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }],
  });
});

test('foreign files that a bundler put into the root are filtered where they are referred to', async () => {
  const document = specOf({
    paths: {
      '/a': { get: answering({ $ref: '#/x-ext/1/Pet' }) },
      '/b': { ...secret, get: answering({ $ref: '#/x-ext/1/Secret' }) },
    },
    'x-ext': {
      1: {
        Pet: {
          properties: {
            id: {},
            note: secret,
            owner: { $ref: '#/x-ext/1/Owner' },
            den: { $ref: '#/x-ext/1/Den' },
          },
        },
        Owner: { type: 'string' },
        Secret: { description: 'hush' },
        Den: secret,
      },
    },
  });
  expect((await seenBy([], document))['x-ext']).toEqual({
    1: {
      Pet: { properties: { id: {}, owner: { $ref: '#/x-ext/1/Owner' } } },
      Owner: { type: 'string' },
    },
  });
});

test('names that schemas give themselves are followed', async () => {
  const document = withSchema(
    {
      properties: { a: { $ref: '#pet' }, b: { $ref: 'https://foo.com/den' }, c: { $ref: '#open' } },
    },
    {
      Pet: { $anchor: 'pet', ...secret },
      Den: { $id: 'https://foo.com/den', ...secret },
      Open: { $anchor: 'open' },
    },
  );
  expect(schemaIn(filterOpenApi(document, null))).toEqual({ properties: { c: { $ref: '#open' } } });
});

test('keeps data that looks like gates and references where the API declares it', () => {
  const data = { 'x-groups': ['admin'], $ref: '#/nowhere', 'x-internal': true };
  const properties = { 'x-groups': {}, 'x-internal': {} };
  const schema = { properties, default: data, const: data, enum: [data] };
  const document = specOf({ paths: { '/a': { get: answering(schema, { example: data }) } } });
  expect(filterOpenApi(document, null)).toEqual(document);
});

test('a gate in data of the API is refused, where nothing says that it is a field of the API', () => {
  const document = specOf({ paths: { '/a': { get: answering({}, { example: [secret] }) } } });
  expect(() => filterOpenApi(document, null)).toThrow(
    '/paths/~1a/get/responses/200/content/application~1json/example/0/x-groups: cannot hide this: it is data of the API',
  );
});

test('gates work in extensions', () => {
  const document = specOf({
    'x-data': { list: [{ ...secret, name: 'hush' }, { name: 'open' }], 'x-internal': false },
  });
  expect(filterOpenApi(document, null)['x-data']).toEqual({
    list: [{ name: 'open' }],
    'x-internal': false,
  });
});

test('properties may have any name', async () => {
  const properties = JSON.parse(
    '{"__proto__": {"type": "string"}, "constructor": {}, "x-groups": {}, "$ref": {}, "x-internal": {}, "required": {}}',
  ) as Part;
  const document = withSchema({ required: ['__proto__', 'constructor', 'toString'], properties });
  const seen = schemaIn(filterOpenApi(document, null));
  expect(Object.entries(seen['properties'] as Part)).toEqual(Object.entries(properties));
  expect(seen['required']).toEqual(['__proto__', 'constructor', 'toString']);
  expect(({} as Part)['type']).toBeUndefined();

  const hidden = JSON.parse(
    '{"a": {}, "__proto__": {"x-groups": ["admin"]}, "constructor": {"x-groups": ["admin"]}}',
  ) as Part;
  const schema = { required: ['__proto__', 'constructor', 'toString', 'a'], properties: hidden };
  expect(schemaIn(await seenBy([], withSchema(schema)))).toEqual({
    required: ['toString', 'a'],
    properties: { a: {} },
  });
});

test('references to names that every object has lead nowhere', () => {
  const document = withSchema({ $ref: '#/components/schemas/constructor' });
  expect(filterOpenApi(document, null)).toEqual(document);
});

test('circles of references and of objects end', () => {
  const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
  const circle: Part = { type: 'object', properties: {} };
  (circle['properties'] as Part)['self'] = circle;
  const document = withSchema(circle, {
    A: ref('B'),
    B: ref('A'),
    C: { allOf: [ref('C'), ref('D')] },
    D: { oneOf: [ref('C'), secret] },
  });
  const seen = schemaIn(filterOpenApi(document, null));
  expect(at(seen, 'properties', 'self')).toBe(seen);
  expect(seen).not.toBe(circle);
});

test('a YAML alias is hidden in one place and stays in another', async () => {
  const shared = { type: 'object', properties: { id: {}, note: secret } };
  const document = withSchema(
    { properties: { a: shared, b: { ...secret, ...shared }, c: { items: shared } } },
    { Shared: shared },
  );
  document['x-data'] = shared;
  const seen = { type: 'object', properties: { id: {} } };
  const result = await seenBy([], document);
  expect(schemaIn(result)['properties']).toEqual({ a: seen, c: { items: seen } });
  expect(result['x-data']).toEqual(seen);
});

test('keeps what is not JSON beside what is hidden', () => {
  const when = new Date(0);
  const document = withSchema({ properties: { at: { default: when }, note: secret } });
  const seen = schemaIn(filterOpenApi(document, null));
  expect(seen).toEqual({ properties: { at: { default: when } } });
  expect(at(seen, 'properties', 'at')['default']).not.toBe(when);
  expect(at(filterOpenApi({ ...document, 'x-at': when }, { groups: ['admin'] }))['x-at']).toEqual(
    when,
  );
});

test('webhooks of OpenAPI 3.0, which many write as an extension, are hidden like those of 3.1', async () => {
  const parts = {
    'x-webhooks': {
      shown: { post: answering({ $ref: '#/components/schemas/Shown' }) },
      hidden: { post: { ...answering({ $ref: '#/components/schemas/Hidden' }), ...secret } },
    },
    components: { schemas: { Shown: {}, Hidden: {} } },
  };
  const result = await seenBy([], specOf(parts, '3.0.3'));
  expect(Object.keys(at(result, 'x-webhooks'))).toEqual(['shown']);
  expect(at(result, 'components', 'schemas')).toEqual({ Shown: {} });
});

test('what only a YAML alias in something hidden refers to goes, though that has it twice', () => {
  const { responses } = answering({ $ref: '#/components/schemas/Hidden' });
  const [shared] = Object.values(responses as Part);
  const document = specOf({
    paths: {
      '/shown': { get: answering({ type: 'string' }) },
      '/hidden': { ...secret, get: { responses: { 200: shared, 201: shared } } },
    },
    components: { schemas: { Hidden: { type: 'string' }, Spare: {} } },
  });
  const result = filterOpenApi(document, null);
  expect(at(result, 'components', 'schemas')).toEqual({ Spare: {} });
});

test('YAML aliases are copied once, however far they would unfold', () => {
  let laugh: Part = { type: 'string' };
  for (let level = 0; level < 60; level += 1)
    laugh = { properties: { a: laugh, b: laugh, c: laugh }, anyOf: [laugh, laugh, laugh] };
  // Unfolded, it would never end.
  const seen = schemaIn(
    filterOpenApi(withSchema({ properties: { laugh, secret: { ...secret, laugh } } }), null),
  );
  expect(at(seen, 'properties', 'laugh', 'properties', 'a')).toBe(
    at(seen, 'properties', 'laugh', 'properties', 'b'),
  );
});

test('a hundred thousand references to one node take no longer than their number', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 100_000 }, (_, index) => [
      `p${index}`,
      { $ref: '#/components/schemas/A' },
    ]),
  );
  const document = withSchema({ required: ['p1'], properties }, { A: secret });
  expect(schemaIn(filterOpenApi(document, null))).toEqual({});
});

test('a document that would run out of the stack is refused, and what is deep is not', () => {
  const nested = (levels: number): Part => {
    let schema: Part = {};
    for (let level = 0; level < levels; level += 1) schema = { items: schema };
    return schema;
  };
  expect(() => filterOpenApi(withSchema(nested(450)), null)).not.toThrow();
  expect(() => filterOpenApi(withSchema(nested(20_000)), null)).toThrow('at most 500 levels');
  const composed = (levels: number): Part => {
    let schema: Part = {};
    for (let level = 0; level < levels; level += 1) schema = { allOf: [schema] };
    return schema;
  };
  expect(() => filterOpenApi(withSchema(composed(20_000)), null)).toThrow('at most 500 levels');
});

test('a chain of references may be longer than the stack is deep', () => {
  const length = 20_000;
  const chain: Part = Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `S${index}`,
      { $ref: `#/components/schemas/S${index + 1}` },
    ]),
  );
  const chained = withSchema({ $ref: '#/components/schemas/S0' }, chain);
  expect(filterOpenApi(chained, null)).toEqual(chained);
  // What refers to the hidden is hidden, over as many references as it may be.
  chain[`S${length}`] = secret;
  expect(at(filterOpenApi(chained, null), 'paths', '/a')).toEqual({
    get: { responses: { 200: { description: 'OK', content: { 'application/json': {} } } } },
  });
});

const refused: readonly [string, unknown, string][] = [
  ['text', '{"openapi": "3.0.0"}', 'parse it first'],
  ['nothing', null, 'document: expected an OpenAPI document as an object, found null'],
  [
    'Swagger 2.0',
    { swagger: '2.0' },
    'expected OpenAPI 3.0, 3.1 or 3.2, found swagger: the string "2.0"; convert it first',
  ],
  [
    'something else',
    { asyncapi: '3.0.0' },
    'openapi: expected the version, such as "3.1.0", found nothing',
  ],
  ['a version as a number', { openapi: 3.1 }, 'put it in quotes'],
  ['OpenAPI 4', { openapi: '4.0.0' }, 'found the string "4.0.0"'],
  ['a gate on the whole', specOf({ ...secret }), 'gate the page'],
  [
    'groups as text',
    specOf({ paths: { '/a': { get: { 'x-groups': 'admin' } } } }),
    `/paths/~1a/get/x-groups: expected a list of group names, found the string "admin"; write ['admin']`,
  ],
  [
    'no group name',
    specOf({ paths: { '/a': { 'x-groups': ['the admins'] } } }),
    '/paths/~1a/x-groups/0: expected 1–64 letters',
  ],
  [
    'teams as a list',
    specOf({ paths: { '/a': { 'x-rbac': ['admin'] } } }),
    '/paths/~1a/x-rbac: expected an object from teams to roles',
  ],
  [
    'values without groups',
    withSchema({ enum: ['a'], 'x-enum-groups': ['a'] }),
    '/schema/x-enum-groups: expected an object with a list of groups',
  ],
  [
    'another file',
    withSchema({ $ref: './pet.yaml#/Pet' }),
    '/schema/$ref: "./pet.yaml#/Pet" leads to another document',
  ],
  [
    'a reference into data',
    withSchema(
      { properties: { a: { $ref: '#/components/schemas/A/example' } } },
      { A: { example: {} } },
    ),
    'leads into data',
  ],
  [
    'a function',
    withSchema({ default: () => 1 }),
    'expected what JSON or YAML can say, found a function',
  ],
];
test.each(refused)('refuses %s, and says what to do', (_, document, message) => {
  expect(() => filterOpenApi(document as Part, null)).toThrow(message);
});

test('a page that puts something on every object is told so', () => {
  const everyObject = Object.prototype as Part;
  everyObject['ownKeys'] = () => [];
  onTestFinished(() => void delete everyObject['ownKeys']);
  expect(() => filterOpenApi(specOf({}), null)).toThrow(/^Object\.prototype\.ownKeys: expected/);
});

test('tag groups that are empty now leave nothing behind, also beside foreign files', async () => {
  const document = specOf({
    'x-tagGroups': [{ name: 'Ops', tags: ['Secret'] }],
    'x-ext': { Pet: {}, Secret: secret },
    paths: {
      '/a': { get: answering({ $ref: '#/x-ext/Pet' }) },
      '/b': { get: { ...ok, ...secret, tags: ['Secret'] } },
      '/c': { get: answering({ $ref: '#/x-ext/Secret' }) },
    },
  });
  const result = await seenBy([], document);
  expect(Object.keys(result)).not.toContain('x-tagGroups');
  expect(result['x-ext']).toEqual({ Pet: {} });
});

test('what examples and encodings say of a hidden property goes with it', async () => {
  const schema = { type: 'object', properties: { file: {}, note: secret } };
  const content = { 'multipart/form-data': { schema, encoding: { file: {}, note: {} } } };
  const document = specOf({ paths: { '/a': { post: { ...ok, requestBody: { content } } } } });
  expect(
    at(
      await seenBy([], document),
      'paths',
      '/a',
      'post',
      'requestBody',
      'content',
      'multipart/form-data',
    ),
  ).toEqual({ schema: { type: 'object', properties: { file: {} } }, encoding: { file: {} } });
});
