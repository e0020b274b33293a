import { expect, test } from 'vitest';
import { filterOpenApi } from './filter-open-api.ts';

type Part = Record<string, unknown>;
const secret = { 'x-groups': ['staff'] };
const schema = { properties: { a: {}, pin: secret } };
const value = { a: 1, pin: 2 };
const ofX = { properties: { x: {} } };

function seenSchema(A: Part): Part {
  const info = { title: 'Test', version: '1' };
  const B = { unevaluatedProperties: schema };
  const C = { properties: { x: schema }, prefixItems: [{}, schema] };
  const document = { openapi: '3.1.0', info, paths: {}, components: { schemas: { A, B, C } } };
  const seen = filterOpenApi(document, null) as { components: { schemas: { A: Part } } };
  return seen.components.schemas.A;
}

const unevaluated = { unevaluatedProperties: schema };

// What is evaluated beside it in allOf, or where an alternative does not hold, is unevaluated in it.
test.each<[string, Part]>([
  ['allOf beside properties', { allOf: [ofX, unevaluated] }],
  ['allOf beside a pattern', { allOf: [{ patternProperties: { '^x': {} } }, unevaluated] }],
  ['allOf beside additionalProperties', { allOf: [{ additionalProperties: {} }, unevaluated] }],
  ['a reference', { ...ofX, $ref: '#/components/schemas/B' }],
  ['a schema with anyOf', { anyOf: [{ ...ofX, required: ['y'] }, {}], ...unevaluated }],
  ['a schema with oneOf', { oneOf: [{ ...ofX, required: ['y'] }, {}], ...unevaluated }],
  ['a schema with if', { if: { properties: { x: { type: 'string' } } }, ...unevaluated }],
  ['a schema with not', { not: { properties: { x: { type: 'string' } } }, ...unevaluated }],
  ['a schema with dependentSchemas', { dependentSchemas: { y: ofX }, ...unevaluated }],
  ['a schema with additionalProperties', { additionalProperties: {}, ...unevaluated }],
])('examples lose what unevaluatedProperties hides, in %s', (_, part) => {
  expect(seenSchema({ ...part, example: { x: value } })['example']).toEqual({ x: { a: 1 } });
});

test.each<[string, Part]>([
  ['allOf', { allOf: [ofX] }],
  ['a nested allOf', { allOf: [{ allOf: [ofX] }] }],
  ['properties', ofX],
  ['a pattern', { patternProperties: { '^x': {} } }],
])('unevaluatedProperties hides nothing of what is evaluated by %s', (_, part) => {
  const example = { x: { ...value }, y: { ...value } };
  expect(seenSchema({ ...part, ...unevaluated, example })['example']).toEqual({
    x: value,
    y: { a: 1 },
  });
});

test.each<[string, Part]>([
  ['unevaluatedItems beside items', { items: {}, unevaluatedItems: schema }],
  ['additionalItems beside items', { items: {}, additionalItems: schema }],
  ['additionalItems beside prefixItems', { prefixItems: [], additionalItems: schema }],
])('examples lose what %s hides', (_, part) => {
  expect(seenSchema({ ...part, example: [value] })['example']).toEqual([{ a: 1 }]);
});

test.each<[string, Part]>([
  ['additionalProperties', { additionalProperties: schema }],
  ['unevaluatedProperties', unevaluated],
  ['items', { items: schema }],
  ['a list of items', { items: [schema] }],
  ['additionalItems', { additionalItems: schema }],
  ['unevaluatedItems', { unevaluatedItems: schema }],
  ['contains', { contains: schema }],
  ['the JSON in it', { properties: { text: { contentSchema: schema } } }],
  ['names', { propertyNames: { enum: ['a', 'pin'], 'x-enum-groups': { pin: ['staff'] } } }],
])('text in another format goes with a name that is hidden of %s', (_, part) => {
  expect(seenSchema({ ...part, example: 'x: {a: 1, pin: 2}' })).not.toHaveProperty('example');
  expect(seenSchema({ ...part, example: 'x: {a: 1}' })).toHaveProperty('example');
});

test.each<[string, Part]>([
  ['items', { items: secret }],
  ['prefixItems', { prefixItems: [{}, secret] }],
  ['contains', { contains: secret }],
  ['additionalProperties', { additionalProperties: secret }],
  ['unevaluatedProperties', { unevaluatedProperties: secret }],
  ['patternProperties', { patternProperties: { '^p': secret } }],
  ['a schema of JSON', { properties: { text: { contentSchema: secret } } }],
])('text in another format goes where %s as a whole may be in it', (_, part) => {
  expect(seenSchema({ ...part, example: 'x: hush' })).not.toHaveProperty('example');
});

const shown = { example: value };
test.each<[string, Part, Part]>([
  ['additionalProperties', { additionalProperties: shown }, { additionalProperties: schema }],
  ['a pattern', { additionalProperties: shown }, { patternProperties: { '^x': schema } }],
  ['the rest', { patternProperties: { '^x': shown } }, { additionalProperties: schema }],
  ['another pattern', { patternProperties: { '^x': shown } }, { patternProperties: { x: schema } }],
  ['unevaluatedProperties', { additionalProperties: shown }, unevaluated],
  ['unevaluatedItems', { unevaluatedItems: shown }, { unevaluatedItems: schema }],
  ['items', { prefixItems: [{}], items: shown }, { items: schema }],
  ['items beside a list', { items: [{}, shown] }, { items: schema }],
  ['items beside the rest', { items: [{}], additionalItems: shown }, { items: schema }],
  ['a component', { additionalProperties: shown }, { $ref: '#/components/schemas/C' }],
  ['a list of a component', { items: shown }, { $ref: '#/components/schemas/C' }],
  ['the same text', { contentSchema: shown }, { contentSchema: schema }],
])('a part loses of its example what %s beside it hides', (_, one, other) => {
  const text = JSON.stringify(seenSchema({ allOf: [one, other] }));
  expect(text).toContain('"example":{"a":1}');
});

test('a name that one schema hides is no example of another', () => {
  const names = { enum: ['a', 'pin'], 'x-enum-groups': { pin: ['staff'] } };
  const allOf = [{ propertyNames: { examples: ['a', 'pin'] } }, { propertyNames: names }];
  expect(seenSchema({ allOf })).toEqual({
    allOf: [{ propertyNames: { examples: ['a'] } }, { propertyNames: { enum: ['a'] } }],
  });
});
