import { expect, test } from 'vitest';
import { mergeSite } from './merge-site.ts';
import { type SiteValues, toSiteSettings } from './site.ts';

const base: SiteValues = {
  name: 'Foo docs',
  docsOrigins: ['https://docs.foo.com'],
  ...toSiteSettings({
    apiUrl: 'https://dash.foo.com/api',
    loginUrl: 'https://dash.foo.com/login',
  }),
};

test('takes what only others changed, and keeps what only I changed', () => {
  const mine = { ...base, name: 'Mine', refreshSeconds: 5 };
  const theirs = { ...base, docsOrigins: ['https://docs.foo.com', 'https://next.foo.com'] };
  expect(mergeSite(base, mine, theirs)).toEqual({
    values: { ...mine, docsOrigins: theirs.docsOrigins },
    taken: ['docsOrigins'],
    conflicts: [],
  });
});

test('reports fields that both changed, to different values, and keeps mine in them', () => {
  const mine = { ...base, name: 'Mine', logoutUrl: 'https://dash.foo.com/out', refreshSeconds: 5 };
  const theirs = { ...base, name: 'Theirs', refreshSeconds: 5, allowedHosts: ['id.foo.dev'] };
  expect(mergeSite(base, mine, theirs)).toEqual({
    values: { ...mine, allowedHosts: ['id.foo.dev'] },
    taken: ['allowedHosts'],
    conflicts: ['name'],
  });
});

test('reports a field that I changed and others set back', () => {
  const seen = { ...base, name: 'Seen' };
  const merge = mergeSite(seen, { ...base, name: 'Mine' }, base);
  expect(merge.conflicts).toEqual(['name']);
});

test('reports every field that differs where it is not known what I saw', () => {
  const mine = { ...base, name: 'Mine', apiUrl: 'https://dash.foo.com/mine' };
  expect(mergeSite(undefined, mine, base).conflicts).toEqual(['name', 'apiUrl']);
  expect(mergeSite(undefined, base, base)).toEqual({ values: base, taken: [], conflicts: [] });
});
