import { expect, test } from 'vitest';
import { filterOpenApi } from './filter-open-api.ts';

type Part = Record<string, unknown>;
const secret = { 'x-groups': ['staff'] };

function withSchemas(schemas: Part, more: Part = {}): Part {
  const info = { title: 'Test', version: '1' };
  return { openapi: '3.2.0', info, paths: {}, components: { schemas }, ...more };
}
function seen(schemas: Part, more: Part = {}): Part {
  const document = filterOpenApi(withSchemas(schemas, more), null);
  return (document['components'] as { schemas: Part }).schemas;
}

const a = 'https://example.com/schemas/a';
test.each<[string, Part, Part]>([
  ['a path', { $ref: 'b' }, { B: { $id: 'https://example.com/schemas/b', ...secret } }],
  ['a path from the root', { $ref: '/b' }, { B: { $id: 'https://example.com/b', ...secret } }],
  ['a whole address', { $ref: 'urn:example:b' }, { B: { $id: 'urn:example:b', ...secret } }],
  ['a relative `$id`', { $ref: 'c/b' }, { C: { $id: a, $defs: { B: { $id: 'c/b', ...secret } } } }],
  [
    'an anchor elsewhere',
    { $ref: 'b#n' },
    { B: { $id: `${a}/../b`, $defs: { B: { $anchor: 'n', ...secret } } } },
  ],
  [
    'a pointer elsewhere',
    { $ref: 'b#/$defs/B' },
    { B: { $id: `${a}/../b`, $defs: { B: secret } } },
  ],
  ['an empty fragment', { $ref: 'b#' }, { B: { $id: `${a}/../b`, ...secret } }],
])('follows %s from a schema with an address', (_, reference, schemas) => {
  const properties = { pin: reference, open: {} };
  const schema = { $id: a, required: ['pin'], properties, example: { pin: 1, open: 2 } };
  expect(seen({ A: schema, ...schemas })['A']).toEqual({
    $id: a,
    properties: { open: {} },
    example: { open: 2 },
  });
});

test('follows pointers from the schema with an address that they stand in, else from the document', () => {
  const $defs = { hidden: secret, open: { type: 'string' } };
  const reference = { $ref: '#/components/schemas/B' };
  const properties = { a: { $ref: '#/$defs/hidden' }, b: { $ref: '#/$defs/open' }, c: reference };
  expect(seen({ A: { $id: a, $defs, properties }, B: {} })['A']).toEqual({
    $id: a,
    $defs: { open: { type: 'string' } },
    properties: { b: { $ref: '#/$defs/open' }, c: reference },
  });
});

test('keeps anchors of one name apart by the address around them', () => {
  const one = { $id: 'https://example.com/1', $defs: { x: { $anchor: 'n', ...secret } } };
  const two = { $id: 'https://example.com/2', $defs: { x: { $anchor: 'n' } } };
  const properties = (): Part => ({ p: { $ref: '#n' }, q: {} });
  const schemas = seen({
    One: { ...one, properties: properties() },
    Two: { ...two, properties: properties() },
  });
  expect(schemas['One']).toEqual({ $id: one.$id, properties: { q: {} } });
  expect(schemas['Two']).toEqual({ ...two, properties: properties() });
});

test('follows references to the address of the document', () => {
  const more = { $self: 'https://example.com/api/openapi' };
  const references = ['openapi#/components/schemas/B', `${more.$self}#/components/schemas/B`];
  for (const $ref of references)
    expect(seen({ A: { properties: { b: { $ref }, c: {} } }, B: secret }, more)).toEqual({
      A: { properties: { c: {} } },
    });
});

test('renumbers positions below an address', () => {
  const allOf = [{ title: 'hidden', ...secret }, { title: 'open' }];
  const more = { $self: 'https://example.com/api' };
  const A = { $id: a, $defs: { x: { not: { not: { prefixItems: [{ anyOf: allOf }] } } } } };
  const $ref = '#/$defs/x/not/not/prefixItems/0/anyOf/1';
  const list = { anyOf: [{ title: 'hidden', ...secret }, { title: 'open' }] };
  const schemas = seen(
    {
      A: { ...A, properties: { p: { $ref } } },
      List: list,
      B: { $ref: 'https://example.com/api#/components/schemas/List/anyOf/1' },
    },
    more,
  );
  expect(schemas['A']).toMatchObject({ properties: { p: { $ref: $ref.replace(/1$/, '0') } } });
  expect(schemas['B']).toEqual({
    $ref: 'https://example.com/api#/components/schemas/List/anyOf/0',
  });
});

test('leaves a number in an address as it is', () => {
  const B = { $id: 'https://example.com/schemas/1', type: 'string' };
  const A = { $ref: B.$id, properties: { pin: secret } };
  expect(seen({ A, B })['A']).toEqual({ $ref: B.$id });
});

test('refuses an address that no schema of the document has', () => {
  expect(() => seen({ A: { $id: a, $ref: 'other' }, B: secret })).toThrow(
    '/components/schemas/A/$ref: "other" leads to another document',
  );
});
