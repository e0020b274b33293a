import { expect, test } from 'vitest';
import { type Site, toSiteSettings } from '../sites/site.ts';
import type { BrowserTest } from '../test-run/browser-tests.ts';
import type { KeptTest } from '../test-run/kept-tests.ts';
import type { TestResult } from '../test-run/test-result.ts';
import { bookplateJson } from './bookplate-json.ts';
import { countOpen, type SetupFacts, toChecklist } from './checklist.ts';

const site: Site = {
  id: '1',
  version: 3,
  name: 'Foo',
  docsOrigins: ['https://docs.foo.com', 'https://next.foo.com'],
  ...toSiteSettings({
    apiUrl: 'https://dash.foo.com/api',
    loginUrl: 'https://foo.auth0.com/login?next={returnTo}',
    allowedHosts: ['foo.auth0.com'],
  }),
};
const settingsUrl = 'https://console.foo.com/v1/sites/1/settings.json';
const result: TestResult = {
  outcome: 'unknown',
  findings: [],
  skipped: {},
  requests: [],
  milliseconds: 1,
  notRun: 0,
};
const kept = (change: Partial<TestResult> = {}, apiUrl = site.apiUrl): KeptTest => ({
  id: 1,
  siteId: '1',
  at: new Date(0),
  personName: 'Ada',
  siteVersion: 1,
  docsOrigin: 'https://docs.foo.com',
  path: '/',
  apiUrl,
  loginUrl: site.loginUrl,
  result: { ...result, ...change },
});
const inBrowser = (outcome: BrowserTest['outcome']): BrowserTest => ({
  outcome,
  at: new Date(0),
  personName: 'Ada',
  docsOrigin: 'https://docs.foo.com',
});
const facts: SetupFacts = {
  site,
  settingsUrl,
  test: undefined,
  browserTests: [],
  lastReportAt: undefined,
  dismissed: new Set(),
};
const states = (change: Partial<SetupFacts>): readonly string[] =>
  toChecklist({ ...facts, ...change }).map(({ state }) => state);
const reporting = { ...site, reportSampleRate: 0.5 };

test.each<[string, Partial<SetupFacts>]>([
  ['open open open open', {}],
  ['done open open open', { test: kept() }],
  ['done done open open', { test: kept({ console: settingsUrl }) }],
  ['done failed open open', { test: kept({ console: 'https://other.foo.com/settings.json' }) }],
  ['done open open open', { test: kept({ console: '' }) }],
  ['failed open open open', { test: kept({ outcome: 'broken' }) }],
  ['failed open open open', { test: kept({ notRun: 3 }) }],
  ['failed open open open', { test: kept({ outcome: 'not-run' }) }],
  ['open open open open', { test: kept({}, 'https://dash.foo.com/old') }],
  ['open done done open', { browserTests: [inBrowser('identified')] }],
  ['open done done open', { browserTests: [inBrowser('anonymous'), inBrowser('identified')] }],
  ['open done open open', { browserTests: [inBrowser('anonymous')] }],
  ['open done failed open', { browserTests: [inBrowser('unreachable')] }],
  ['open open open open', { site: reporting }],
  ['open done open done', { site: reporting, lastReportAt: new Date(0) }],
  ['open done open open', { lastReportAt: new Date(0) }],
])('the steps are %s with %j', (expected, change) => {
  expect(states(change).join(' ')).toBe(expected);
});

test('counts neither what is done nor what was dismissed as open', () => {
  const dismissed = new Set(['docs', 'connection']);
  expect(countOpen(toChecklist({ ...facts, dismissed, test: kept() }))).toBe(2);
});

test('gives the whole bookplate.json, with the docs origin that builds hold a console against', () => {
  expect(JSON.parse(bookplateJson(site, settingsUrl))).toEqual({
    docsOrigin: 'https://docs.foo.com',
    apiUrl: site.apiUrl,
    loginUrl: site.loginUrl,
    allowedHosts: ['foo.auth0.com'],
    console: settingsUrl,
  });
});
