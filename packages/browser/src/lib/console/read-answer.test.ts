import { ConfigurationError, parseSettings } from '@bookplate/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../../../../../test/property-runs.ts';
import { readAnswer } from './read-answer.ts';

const settings = {
  apiUrl: 'https://dash.foo.com/api',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};
const docs = {
  location: { protocol: 'https:', hostname: 'docs.foo.com' },
  allowedHosts: 'foo.auth0.com id.bar.org',
};
const read = (value: unknown): unknown => readAnswer(JSON.stringify(value), docs);

test('reads what a console decides, and nothing else', () => {
  const all = {
    ...settings,
    logoutUrl: 'https://id.bar.org/logout',
    refreshSeconds: 0,
    reportSampleRate: 0.1,
  };
  expect(read({ ...all, docsOrigin: 'https://x', console: 'https://evil.org', a: 1 })).toEqual(all);
  expect(read(settings)).toEqual(settings);
});

test.each([
  null,
  [],
  4,
  {},
  { loginUrl: settings.loginUrl },
  { ...settings, apiUrl: 'https://evil.org/api' },
  { ...settings, apiUrl: 'https://id.bar.org/api' },
  { ...settings, apiUrl: 'http://dash.foo.com/api' },
  { ...settings, loginUrl: 'javascript:alert(1)' },
  { ...settings, loginUrl: 'java\nscript:alert(1)' },
  { ...settings, loginUrl: 'https://evil.org/login' },
  { ...settings, loginUrl: 'https://dash.foo.com@evil.org/login' },
  { ...settings, loginUrl: 'https://evil.org\\.foo.com/' },
  { ...settings, loginUrl: 'https://{returnTo}.foo.com/' },
  { ...settings, loginUrl: '//dash.foo.com/login' },
  { ...settings, logoutUrl: 'data:text/html,x' },
  { ...settings, logoutUrl: null },
  { ...settings, refreshSeconds: '60' },
  { ...settings, refreshSeconds: -1 },
  { ...settings, refreshSeconds: 86_401 },
  { ...settings, reportSampleRate: 1.1 },
])('takes nothing of %j', (value) => {
  expect(() => read(value)).toThrow();
});

test.each(['', '<!doctype html>', '{"apiUrl": "https://dash'])('takes nothing of %j', (text) => {
  expect(() => readAnswer(text, docs)).toThrow();
});

/** Of the protocol's rules, those that endanger nobody. */
const harmless = [
  /^apiUrl: \{returnTo\} has no meaning/,
  /^apiUrl: must not have a fragment/,
  /^apiUrl: expected the URL of the Info API with its path/,
];

test('takes nothing that the docs’ build would refuse', () => {
  const pieces = fc.constantFrom(
    ...'https: http: HTTPS: javascript: // / \\ @ : # ? . % ada a=b é xn--'.split(' '),
    ...'dash.foo.com docs.foo.com foo.auth0.com evil.org 127.0.0.1 [::1] {returnTo}'.split(' '),
    ' ',
    '\t',
  );
  const url = fc.oneof(
    fc.array(pieces, { maxLength: 7 }).map((some) => some.join('')),
    fc.array(pieces, { maxLength: 5 }).map((some) => `https://dash.foo.com${some.join('')}`),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.constantFrom(...Object.values(settings), undefined, null, 4, ''),
  );
  const answer = fc.record({
    apiUrl: fc.oneof(fc.constant(settings.apiUrl), url),
    loginUrl: fc.oneof(fc.constant(settings.loginUrl), url),
    logoutUrl: url,
    reportSampleRate: fc.oneof(fc.constant(undefined), fc.double({ min: 0, max: 2 }), fc.boolean()),
    refreshSeconds: fc.oneof(fc.constant(undefined), fc.double(), fc.jsonValue({ maxDepth: 1 })),
  });
  let taken = 0;
  fc.assert(
    fc.property(answer, (value) => {
      const text = JSON.stringify(value);
      let found: unknown;
      try {
        found = readAnswer(text, docs);
      } catch {
        return;
      }
      taken += 1;
      expect(issuesOf({ ...(JSON.parse(text) as object), ...(found as object) })).toEqual([]);
    }),
    propertyRuns(20_000),
  );
  // Else the property would hold of nothing.
  expect(taken).toBeGreaterThan(200);
});

function issuesOf(value: object): readonly string[] {
  try {
    parseSettings({
      ...value,
      docsOrigin: 'https://docs.foo.com',
      allowedHosts: docs.allowedHosts.split(' '),
    });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.issues
      .map(({ path, message }) => `${path}: ${message}`)
      .filter((issue) => !harmless.some((rule) => rule.test(issue)));
  }
}
