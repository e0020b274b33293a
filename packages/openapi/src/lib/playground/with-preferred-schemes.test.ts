import { expect, test } from 'vitest';
import { withPreferredSchemes } from './with-preferred-schemes.ts';

const [a, b, none] = [{ a: [] }, { b: [] }, {}];

function withSecurity(ofDocument: object[], ofOperation: object[]): object {
  return {
    openapi: '3.2.0',
    security: ofDocument,
    paths: {
      '/a': {
        get: { security: ofOperation },
        query: { security: ofOperation },
        additionalOperations: { COPY: { security: ofOperation } },
        put: {},
      },
    },
  };
}

test.each([
  [[a, b], ['b'], [b, a]],
  [[a, b], ['a'], [a, b]],
  [
    [a, b],
    ['a', 'b'],
    [a, b],
  ],
  [[a, b], ['other'], [a, b]],
  [
    [{ a: [], c: [] }, b],
    ['a', 'b'],
    [b, { a: [], c: [] }],
  ],
  [
    [b, { a: [], c: [] }],
    ['a', 'c'],
    [{ a: [], c: [] }, b],
  ],
  [[none, a], ['a'], [a, none]],
  [[], ['a'], []],
])('of %j, with values for %j, the first is that of %j', (before, schemes, after) => {
  const document = withSecurity([a], before);
  const given = structuredClone(document);
  expect(withPreferredSchemes(document, new Set(schemes))).toEqual(withSecurity([a], after));
  expect(document).toEqual(given);
  expect(withPreferredSchemes(withSecurity(before, [a]), new Set(schemes))).toEqual(
    withSecurity(after, [a]),
  );
});

test('a document that is as it should be stays the same', () => {
  const document = withSecurity([a], [a, b]);
  expect(withPreferredSchemes(document, new Set(['a']))).toBe(document);
  expect(withPreferredSchemes(document, new Set())).toBe(document);
});
