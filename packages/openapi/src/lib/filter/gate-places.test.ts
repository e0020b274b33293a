import { expect, test } from 'vitest';
import { objectType, typeOf } from '../grammar/types.ts';
import { table } from '../grammar/table.ts';
import { gatesOf, groupsNamedIn } from '../grammar/gates-of.ts';
import { filterOpenApi } from './filter-open-api.ts';

type Part = Record<string, unknown>;
const secret = { 'x-groups': ['staffonly'] };
const ok = { responses: { 200: { description: 'OK' } } };
function specOf(parts: Part, version = '3.1.0'): Part {
  return { openapi: version, info: { title: 'Test', version: '1' }, paths: {}, ...parts };
}
function withSchema(schema: unknown, more: Part = {}): Part {
  return specOf({ components: { schemas: { A: schema } }, ...more });
}
function schemaA(document: object): unknown {
  return (document as { components?: { schemas?: Part } }).components?.schemas?.['A'];
}

test.each([
  [
    'x-internal as text',
    { 'x-internal': 'true' },
    '/paths/~1a/get/x-internal: expected true or false',
  ],
  [
    'x-internal as a number',
    { 'x-internal': 1 },
    '/paths/~1a/get/x-internal: expected true or false',
  ],
  ['x-mint as a list', { 'x-mint': ['admin'] }, '/paths/~1a/get/x-mint: expected an object'],
  ['x-groups as null', { 'x-groups': null }, '/paths/~1a/get/x-groups: expected a list'],
  [
    'a role that is a list',
    { 'x-rbac': { admin: ['read'] } },
    '/paths/~1a/get/x-rbac/admin: expected a role',
  ],
  [
    'another case',
    { 'X-Groups': ['admin'] },
    '/paths/~1a/get/X-Groups: is no gate, and "x-groups"',
  ],
  ['the singular', { 'x-group': ['admin'] }, '/paths/~1a/get/x-group: is no gate, and "x-groups"'],
  ['camel case', { xGroups: ['admin'] }, '/paths/~1a/get/xGroups: is no gate, and "x-groups"'],
  ['no prefix', { groups: ['admin'] }, '/paths/~1a/get/groups: is no gate, and "x-groups"'],
  ['two letters that changed places', { 'x-gruops': ['admin'] }, 'is no gate, and "x-groups"'],
  ['internal without its prefix', { internal: true }, '/paths/~1a/get/internal: is no gate'],
  ['an underscore', { x_groups: ['admin'] }, '/paths/~1a/get/x_groups: is no gate, and "x-groups"'],
  ['a full stop', { 'x.internal': true }, '/paths/~1a/get/x.internal: is no gate'],
  ['one letter too many', { 'x-rbacs': { admin: 'read' } }, 'is no gate, and "x-rbac"'],
  ['the name of two gates', { 'x-mint-groups': ['admin'] }, 'is no gate, and "x-groups"'],
  [
    'groups in the metadata of x-mint',
    { 'x-mint': { metadata: { groups: ['admin'] } } },
    '/paths/~1a/get/x-mint/metadata/groups: is no gate',
  ],
  [
    'values of an operation',
    { 'x-enum-groups': { a: ['b'] } },
    'only a schema and a server variable',
  ],
])('refuses %s', (_, gate, message) => {
  const document = specOf({ paths: { '/a': { get: { ...ok, ...gate } } } });
  expect(() => filterOpenApi(document, null)).toThrow(message);
  expect(gatesOf(document).problems).toHaveLength(1);
});

test('refuses a gate of a value that is not in the enum, and names the nearest', () => {
  const schema = {
    type: 'string',
    enum: ['open', 'wyvern'],
    'x-enum-groups': { Wyvern: ['admin'] },
  };
  expect(() => filterOpenApi(withSchema(schema), null)).toThrow('write "wyvern"');
});

test.each([
  [
    'a map of components',
    withSchema({}, { components: { schemas: { 'x-groups': ['admin'] } } }),
    '/components/schemas/x-groups',
  ],
  [
    'a map of properties',
    withSchema({ properties: { 'x-internal': true } }),
    '/components/schemas/A/properties/x-internal',
  ],
  [
    'a security requirement',
    specOf({ security: [{ key: [], ...secret }] }),
    '/security/0/x-groups',
  ],
  [
    'a mapping',
    withSchema({ discriminator: { propertyName: 'a', mapping: secret } }),
    '/mapping/x-groups',
  ],
  ['info', { ...specOf({}), info: { title: '', version: '', ...secret } }, '/info/x-groups'],
])('refuses a gate on %s, and names the place', (_, document, place) => {
  expect(() => filterOpenApi(document, null)).toThrow(`${place}: cannot hide this`);
});

