import { expect, test } from 'vitest';
import { filterOpenApi } from './filter-open-api.ts';

type Part = Record<string, unknown>;
const secret = { 'x-groups': ['staff'] };
const gatedEnum = { enum: ['a', 'hush'], 'x-enum-groups': { hush: ['staff'] } };

function specOf(parts: Part, version = '3.1.0'): Part {
  return { openapi: version, info: { title: 'Test', version: '1' }, paths: {}, ...parts };
}
function seenSchema(schema: Part, more: Part = {}): Part {
  const document = specOf({ components: { schemas: { A: schema, ...more } } });
  expect(filterOpenApi(document, { groups: ['staff'] })).toEqual(withoutGates(document));
  const seen = filterOpenApi(document, null) as { components: { schemas: { A: Part } } };
  return seen.components.schemas.A;
}
/** What those see who see all of it. */
function withoutGates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGates);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => !/^x-(enum-)?groups$/.test(key));
  return Object.fromEntries(fields.map(([key, inner]) => [key, withoutGates(inner)]));
}

const ofK = (schema: Part): Part => ({ properties: { k: schema } });
const hidden = { ...secret, ...ofK({ const: 'hush' }) };
const shown = { properties: { k: { type: 'string' }, a: {} } };

/** By two schemas at least, of which one is hidden, or a value of it. */
test.each<[string, Part]>([
  ['anyOf', { anyOf: [hidden, shown] }],
  ['oneOf', { oneOf: [hidden, shown] }],
  ['anyOf beside properties', { ...shown, anyOf: [hidden, {}] }],
  ['a nested anyOf', { allOf: [{ anyOf: [hidden, shown] }] }],
  ['an enum', { oneOf: [{ ...secret, ...ofK({ enum: ['hush', 'b'] }) }, shown] }],
  ['a default', { oneOf: [{ ...secret, ...ofK({ default: 'hush' }) }, shown] }],
  ['an example', { oneOf: [{ ...secret, ...ofK({ example: 'hush' }) }, shown] }],
  ['examples', { oneOf: [{ ...secret, ...ofK({ examples: ['hush'] }) }, shown] }],
  ['the example of an object', { oneOf: [{ ...secret, example: { k: 'hush' } }, shown] }],
  ['dependentSchemas', { ...shown, dependentSchemas: { a: hidden } }],
  ['if', { ...shown, if: {}, else: hidden }],
  ['patternProperties', { ...shown, patternProperties: { '^k': { ...secret, const: 'hush' } } }],
  ['a reference with siblings', { ...shown, $ref: '#/components/schemas/B' }],
  ['a gated value in anyOf', { anyOf: [ofK(gatedEnum), shown] }],
  ['a gated value in allOf', { allOf: [ofK(gatedEnum), shown] }],
  ['a gated value in patternProperties', { ...shown, patternProperties: { '^k': gatedEnum } }],
  ['what is shown has no place for', { oneOf: [{ ...secret, ...ofK({}) }, ofK({ const: 'a' })] }],
  ['what is shown has another type', { oneOf: [{ ...secret, ...ofK({}) }, ofK({ type: 'null' })] }],
  [
    'what is shown has another pattern',
    { oneOf: [{ ...secret, ...ofK({}) }, ofK({ pattern: '^a' })] },
  ],
])('no example has what only a hidden schema says of a property: %s', (_, schema) => {
  const B = { anyOf: [hidden, { type: 'object' }] };
  for (const key of ['example', 'default'])
    expect(seenSchema({ ...schema, [key]: { k: 'hush', a: 1 } }, { B })[key]).toEqual({ a: 1 });
  expect(seenSchema({ ...schema, examples: [{ k: 'hush', a: 1 }] }, { B })['examples']).toEqual([
    { a: 1 },
  ]);
});

