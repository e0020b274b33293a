import { fileURLToPath } from 'node:url';
import {
  ConfigurationError,
  parseGivenSettings,
  settingsSchema,
  type SettingRow,
  settingsTable,
} from '@bookplate/protocol';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { format } from 'oxfmt';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../test/property-runs.ts';

const file = fileURLToPath(new URL('../bookplate.schema.json', import.meta.url));
const schema = settingsSchema() as { properties: Record<string, { examples?: unknown[] }> };
const rows: Readonly<Record<string, SettingRow>> = settingsTable;
const isValid = new Ajv({ strict: true, strictRequired: false }).compile(schema);

/** What JSON Schema cannot say: relations between settings, and what is inside a URL or host. */
const beyondSchema = [
  /^\w+: is http while the docs are https/,
  /^\w+: \S+ and the docs' \S+ are different sites/,
  /^\w+: \S+ is not on the docs' own domain/,
  /^\w+: expected an absolute URL such as/,
  /^\w+: must not have a (user name|fragment)/,
  /^\w+: \{returnTo\} (has no meaning here|must not be part of the host)/,
  /^(docsOrigin|warmFrame): /,
];

const urls = [
  'https://dash.foo.com/api',
  'https://dash.foo.com/login?next={returnTo}',
  'http://dash.foo.localhost:4310/',
  'https://ada:pw@foo.com/#x',
  'https://other.org',
  'https://{returnTo}/',
  'https://',
  'https://[',
  'HTTPS://foo.com',
  'https:foo.com',
  ' https://foo.com',
  'https://foo.com/a b',
  'javascript:alert(1)',
  '/login',
  'https://docs.foo.com',
  'https://docs.foo.com/',
  'HTTPS://Docs.Foo.com:443',
  'https://docs.foo.com/path',
  'http://docs.foo.com',
  'https://*.foo.com',
];
const paths = [
  'a.json',
  '../a/b.json',
  'a',
  './a/',
  '/a.json',
  'C:/a.json',
  'a\\b.json',
  '.json',
  'user-json',
];
const hosts = [[], ['foo.com', 'bar.com'], ...Array.from(' /:@?#', (sign) => [`a${sign}b`]), ['']];
/** What is near to being right, by kind. */
const likelyValues: Readonly<Record<SettingRow['kind'], readonly unknown[]>> = {
  url: urls,
  origin: urls,
  domain: [
    'foo.com',
    'docs.foo.com',
    'localhost',
    '.foo.com',
    'Foo.com',
    'https://foo.com',
    'foo.com.',
    '',
  ],
  choice: ['always', 'never', 'Never', true, ''],
  seconds: [-1, -0.5, 0, 60, 86_400, 86_401, 2_592_000, 2_592_001],
  rate: [-0.1, 0, 0.1, 1, 1.1, 50],
  hosts,
  fields: [[], ['key', 'a.b'], ['a b'], [''], [1]],
  groups: [[], ['admin', 'a.b'], ['a b'], [''], [1]],
  schema: paths,
  folder: paths,
};
const likelyEnvironments = [
  {},
  { a: {} },
  { a: { cacheSeconds: 1 } },
  { a: { b: 1 } },
  { a: 1 },
  { a: { reportShare: 1 } },
  [],
];

const anything = fc.oneof(
  fc.constantFrom<unknown>(...Object.values(likelyValues).flat(), {}),
  fc.jsonValue({ maxDepth: 1 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

function likely(name: string): fc.Arbitrary<unknown> {
  const row = rows[name] ?? Object.values(rows).find(({ formerName }) => formerName === name);
  return fc.constantFrom(...(row ? likelyValues[row.kind] : likelyEnvironments));
}

const names = Object.keys(schema.properties).filter((name) => name !== '$schema');

const needed = { apiUrl: 'https://dash.foo.com/api', loginUrl: 'https://dash.foo.com/login' };

/** Mostly right, so that a single mistake decides. */
const settings = fc
  .tuple(
    fc.boolean(),
    fc
      .subarray(names, { maxLength: 3 })
      .chain((some) =>
        fc.record(Object.fromEntries(some.map((name) => [name, fc.oneof(likely(name), anything)]))),
      ),
    fc.oneof(
      { arbitrary: fc.constant({}), weight: 9 },
      { arbitrary: fc.dictionary(fc.string(), anything), weight: 1 },
    ),
  )
  .map(([isWhole, some, more]) => Object.assign(some, isWhole && needed, more));

function issuesOf(value: unknown): readonly string[] {
  try {
    parseGivenSettings(value);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.issues.map(({ path, message }) => `${path}: ${message}`);
  }
}

test('bookplate.schema.json is the settings table; `vitest -u` writes it', async () => {
  const { code } = await format(file, JSON.stringify(schema));
  await expect(code).toMatchFileSnapshot(file);
});

test('the schema for editors and parseGivenSettings agree, but for what JSON Schema cannot say', () => {
  const verdicts = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.oneof(settings, { arbitrary: anything, weight: 1 }), (value) => {
      const issues = issuesOf(value);
      if (isValid(value)) {
        verdicts.accepted += 1;
        expect(issues.filter((issue) => !beyondSchema.some((rule) => rule.test(issue)))).toEqual(
          [],
        );
      } else {
        verdicts.refused += 1;
        expect(issues).not.toEqual([]);
      }
    }),
    propertyRuns(5_000),
  );
  // Otherwise the property says nothing.
  expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(200);
});

test('each example in the schema is valid', () => {
  const { docsOrigin } = settingsTable;
  const beside = { ...needed, docsOrigin: docsOrigin.example };
  for (const [name, { examples = [] }] of Object.entries(schema.properties))
    for (const example of examples) {
      expect(issuesOf({ ...beside, [name]: example })).toEqual([]);
      expect(isValid({ ...beside, [name]: example })).toBe(true);
    }
});

test('allows $schema, which tells editors where the schema is', () => {
  const $schema = './node_modules/@bookplate/docs/bookplate.schema.json';
  expect(isValid({ $schema, apiUrl: urls[0], loginUrl: urls[1] })).toBe(true);
});
