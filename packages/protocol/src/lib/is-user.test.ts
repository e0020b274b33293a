import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../test/property-runs.ts';
import { isUser } from './is-user.ts';
import { readUser } from './read-user.ts';

const keyCounts = fc
  .integer({ min: 95, max: 105 })
  .map((length) => Array.from({ length }, (_, index) => ({ name: `${index}` })));

/** Values that are nearly Users: each part right or wrong in some way. */
const mostlyUsers = fc.record(
  {
    expiresAt: fc.oneof(fc.integer(), fc.double(), fc.constant(1_765_432_100_000), fc.anything()),
    groups: fc.oneof(
      fc.array(
        fc.oneof(
          fc.stringMatching(/^[\w.:-]{0,70}$/),
          fc.constant('anonymous'),
          fc.string(),
          fc.integer(),
        ),
        {
          maxLength: 120,
        },
      ),
      fc.array(fc.constantFrom('admin', 'beta'), { minLength: 95, maxLength: 105 }),
      fc.anything(),
    ),
    content: fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 95, maxKeys: 105, size: 'max' }),
      fc.anything(),
    ),
    apiPlaygroundInputs: fc.oneof(
      fc.record(
        {
          header: playgroundValues(),
          query: playgroundValues(),
          cookie: playgroundValues(),
          path: playgroundValues(),
          server: playgroundValues(),
          keys: fc.oneof(fc.array(playgroundKey(), { maxLength: 3 }), keyCounts, fc.anything()),
          body: fc.anything(),
        },
        { requiredKeys: [] },
      ),
      fc.anything(),
    ),
  },
  { requiredKeys: [] },
);

function playgroundKey(): fc.Arbitrary<unknown> {
  const name = fc.oneof(
    fc.constantFrom('Production', 'Sandbox', '', ' '),
    fc.integer({ min: 60, max: 68 }).map((length) => 'n'.repeat(length)),
    fc.string(),
  );
  return fc.oneof(
    { weight: 9, arbitrary: fc.record({ name, header: playgroundValues() }, { requiredKeys: [] }) },
    fc.anything(),
  );
}

function playgroundValues(): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.string(),
    fc.integer({ min: 4_090, max: 4_100 }).map((length) => 'x'.repeat(length)),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  return fc.oneof({ weight: 5, arbitrary: fc.dictionary(fc.string(), value) }, fc.anything());
}

test.each([
  [[{ name: 'Production' }, { name: 'Sandbox', header: { 'X-API-Key': 'k' } }], true],
  [[], true],
  [[{ name: 'Production' }, { name: 'Production' }], false],
  [[{ name: 'Production', header: { 'X-API-Key': null } }], true],
  [[{ name: 'Production', header: { 'X-API-Key': {} } }], false],
  [{ Production: {} }, false],
])('looks into the keys %j', (keys, isRight) => {
  expect(isUser({ apiPlaygroundInputs: { keys } })).toBe(isRight);
});

test('agrees with readUser on everything', { timeout: 60_000 }, () => {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(fc.oneof(mostlyUsers, fc.anything()), (value) => {
      const isRight = readUser(value).issues.length === 0;
      seen[isRight ? 'right' : 'wrong'] += 1;
      expect(isUser(value)).toBe(isRight);
    }),
    propertyRuns(1_500),
  );
  expect(seen.right).toBeGreaterThan(60);
  expect(seen.wrong).toBeGreaterThan(60);
});