test.each<[string, Part, unknown]>([
  ['the shown enum has it', { oneOf: [hidden, ofK({ enum: ['hush', 'a'] })] }, { k: 'hush' }],
  ['the shown const has it', { oneOf: [hidden, ofK({ const: 'hush' })] }, { k: 'hush' }],
  ['the hidden does not say it', { oneOf: [hidden, shown] }, { k: 'a', free: 1 }],
  ['booleans say nothing', { oneOf: [{ ...secret, default: true }, { type: 'boolean' }] }, true],
  ['of an array', { items: { anyOf: [{ ...secret, const: 1 }, { type: 'integer' }] } }, [2]],
])('an example keeps what a shown schema says: %s', (_, schema, example) => {
  expect(seenSchema({ ...schema, example })).toMatchObject({ example });
});

test.each<[string, Part, unknown, unknown]>([
  [
    'items in an alternative',
    { anyOf: [{ ...secret, items: { const: 'hush' } }, { items: { type: 'string' } }] },
    ['hush', 'a'],
    ['a'],
  ],
  [
    'contains beside items',
    { items: { type: 'string' }, contains: { ...secret, const: 'hush' } },
    ['a', 'hush'],
    ['a'],
  ],
  [
    'a property in a property',
    {
      properties: { o: shown },
      anyOf: [{ ...secret, properties: { o: ofK({ const: 'hush' }) } }, {}],
    },
    { o: { k: 'hush', a: 1 } },
    { o: { a: 1 } },
  ],
  [
    'the names of properties',
    { propertyNames: gatedEnum, additionalProperties: {} },
    { a: 1, hush: 2 },
    { a: 1 },
  ],
  [
    'the names of properties in an alternative',
    { anyOf: [{ ...secret, propertyNames: { const: 'hush' } }, {}] },
    { a: 1, hush: 2 },
    { a: 1 },
  ],
  [
    'JSON in a text',
    {
      properties: { text: { contentMediaType: 'application/json', contentSchema: ofK(gatedEnum) } },
    },
    { text: '{"k":"hush","a":1}' },
    { text: '{\n  "a": 1\n}' },
  ],
  [
    'JSON in a text of JSON',
    {
      contentMediaType: 'application/json',
      contentSchema: { properties: { text: { contentSchema: { properties: { pin: secret } } } } },
    },
    '{"text":"{\\"pin\\":1,\\"a\\":2}"}',
    '{\n  "text": "{\\n  \\"a\\": 2\\n}"\n}',
  ],
  [
    'a text that is encoded',
    { properties: { text: { contentEncoding: 'base64', contentSchema: ofK(secret) }, a: {} } },
    { text: 'eyJrIjoiaHVzaCJ9', a: 1 },
    { a: 1 },
  ],
  [
    'a text in another format',
    { type: 'object', ...ofK(gatedEnum), patternProperties: {} },
    { k: 'a' },
    { k: 'a' },
  ],
])('examples lose what is hidden in %s', (_, schema, example, left) => {
  expect(seenSchema({ ...schema, example })['example']).toEqual(left);
});

test('text in another format goes with a hidden name or value in it', () => {
  const schema = { type: 'object', properties: { k: gatedEnum, pin: secret } };
  for (const example of ['k=hush', 'k=a&pin=1', '<k>hush</k>'])
    expect(seenSchema({ ...schema, example })['example']).toBeUndefined();
  expect(seenSchema({ ...schema, example: 'k=hushed' })['example']).toBe('k=hushed');
});

test('a schema loses the examples that a sibling schema hides', () => {
  const A = {
    allOf: [ofK(gatedEnum), { ...shown, example: { k: 'hush', a: 1 } }],
    anyOf: [{ ...secret, properties: { a: { const: 7 } } }, { default: { a: 7 } }],
    properties: { k: { type: 'string', example: 'hush' }, a: { default: 7, examples: [7, 8] } },
  };
  expect(seenSchema(A)).toEqual({
    allOf: [ofK({ enum: ['a'] }), { ...shown, example: { a: 1 } }],
    anyOf: [{ default: {} }],
    properties: { k: { type: 'string' }, a: { examples: [8] } },
  });
});

test('a property loses of its examples what a pattern hides, and an item what `contains` does', () => {
  const A = {
    properties: { k: { type: 'string', example: 'hush' } },
    patternProperties: { '^k': gatedEnum },
    items: { type: 'string', examples: ['hush', 'a'] },
    contains: { ...secret, const: 'hush' },
  };
  expect(seenSchema(A)).toEqual({
    properties: { k: { type: 'string' } },
    patternProperties: { '^k': { enum: ['a'] } },
    items: { type: 'string', examples: ['a'] },
  });
});

