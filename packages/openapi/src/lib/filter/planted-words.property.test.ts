import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../../test/property-runs.ts';
import { plantDocument, type Planted } from '../../../test/planted-document.ts';
import { selfAddress } from '../../../test/planted-schemas.ts';
import { findErrors } from '../../../test/validate.ts';
import { isNode, isObject, type Node } from '../grammar/node.ts';
import { toPointer } from '../grammar/pointer.ts';
import { resolveReference } from '../grammar/resolve.ts';
import { type ObjectName, table } from '../grammar/table.ts';
import { objectType, type Type, typeOf } from '../grammar/types.ts';
import { filterOpenApi } from './filter-open-api.ts';

/**
 * This test is what "hidden" means: whatever object of whatever document has a gate, no word that it declares is left
 * anywhere in what the others see, or the document is refused and the place named. `BOOKPLATE_RUNS` sets how many
 * documents are made of all versions together.
 */
const { seed, numRuns } = propertyRuns(400);
const parts = [1, 2, 3, 4] as const;
const runsEach = Math.ceil(numRuns / 12);
const versions = ['3.0.4', '3.1.1', '3.2.0'] as const;

/** A document is some hundred choices, which nobody would shrink: all of them follow from one number. */
const choices = fc.integer().map((start) => {
  let state = start;
  // Mulberry32.
  return (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
});

interface Found {
  readonly node: Record<string, unknown>;
  readonly type: Type;
  readonly pointer: string;
}

/** Every object of a document, with its type. */
function objectsIn(document: object): Found[] {
  const found: Found[] = [];
  const visit = (value: unknown, type: Type, steps: readonly string[]): void => {
    if (!isObject(value)) return;
    if (isNode(value)) found.push({ node: value, type, pointer: toPointer(steps) });
    for (const [key, inner] of Object.entries(value))
      visit(inner, Array.isArray(value) ? (type.rest ?? type) : typeOf(type, key), [...steps, key]);
  };
  visit(document, objectType('Document'), []);
  return found;
}

/** The words that an object and all in it declare. */
function wordsOf({ owners }: Planted, node: object): string[] {
  const inside = new Set(objectsIn(node).map((found): object => found.node));
  return [...owners].filter(([, own]) => own.some((one) => inside.has(one))).map(([word]) => word);
}

function danglingIn(document: object): string[] {
  const objects = objectsIn(document).map(({ node }) => node);
  const addresses = new Set(
    objects.flatMap(({ $id, $anchor, $dynamicAnchor }) => [
      $id,
      `#${String($anchor)}`,
      `#${String($dynamicAnchor)}`,
    ]),
  );
  return objects
    .flatMap(({ $ref, $dynamicRef }) => [$ref, $dynamicRef])
    .filter((reference) => typeof reference === 'string')
    .filter((reference) => {
      const pointer = reference.replace(selfAddress, '');
      return !addresses.has(reference) && resolveReference(document, pointer) === undefined;
    });
}

/**
 * The validator knows no references but pointers. That others lead somewhere is seen by {@link danglingIn}. The schemas
 * of 3.1 and 3.2 have only texts as parameters of a link, the specifications any constant (3.2.0, Link Object), and
 * these decide.
 */
async function errorsIn(document: object): Promise<string[]> {
  const text = JSON.stringify(document, (key, value: unknown) => {
    if (['$id', '$anchor', '$dynamicAnchor', '$dynamicRef'].includes(key)) return undefined;
    return key === '$ref' && !String(value).startsWith('#/') ? '#/info' : value;
  });
  const checked = JSON.parse(text) as object;
  for (const { node, type } of objectsIn(checked))
    if (type.name === 'Link' && isObject(node['parameters']))
      node['parameters'] = Object.fromEntries(
        Object.keys(node['parameters']).map((name) => [name, 'text']),
      );
  return findErrors(checked);
}

const gates: readonly Node[] = [
  { 'x-groups': ['staff'] },
  { 'x-mint': { groups: ['staff'] } },
  { 'x-rbac': { staff: 'read' } },
];
const staff = { groups: ['staff'] };

function canHide({ form, refused }: Type): boolean {
  return (form === 'object' || form === 'extension') && refused === undefined;
}

interface Outcome {
  readonly seen: object;
  readonly left: readonly string[];
  readonly gatedAt: readonly string[];
  readonly open: object;
  readonly forStaff: object;
}

function gateSome(
  version: (typeof versions)[number],
  choose: (limit: number) => number,
): Outcome | undefined {
  const planted = plantDocument(version, choose);
  const { document } = planted;
  const open = structuredClone(document);
  const places = objectsIn(document);
  const way = choose(8);
  const able = places.filter(({ type }) => {
    // What describes values elsewhere, such as in links, is rare among all objects.
    if (way === 1) return type.name === 'MediaType' || type.name === 'PathItem';
    return way === 0 || canHide(type);
  });
  const gated = Array.from({ length: 1 + choose(3) }, () => able[choose(able.length)] as Found);
  const refused = gated.filter(({ type }) => !canHide(type));
  const words = gated.flatMap(({ node }) => wordsOf(planted, node));
  for (const { node } of gated) Object.assign(node, structuredClone(gates[choose(3)]));
  if (refused.length > 0) {
    // One in a map may declare a name of the API, and then it is data in examples.
    const inMaps = refused.filter(({ type }) => type.form === 'map');
    for (const { pointer } of inMaps.length > 0 ? inMaps : refused)
      expect(() => filterOpenApi(document, null)).toThrow(`${pointer}/x-`);
    return undefined;
  }
  const seen = filterOpenApi(document, null);
  const text = JSON.stringify(seen);
  return {
    seen,
    left: words.filter((word) => text.includes(word)),
    gatedAt: gated.map(({ pointer }) => pointer),
    open,
    forStaff: filterOpenApi(document, staff),
  };
}

test.each(versions.flatMap((version) => parts.map((part) => [version, part] as const)))(
  `no word of what is gated is left in OpenAPI %s, nothing is lost for its readers (seed ${seed} + %i, ${runsEach} documents)`,
  (version, part) => {
    fc.assert(
      fc.property(choices, (choose) => {
        const outcome = gateSome(version, choose);
        if (!outcome) return;
        const { seen, left, gatedAt, open, forStaff } = outcome;
        if (left.length > 0) expect({ gatedAt, left }).toEqual({ gatedAt, left: [] });
        expect(JSON.stringify(seen)).not.toMatch(/"x-(groups|mint|rbac)"/);
        expect(danglingIn(seen)).toEqual([]);
        // As text, which takes a tenth of the time.
        if (JSON.stringify(forStaff) !== JSON.stringify(open)) expect(forStaff).toEqual(open);
      }),
      { numRuns: runsEach, seed: seed + part, endOnFailure: true },
    );
  },
);

test('a reader with more groups sees every word that one with fewer groups sees', () => {
  fc.assert(
    fc.property(choices, fc.constantFrom(...versions), (choose, version) => {
      const { document, owners } = plantDocument(version, choose);
      const able = objectsIn(document).filter(({ type }) => canHide(type));
      for (const group of ['a', 'b', 'b', 'c'])
        Object.assign((able[choose(able.length)] as Found).node, { 'x-groups': [group] });
      const [few, more] = [['a'], ['a', 'b']].map((groups) => {
        const text = JSON.stringify(filterOpenApi(document, { groups }));
        return [...owners.keys()].filter((word) => text.includes(word));
      });
      expect(more).toEqual(expect.arrayContaining(few as string[]));
    }),
    { numRuns: Math.ceil(numRuns / 10), seed, endOnFailure: true },
  );
});

test('every field of every object of the specifications is planted', () => {
  const planted = new Map<ObjectName | undefined, Set<string>>();
  const note = (document: object): void => {
    for (const { node, type } of objectsIn(document)) {
      const fields = planted.get(type.name) ?? new Set();
      for (const key of Object.keys(node)) fields.add(key);
      planted.set(type.name, fields);
    }
  };
  const names = Object.keys(table) as ObjectName[];
  const findMissing = (): readonly string[] =>
    names.flatMap((name) =>
      [...objectType(name).fields.keys()]
        .filter((field) => !planted.get(name)?.has(field))
        .map((field) => `${name}.${field}`),
    );
  let missing = findMissing();
  for (const choose of fc.sample(choices, { seed, numRuns: 1000 })) {
    for (const version of versions) note(plantDocument(version, choose).document);
    missing = findMissing();
    if (missing.length === 0) break;
  }
  expect(missing).toEqual([]);
});

test('what is left is a valid document, as the whole was', async () => {
  await fc.assert(
    fc.asyncProperty(choices, fc.constantFrom(...versions), async (choose, version) => {
      const result = gateSome(version, choose);
      if (result) expect(await errorsIn(result.seen)).toEqual([]);
    }),
    { numRuns: Math.ceil(numRuns / 20), seed, endOnFailure: true },
  );
});

test('the documents are valid before anything is gated', async () => {
  await fc.assert(
    fc.asyncProperty(choices, fc.constantFrom(...versions), async (choose, version) => {
      const { document } = plantDocument(version, choose);
      expect(await errorsIn(document)).toEqual([]);
    }),
    { numRuns: Math.ceil(numRuns / 20), seed, endOnFailure: true },
  );
});
