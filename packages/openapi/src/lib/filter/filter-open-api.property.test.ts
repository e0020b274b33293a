import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../../test/property-runs.ts';
import { anyDocument, anyGroups } from '../../../test/arbitrary-document.ts';
import { findErrors } from '../../../test/validate.ts';
import { allows } from './named-values.ts';
import type { Visibility } from './visibility.ts';
import { filterOpenApi } from './filter-open-api.ts';

/** Every object in a value, with the path to it. */
function objectsIn(value: unknown): Map<object, string> {
  const found = new Map<object, string>();
  const waiting: [unknown, string][] = [[value, '#']];
  for (const [node, path] of waiting) {
    if (typeof node !== 'object' || node === null || found.has(node)) continue;
    found.set(node, path);
    for (const [key, inner] of Object.entries(node)) waiting.push([inner, `${path}/${key}`]);
  }
  return found;
}

function deepFreeze<T>(value: T): T {
  for (const node of objectsIn(value).keys()) Object.freeze(node);
  return value;
}

const gates = ['x-groups', 'x-rbac', 'x-enum-groups'];

test('the result is a valid document for every reader', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, anyGroups, async (document, groups) => {
      fc.pre((await findErrors(document)).length === 0);
      expect(await findErrors(filterOpenApi(document, { groups }))).toEqual([]);
    }),
    propertyRuns(150),
  );
});

test('the input is not changed, and nothing of it is in the result', () => {
  fc.assert(
    fc.property(anyDocument, anyGroups, (document, groups) => {
      const before = JSON.stringify(document);
      const result = filterOpenApi(deepFreeze(document), { groups });
      expect(JSON.stringify(document)).toBe(before);
      const input = objectsIn(document);
      for (const node of objectsIn(result).keys()) {
        expect(input.has(node)).toBe(false);
        expect(Object.isFrozen(node)).toBe(false);
      }
    }),
    propertyRuns(),
  );
});

test('no gate is left, and no reference without its target', () => {
  fc.assert(
    fc.property(anyDocument, anyGroups, (document, groups) => {
      const result = filterOpenApi(document, { groups }) as {
        components?: Record<string, Record<string, unknown>>;
      };
      for (const [node, path] of objectsIn(result)) {
        for (const gate of gates) expect(Object.keys(node), path).not.toContain(gate);
        const { $ref } = node as { $ref?: string };
        if ($ref === undefined) continue;
        const [, , place = '', name = ''] = $ref.split('/');
        const components = result.components?.[place] ?? {};
        expect(Object.hasOwn(components, name), `${path}: ${$ref}`).toBe(true);
      }
    }),
    propertyRuns(),
  );
});

test('filtering again changes nothing', () => {
  fc.assert(
    fc.property(anyDocument, anyGroups, (document, groups) => {
      const once = filterOpenApi(document, { groups });
      expect(filterOpenApi(once, { groups })).toEqual(once);
      expect(filterOpenApi(once, null)).toEqual(once);
    }),
    propertyRuns(),
  );
});

test('a reader with more groups never sees less', () => {
  fc.assert(
    fc.property(anyDocument, anyGroups, anyGroups, (document, groups, more) => {
      const less = filterOpenApi(document, { groups });
      const all = filterOpenApi(document, { groups: [...groups, ...more] });
      const paths = namedPartsOf(all);
      const wrong = wrongExamplesOf(document, all);
      for (const part of namedPartsOf(less)) if (!wrong.has(part)) expect(paths).toContain(part);
    }),
    propertyRuns(),
  );
});

/** Operations, components, properties, media types and examples; positions in lists and what replaces hidden values are not names. */
function namedPartsOf(document: object): Set<string> {
  const parts = new Set<string>();
  const waiting: [unknown, string, boolean][] = [[document, '', true]];
  for (const [node, path, isNamed] of waiting) {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) continue;
    if (path && isNamed) parts.add(path);
    for (const [key, inner] of Object.entries(node)) {
      const isStandIn = /^\{("description":"")?\}$/.test(JSON.stringify(inner));
      const isData = ['example', 'default', 'value', 'x-mint'].includes(key);
      if (!isData) waiting.push([inner, `${path}/${key}`, !isStandIn]);
    }
  }
  return parts;
}

/**
 * Examples of what the schema does not allow that a reader sees: they may be of something that is hidden. Who sees less
 * of the schema may see the example, as far as nothing of it is hidden.
 */
function wrongExamplesOf(document: object, result: object): Set<string> {
  const everything = {
    isHidden: () => false,
    hiddenValues: () => new Set(),
    target: (reference: string) => ({ node: at(result, reference.split('/').slice(1)) }),
  } as unknown as Visibility;
  const wrong = new Set<string>();
  const waiting: [unknown, string[]][] = [[document, []]];
  for (const [node, path] of waiting) {
    if (typeof node !== 'object' || node === null) continue;
    const { schema, examples } = node as Part;
    const seenSchema = at(result, [...path, 'schema']);
    for (const [name, entry] of Object.entries(
      schema ? ((examples as Part | undefined) ?? {}) : {},
    )) {
      const { $ref } = entry as { readonly $ref?: string };
      const { value } = ($ref ? at(document, $ref.split('/').slice(1)) : entry) as Part;
      if (allows(everything, seenSchema, value)) continue;
      const list = `/${path.join('/')}/examples`;
      // It may have been the last one.
      wrong.add(list).add(`${list}/${name}`);
      if ($ref) wrong.add($ref.slice(1));
    }
    for (const [key, inner] of Object.entries(node)) waiting.push([inner, [...path, key]]);
  }
  return wrong;
}

function at(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Part | undefined)?.[key], document);
}

type Part = Readonly<Record<string, unknown>>;
