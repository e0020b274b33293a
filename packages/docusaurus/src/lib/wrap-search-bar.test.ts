import { expect, test } from 'vitest';
import { wrapSearchBar } from './wrap-search-bar.ts';

const lib = '/site/node_modules/@docusaurus/theme-search-algolia/lib';
const algolia = `${lib}/theme/SearchBar/index.js`;
const ours = expect.stringMatching(/client.search-bar$/);

function aliases(bar: string, original: string): unknown {
  const alias = { '@theme/SearchBar': bar, '@theme-original/SearchBar': original };
  return wrapSearchBar({ resolve: { alias } }).resolve?.alias;
}

test('goes around the bar of Algolia', () => {
  expect(aliases(algolia, algolia)).toEqual({
    '@theme/SearchBar': ours,
    '@theme-original/SearchBar': ours,
    '@theme-init/SearchBar': algolia,
    '@docusaurus/theme-search-algolia/client': `${lib}/client/index.js`,
  });
});

test('goes within what the site has around it', () => {
  expect(aliases('/site/src/theme/SearchBar.js', algolia)).not.toHaveProperty('@theme/SearchBar');
});

test('leaves other search bars alone', () => {
  const other = '/site/node_modules/@docusaurus/theme-classic/lib/theme/SearchBar.js';
  expect(aliases(other, other)).toBeUndefined();
  expect(wrapSearchBar({})).toEqual({});
});
