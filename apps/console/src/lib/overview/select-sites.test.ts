import { expect, test } from 'vitest';
import type { ListedSite } from './list-sites.ts';
import { addressOf, readSelection, selectSites } from './select-sites.ts';
import { type SiteState, toSiteState } from './site-state.ts';

const site = (name: string, change: Partial<ListedSite> = {}): ListedSite => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  docsOrigins: [`https://docs.${name.toLowerCase().replaceAll(' ', '')}.com`],
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  reportSampleRate: 1,
  state: 'fine',
  lastReportAt: undefined,
  changedAt: undefined,
  incident: undefined,
  pastIncident: undefined,
  test: undefined,
  ...change,
});
const many = (count: number): readonly ListedSite[] =>
  Array.from({ length: count }, (_, index) => site(`Site ${count - index}`));
const names = (sites: readonly ListedSite[], query: Record<string, string>): readonly string[] =>
  selectSites(sites, readSelection(query)).sites.map(({ name }) => name);

test('sorts names as people count: Site 2 before Site 10', () => {
  expect(names([...many(10), site('alpha')], { sort: 'name' })).toEqual([
    'alpha',
    ...Array.from({ length: 10 }, (_, index) => `Site ${index + 1}`),
  ]);
});

test('puts what needs attention first, then sites by name', () => {
  const sites = [
    site('A'),
    site('Off', { state: 'off' }),
    site('Z', { state: 'unreachable' }),
    site('T', { state: 'test-failed' }),
    site('W', { state: 'waiting' }),
  ];
  expect(names(sites, {})).toEqual(['Z', 'T', 'A', 'W', 'Off']);
});

test('sorts by traffic and by the last change, the most first', () => {
  const sites = [
    site('A', { changedAt: new Date(1) }),
    site('B', { changedAt: new Date(3) }),
    site('C'),
  ];
  expect(names(sites, { sort: 'changed' })).toEqual(['B', 'A', 'C']);
  const byTraffic = selectSites(
    sites,
    readSelection({ sort: 'traffic' }),
    new Map([
      ['a', 1],
      ['c', 10],
    ]),
  );
  expect(byTraffic.sites.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
});

test.each([
  [{ q: 'SITE 1' }, 11],
  [{ q: 'docs.site7.com' }, 1],
  [{ q: '  ' }, 20],
  [{ q: 'no such' }, 0],
  [{ state: 'off' }, 0],
  [{ state: 'fine' }, 20],
  [{ state: 'constructor' }, 20],
])('finds with %j the %i sites that match', (query, found) => {
  expect(selectSites(many(20), readSelection(query)).found).toBe(found);
});

test('shows 500 sites on 25 pages, each site once', () => {
  const sites = many(500);
  const seen = new Set<string>();
  for (let page = 1; page <= 25; page += 1)
    for (const name of names(sites, { page: String(page), sort: 'name' })) seen.add(name);
  expect(seen.size).toBe(500);
  expect(names(sites, { page: '2', sort: 'name' })[0]).toBe('Site 21');
});

test.each([
  ['0', 1],
  ['-1', 1],
  ['1.5', 1],
  ['99', 3],
  ['999999999999', 1],
  ['3', 3],
])('page %s of three is page %i', (page, shown) => {
  expect(selectSites(many(60), readSelection({ page }))).toMatchObject({ page: shown, pages: 3 });
});

test('has one empty page where there are no sites', () => {
  expect(selectSites([], readSelection({}))).toEqual({ sites: [], found: 0, page: 1, pages: 1 });
});

test('writes the address of a selection, from which the same is read', () => {
  const query = { q: 'a&b', state: 'off', sort: 'name', page: '2' };
  const address = addressOf(readSelection(query));
  expect(Object.fromEntries(new URLSearchParams(address.slice(2)))).toEqual(query);
  expect(addressOf(readSelection({}))).toBe('/');
});

const now = Date.parse('2026-11-29T12:00:00Z');
test.each<[SiteState, Partial<Parameters<typeof toSiteState>[0]>]>([
  ['unreachable', { hasIncident: true, testTone: 'bad' }],
  ['test-failed', { testTone: 'bad', reportSampleRate: 0 }],
  ['off', { reportSampleRate: 0, testTone: 'good' }],
  ['waiting', { testTone: 'note' }],
  ['fine', { lastReportAt: new Date(now - 86_400_000) }],
  ['silent', { lastReportAt: new Date(now - 86_400_001) }],
])('a site is %s with %j', (state, facts) => {
  const others = {
    hasIncident: false,
    testTone: undefined,
    reportSampleRate: 0.5,
    lastReportAt: undefined,
  };
  expect(toSiteState({ ...others, ...facts }, now)).toBe(state);
});