test.each<[string, Part, string]>([
  ['an extension', specOf({ 'x-ext': [{ 'X-Groups': ['admin'] }] }), '/x-ext/0/X-Groups'],
  [
    'an extension that says nothing else',
    withSchema({ 'x-ext': { 'x-internl': true } }),
    '/components/schemas/A/x-ext/x-internl',
  ],
  ['responses', specOf({ components: { responses: { 'x-group': ['admin'] } } }), '/x-group'],
  ['properties', withSchema({ properties: { groups: ['admin'] } }), '/properties/groups'],
  [
    'the responses of an operation',
    specOf({ paths: { '/a': { get: { responses: { groups: ['admin'] } } } } }),
    '/responses/groups',
  ],
])('refuses what is nearly a gate in %s', (_, document, place) => {
  expect(() => filterOpenApi(document, null)).toThrow(`${place}: is no gate`);
  expect(gatesOf(document).problems).toHaveLength(1);
});

test('what can be named freely may be called nearly as a gate', () => {
  const document = specOf({
    'x-vendor': { groups: ['a'], internal: true, 'X-Groups': { a: 1 }, 'x-group': 'a' },
    paths: { '/a': { get: { responses: { default: { description: '' }, 'x-group': 'a' } } } },
    components: {
      schemas: { groups: { type: 'array' }, A: { properties: { internal: true, 'x-group': {} } } },
      examples: { A: { value: { 'X-Groups': ['a'], groups: ['a'] } } },
    },
  });
  expect(filterOpenApi(document, null)).toEqual(document);
  expect(gatesOf(document).problems).toEqual([]);
});

test('x-groups on the document says that it is no gate, and how to take it out', () => {
  expect(() => filterOpenApi(specOf({ 'x-groups': ['General'] }), null)).toThrow(
    "delete document['x-groups']",
  );
});

test('extensions that only begin alike are no gates', () => {
  const others = {
    'x-groupName': 'A',
    'x-go-name': 'B',
    'x-int64': true,
    'x-group': 'Users',
    'x-enum': [1],
  };
  const document = specOf({ paths: { '/a': { get: { ...ok, ...others } } } });
  expect(filterOpenApi(document, null)).toEqual(document);
});

test('contact, logo, groups of tags, external documentation, samples and OAuth flows are hidden', () => {
  const flow = {
    tokenUrl: 'https://machines.example/t',
    scopes: {},
    'x-rbac': { staffonly: 'read' },
  };
  const document = specOf({
    info: {
      title: 'T',
      version: '1',
      contact: { name: 'Night desk', ...secret },
      'x-logo': { url: 'x', 'x-internal': true },
    },
    tags: [{ name: 'A' }, { name: 'B' }],
    'x-tagGroups': [
      { name: 'Open', tags: ['A'] },
      { name: 'Backoffice', tags: ['B'], ...secret },
    ],
    paths: {
      '/a': {
        get: {
          ...ok,
          tags: ['A'],
          externalDocs: { url: 'https://wiki.example', ...secret },
          'x-codeSamples': [{ source: 'hushctl', ...secret }],
        },
      },
      '/b': { get: { ...ok, tags: ['B'] } },
    },
    components: { securitySchemes: { o: { type: 'oauth2', flows: { clientCredentials: flow } } } },
  });
  expect(filterOpenApi(document, null)).toEqual(
    specOf({
      info: { title: 'T', version: '1' },
      tags: [{ name: 'A' }],
      'x-tagGroups': [{ name: 'Open', tags: ['A'] }],
      paths: { '/a': { get: { ...ok, tags: ['A'] } } },
    }),
  );
});

test('operations of OpenAPI 3.2 and of vendors, and holders of YAML anchors, are hidden', () => {
  const hidden = { ...ok, ...secret, summary: 'staff only' };
  const document = specOf({
    paths: {
      '/q': { query: hidden },
      '/m': { additionalOperations: { COPY: hidden } },
      '/any': { 'x-amazon-apigateway-any-method': hidden },
    },
    'x-common': { field: { ...secret, type: 'string' } },
  });
  expect(filterOpenApi(document, null)).toEqual(specOf({ paths: { '/any': {} }, 'x-common': {} }));
});

test('references below extensions go with what they lead to, or keep it', () => {
  const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
  const document = specOf({
    tags: [{ name: 'Logs', 'x-model': ref('Log') }],
    components: {
      schemas: {
        Pay: { type: 'object', 'x-anyOf': [ref('Plan')] },
        Plan: secret,
        Page: { properties: { data: { ...secret, ...ref('Log') }, n: {} } },
        Log: { type: 'object' },
      },
    },
  });
  expect(filterOpenApi(document, null)).toEqual(
    specOf({
      tags: [{ name: 'Logs', 'x-model': ref('Log') }],
      components: {
        schemas: {
          Pay: { type: 'object' },
          Page: { properties: { n: {} } },
          Log: { type: 'object' },
        },
      },
    }),
  );
});

