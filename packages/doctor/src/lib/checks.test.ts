import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examineFixture, sessionCookie } from '../../test/company.ts';
import {
  type CheckFixture,
  deletedHint,
  hash,
  isScript,
  sees,
  setHint,
  spec,
  withDeferredPart,
  withHint,
} from '../../test/fixture-parts.ts';
import { answerFixtures } from '../../test/fixtures/answer.ts';
import { cachingFixtures } from '../../test/fixtures/caching.ts';
import { cookieFixtures } from '../../test/fixtures/cookie.ts';
import { corsFixtures } from '../../test/fixtures/cors.ts';
import { cspFixtures } from '../../test/fixtures/csp.ts';
import { docsPageFixtures } from '../../test/fixtures/docs-page.ts';
import { hintFixtures } from '../../test/fixtures/hint.ts';
import { otherOriginsFixtures } from '../../test/fixtures/other-origins.ts';
import { reachabilityFixtures } from '../../test/fixtures/reachability.ts';
import { runningFixtures } from '../../test/fixtures/running.ts';
import { signedInFixtures } from '../../test/fixtures/signed-in.ts';
import { checks, codes } from './checks.ts';
import { explain } from './explain.ts';
import { stacks } from './stack.ts';

const fixtures: readonly CheckFixture[] = [
  ...reachabilityFixtures,
  ...corsFixtures,
  ...answerFixtures,
  ...cachingFixtures,
  ...otherOriginsFixtures,
  ...signedInFixtures,
  ...cookieFixtures,
  ...docsPageFixtures,
  ...hintFixtures,
  ...cspFixtures,
  ...runningFixtures,
];

test.each(fixtures)('finds %s and nothing else, with lines to paste', async (code, fixture) => {
  const { findings, company, events } = await examineFixture(fixture);
  expect(findings.map((finding) => finding.code)).toEqual([code]);
  const count = findings.filter(({ severity }) => severity !== 'note').length;
  expect(events.at(-1)).toMatchObject({ type: 'verdict', findings: count });
  for (const stack of stacks) {
    const context = { docsOrigin: new URL(company.docsUrl).origin, apiUrl: company.apiUrl, stack };
    const { title, meaning, fix, paste } = explain(findings[0]!, context);
    const isSaid = code === 'cors-everywhere' && stack === 'bookplate';
    for (const text of [title, meaning, fix, ...(isSaid ? [] : [paste])])
      expect(text).toMatch(/\w{3}/);
    // A date that is in the future today is in the past tomorrow.
    expect(paste ?? '').not.toMatch(/\b(1[5-9]\d{8}|20\d\d-\d\d)\b/);
    expect([title, meaning, fix, paste ?? ''].join()).not.toMatch(/undefined|\[object/);
  }
});

test('every code has a fixture or its own test', () => {
  const ownTests = [
    'scheme-mix',
    'vendor-host',
    'different-sites',
    'not-https',
    'private-address',
    'api-certificate',
    'http-origin',
    'hint-not-secure',
  ];
  const found = new Set([...fixtures.map(([code]) => code), ...ownTests]);
  expect([...found].toSorted()).toEqual([...codes].toSorted());
});

test('codes.md has a heading for every code and for nothing else', () => {
  const page = readFileSync(new URL('../../codes.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
  expect(headings).toEqual(codes);
});

test('every check names only earlier checks in `unless`', () => {
  for (const [index, { unless = [] }] of checks.entries())
    for (const { code } of unless)
      expect(codes.slice(0, index), `before ${codes[index]}`).toContain(code);
});

test('skips the checks of the sign-in hint where docs use none, whatever a sign-in sends', async () => {
  const { findings, events } = await examineFixture({
    input: () => ({ cookie: sessionCookie, signInCookies: ['sid=1'], signOutCookies: ['sid='] }),
  });
  expect(findings).toEqual([]);
  const skipped = events.filter(
    (event) => event.type === 'skip' && event.reason.kind === 'no-hint',
  );
  expect(skipped.map((event) => 'code' in event && event.code)).toEqual([
    'hint-missing',
    'hint-not-set',
    'hint-not-deleted',
    'hint-wrong-domain',
  ]);
});

test.each(['two-subdomains', 'docs-at-the-root', 'one-domain'] as const)(
  'finds nothing on a good server, %s, signed in and with every option',
  async (deployment) => {
    const { findings, events, company } = await examineFixture({
      deployment,
      page: (apiUrl) => withHint(withDeferredPart(apiUrl)),
      files: isScript,
      docsHeaders: (apiUrl) => ({
        'content-security-policy': `script-src '${hash('start()')}'; connect-src ${new URL(apiUrl).origin}`,
      }),
      input: ({ apiUrl }) => ({
        cookie: sessionCookie,
        setCookie: 'sid=1; Path=/; HttpOnly; SameSite=Lax',
        loginUrl: new URL('/login?next={returnTo}', apiUrl).href,
        signInCookies: ['sid=1; HttpOnly', setHint],
        signOutCookies: [deletedHint],
        scriptHash: hash('start()'),
        docsGroups: ['beta'],
        spec,
      }),
      user: {
        groups: ['admin', 'internal'],
        content: { firstName: 'Ada' },
        apiPlaygroundInputs: {
          header: { 'x-api-key': '1', Authorization: 'Bearer 2' },
          path: { tenant: 'acme' },
          server: { region: 'us' },
        },
      },
      options: sees({ outcome: 'identified' }),
    });
    expect(findings).toEqual([]);
    expect(events[0]).toMatchObject({ type: 'start', deployment });
    expect(events.at(-1)).toMatchObject({
      outcome: 'works',
      steps: { dashboard: 'fine', network: 'fine', browser: 'fine', docs: 'fine' },
    });
    expect(company.requests.length).toBeLessThanOrEqual(40);
    expect(company.requests.map(({ method }) => method)).not.toContain('POST');
  },
);