function answering(schema: unknown, more: Part, version?: string): Part {
  const content = { 'application/json': { schema, ...more } };
  const get = { responses: { 200: { description: '', content } } };
  return filterOpenApi(specOf({ paths: { '/a': { get } } }, version), null);
}

test.each<[string, Part, Part | undefined]>([
  ['an address, whose content nobody sees', { externalValue: 'https://e.com/1.json' }, undefined],
  [
    'an address beside a value',
    { externalValue: '1.json', value: { pin: 1, a: 2 } },
    { value: { a: 2 } },
  ],
  [
    'data and its text',
    { dataValue: { pin: 1, a: 2 }, serializedValue: 'pin=1' },
    { dataValue: { a: 2 } },
  ],
  ['text alone', { serializedValue: '{"pin":1}' }, { serializedValue: '{}' }],
  ['text that cannot be read', { serializedValue: 'a=2&pin=1' }, undefined],
])('an example of what is hidden in part: %s', (_, example, left) => {
  const schema = { properties: { pin: secret, a: {} } };
  const document = answering(schema, { examples: { e: example } }, '3.2.0');
  expect(document).toEqual(
    answering({ properties: { a: {} } }, left ? { examples: { e: left } } : {}, '3.2.0'),
  );
});

test('examples in extensions are examples', () => {
  const schema = { properties: { pin: secret, a: {} } };
  const value = { pin: 1, a: 2 };
  for (const [examples, left] of [
    [value, { a: 2 }],
    [[value], [{ a: 2 }]],
    [{ one: { value } }, { one: { value: { a: 2 } } }],
    [{ one: value }, { one: { a: 2 } }],
  ])
    expect(answering(schema, { 'x-example': value, 'x-examples': examples })).toEqual(
      answering({ properties: { a: {} } }, { 'x-example': { a: 2 }, 'x-examples': left }),
    );
});

test('XML goes with the name that a hidden property has in it', () => {
  const properties = { pin: { ...secret, xml: { name: 'hush' } }, a: {} };
  const example = '<x><hush>1</hush></x>';
  expect(seenSchema({ type: 'object', properties, example })['example']).toBeUndefined();
});

test('XML goes with a name in a list that a hidden variant refers to, and stays if another has it', () => {
  const B = { type: 'array', items: { properties: { pin: {} } } };
  const hiddenB = { $ref: '#/components/schemas/B', ...secret };
  const example = '<x><pin>hush</pin></x>';
  const seenBeside = (other: Part): unknown =>
    seenSchema({ example, oneOf: [hiddenB, other] }, { B })['example'];
  expect(seenBeside({ type: 'object' })).toBe(undefined);
  expect(seenBeside({ $ref: '#/components/schemas/B' })).toBe(example);
});

test('an enum loses the value of a hidden alternative, where none that is shown allows it', () => {
  const properties = { k: { type: 'string', enum: ['a', 'hush'], default: 'hush' } };
  const left = { k: { type: 'string', enum: ['a'] } };
  const refs = [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/C' }];
  const [B, C] = [ofK({ const: 'a' }), { ...secret, ...ofK({ const: 'hush' }) }];
  expect(seenSchema({ properties, oneOf: refs }, { B, C })).toMatchObject({ properties: left });
  expect(seenSchema({ properties, anyOf: [B, C] })).toMatchObject({ properties: left });
  // What is shown says it as well.
  const open = ofK({ enum: ['hush', 'b'] });
  expect(seenSchema({ properties, anyOf: [open, C] })).toMatchObject({ properties });
  expect(seenSchema({ properties, anyOf: [{ title: 'any' }, C] })).toMatchObject({ properties });
});

test('an example of which nothing is hidden keeps its address', () => {
  const examples = { e: { externalValue: 'https://e.com/1.json' } };
  const document = answering({ type: 'object', properties: { a: {} } }, { examples });
  expect(JSON.stringify(document)).toContain('1.json');
});