test.each(['Acme.Sql/Database', 'a.b.json', 'https://example.com/a', '#/nothing'])(
  'the value %s of a discriminator in an example names no schema',
  (value) => {
    const document = withSchema({
      discriminator: { propertyName: 'type' },
      properties: { type: { type: 'string' }, note: secret },
      example: { type: value, note: 'n' },
    });
    expect(schemaA(filterOpenApi(document, null))).toMatchObject({ example: { type: value } });
  },
);

test('names of hidden properties and variants are gone from branches, which stay as strict', () => {
  const document = withSchema({
    properties: { email: {}, phone: {}, pin: secret, kind: { enum: ['x', 'y'] } },
    anyOf: [{ required: ['email'] }, { required: ['phone'] }, { required: ['pin'] }],
    not: { required: ['email', 'pin'] },
    if: { properties: { kind: { const: 'x' } } },
    // oxlint-disable-next-line unicorn/no-thenable -- A keyword of JSON Schema.
    then: { required: ['pin'] },
    dependentSchemas: { pin: { required: ['kind'] } },
  });
  expect(schemaA(filterOpenApi(document, null))).toEqual({
    properties: { email: {}, phone: {}, kind: { enum: ['x', 'y'] } },
    anyOf: [{ required: ['email'] }, { required: ['phone'] }],
  });
});

test.each(['#size', '#/components/schemas/A/anyOf/0/properties/size'])(
  'a branch that names a hidden property stays if %s is in it',
  ($ref) => {
    const size = { type: 'number', $anchor: 'size' };
    const document = withSchema({
      properties: { pin: secret, other: { $ref } },
      anyOf: [{ properties: { size }, required: ['size', 'pin'] }, { required: ['pin'] }],
    });
    expect(schemaA(filterOpenApi(document, null))).toEqual({
      properties: { other: { $ref } },
      anyOf: [{ properties: { size }, required: ['size'] }],
    });
  },
);

const pin = { properties: { a: {}, pin: secret } };
test.each<[string, Part, unknown, unknown]>([
  ['prefixItems', { prefixItems: [{}, pin] }, [1, { a: 1, pin: 2 }], [1, { a: 1 }]],
  ['contains', { contains: pin }, [{ a: 1, pin: 2 }], [{ a: 1 }]],
  ['unevaluatedItems', { unevaluatedItems: pin }, [{ a: 1, pin: 2 }], [{ a: 1 }]],
  ['patternProperties', { patternProperties: { '^x': pin } }, { x: { pin: 2 } }, { x: {} }],
  ['a hidden pattern', { patternProperties: { '^p': secret } }, { p1: 2, q: 3 }, { q: 3 }],
  [
    'unevaluatedProperties',
    { unevaluatedProperties: pin },
    { k: { a: 1, pin: 2 } },
    { k: { a: 1 } },
  ],
  ['dependentSchemas', { dependentSchemas: { a: pin } }, { a: 1, pin: 2 }, { a: 1 }],
  ['else', { if: {}, else: pin }, { a: 1, pin: 2 }, { a: 1 }],
  ['JSON as text', pin, '{"a":1,"pin":2}', '{\n  "a": 1\n}'],
])('examples lose hidden values by %s', (_, schema, example, left) => {
  for (const key of ['example', 'default'])
    expect(schemaA(filterOpenApi(withSchema({ ...schema, [key]: example }), null))).toMatchObject({
      [key]: left,
    });
});

test('every type of the table is reached from the document', () => {
  const seen = new Set<unknown>();
  const left = [objectType('Document')];
  for (let type = left.pop(); type; type = left.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    left.push(...type.fields.values(), ...(type.rest ? [type.rest] : []));
  }
  for (const name of Object.keys(table)) expect(seen).toContain(objectType(name as 'Info'));
  expect(typeOf(objectType('Document'), 'x-any').form).toBe('extension');
});

test('names all groups of all kinds of gates', () => {
  const get = {
    ...ok,
    ...secret,
    'x-rbac': { team: 'read', '*': 'none' },
    'x-mint': { groups: ['mint'] },
  };
  const A = { enum: ['a'], 'x-enum-groups': { a: ['value'] } };
  expect(groupsNamedIn(withSchema(A, { paths: { '/a': { get } } }))).toEqual([
    'mint',
    'staffonly',
    'team',
    'value',
  ]);
});
