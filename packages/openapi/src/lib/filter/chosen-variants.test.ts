import { expect, test } from 'vitest';
import { filterOpenApi } from './filter-open-api.ts';

type Part = Record<string, unknown>;
const secret = { 'x-groups': ['staff'] };
const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });

/** Cat inherits from Pet, which does not know of it; a note is hidden in Cat. */
const Pet = { discriminator: { propertyName: 'kind' }, properties: { kind: { type: 'string' } } };
const Cat = { allOf: [ref('Pet'), { properties: { note: secret } }] };
const inherited = { Pet, Cat };
const petWith = (discriminator: Part): Part => ({
  ...inherited,
  Pet: { ...Pet, discriminator: { propertyName: 'kind', ...discriminator } },
});
const either = {
  oneOf: [ref('Cat'), ref('Dog')],
  discriminator: { propertyName: 'kind' },
};
const alternatives = {
  Either: either,
  Cat: { properties: { kind: {}, note: secret } },
  Dog: { properties: { kind: {}, note: {} } },
};

function exampleSeen(schema: Part, schemas: Part, example: unknown, groups?: string[]): unknown {
  const document = {
    openapi: '3.2.0',
    info: { title: 'Test', version: '1' },
    paths: {},
    components: { schemas, mediaTypes: { M: { schema, example } } },
  };
  const seen = filterOpenApi(document, groups ? { groups } : null);
  return (seen.components.mediaTypes.M as { example?: unknown }).example;
}

const note = { kind: 'Cat', note: 'hush' };

test.each<[string, Part, Part, unknown, unknown]>([
  ['that inherits', ref('Pet'), inherited, note, { kind: 'Cat' }],
  [
    'in a list',
    { items: ref('Pet') },
    inherited,
    [note, { kind: 'x' }],
    [{ kind: 'Cat' }, { kind: 'x' }],
  ],
  [
    'in a property',
    { properties: { pet: ref('Pet') } },
    inherited,
    { pet: note },
    { pet: { kind: 'Cat' } },
  ],
  [
    'by a mapping to a name',
    ref('Pet'),
    petWith({ mapping: { c: 'Cat' } }),
    { ...note, kind: 'c' },
    { kind: 'c' },
  ],
  [
    'by a mapping to a reference',
    ref('Pet'),
    petWith({ mapping: { c: '#/components/schemas/Cat' } }),
    { ...note, kind: 'c' },
    { kind: 'c' },
  ],
  ['by the default of a mapping', ref('Pet'), petWith({ defaultMapping: 'Cat' }), { note: 1 }, {}],
  [
    'by the default, for a value that names nothing',
    ref('Pet'),
    petWith({ defaultMapping: 'Cat' }),
    { ...note, kind: 'x' },
    { kind: 'x' },
  ],
  [
    'that inherits from another',
    ref('Pet'),
    { ...inherited, Lynx: { allOf: [ref('Cat'), {}] } },
    { ...note, kind: 'Lynx' },
    { kind: 'Lynx' },
  ],
  [
    'of a variant',
    ref('Pet'),
    {
      Pet,
      Cat: { allOf: [ref('Pet')], discriminator: { propertyName: 'race' } },
      Lynx: { allOf: [ref('Cat'), { properties: { note: secret } }] },
    },
    { ...note, race: 'Lynx' },
    { kind: 'Cat', race: 'Lynx' },
  ],
  [
    'with a slash in its name',
    ref('Pet'),
    { Pet, 'A/Cat': Cat },
    { ...note, kind: 'A/Cat' },
    { kind: 'A/Cat' },
  ],
  ['that another alternative shows', ref('Either'), alternatives, note, { kind: 'Cat' }],
  [
    'with a gated value',
    ref('Pet'),
    {
      Pet,
      Cat: {
        allOf: [ref('Pet')],
        properties: { note: { enum: ['a', 'hush'], 'x-enum-groups': { hush: ['staff'] } } },
      },
    },
    note,
    { kind: 'Cat' },
  ],
  ['in JSON text', ref('Pet'), inherited, JSON.stringify(note), '{\n  "kind": "Cat"\n}'],
  ['in other text', { type: 'object', ...ref('Pet') }, inherited, 'kind=Cat&note=hush', undefined],
])(
  'an example loses what the variant hides that it names: %s',
  (_, schema, schemas, example, left) => {
    expect(exampleSeen(schema, schemas, example)).toEqual(left);
    expect(exampleSeen(schema, schemas, example, ['staff'])).toEqual(example);
  },
);

test.each<[string, Part, unknown]>([
  ['by its name', { ...inherited, Cat: { ...Cat, ...secret } }, note],
  ['in JSON text', { ...inherited, Cat: { ...Cat, ...secret } }, JSON.stringify(note)],
  [
    'by the default of a mapping',
    { ...petWith({ defaultMapping: 'Cat' }), Cat: { ...Cat, ...secret } },
    { note: 'hush' },
  ],
])('an example of a hidden variant goes: %s', (_, schemas, example) => {
  expect(exampleSeen({ type: 'object', ...ref('Pet') }, schemas, example)).toBeUndefined();
});

test.each<[string, Part, Part, unknown]>([
  ['what the variant shows', ref('Either'), alternatives, { kind: 'Dog', note: 'woof' }],
  [
    'what another variant hides',
    ref('Pet'),
    { ...inherited, Dog: { allOf: [ref('Pet')] } },
    { kind: 'Dog', note: 1 },
  ],
  ['a name of nothing', ref('Pet'), inherited, { kind: 'constructor', note: 1 }],
])('an example keeps %s', (_, schema, schemas, example) => {
  expect(exampleSeen(schema, schemas, example)).toEqual(example);
});
