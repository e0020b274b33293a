import { fileURLToPath } from 'node:url';
import type { BundlerConfig } from './hooks.ts';

const algoliaBar = /^(?<lib>.*[\\/]theme-search-algolia[\\/]lib[\\/])theme[\\/]SearchBar[\\/]/;

/**
 * Puts our search bar around that of Algolia. Themes cannot: to ours, Docusaurus gives the bar of the first theme that
 * has one, which is the empty one of the classic theme.
 *
 * @param config of the bundler
 * @returns what to add to it; nothing in a site without Algolia, or with its own search bar
 */
export function wrapSearchBar({ resolve }: BundlerConfig): BundlerConfig {
  const alias = resolve?.alias ?? {};
  const original = alias['@theme-original/SearchBar'];
  const lib = typeof original === 'string' ? algoliaBar.exec(original)?.groups?.['lib'] : undefined;
  if (lib === undefined) return {};
  const ours = fileURLToPath(new URL('client/search-bar', import.meta.url));
  return {
    resolve: {
      alias: {
        '@theme-init/SearchBar': original,
        '@theme-original/SearchBar': ours,
        ...(alias['@theme/SearchBar'] === original && { '@theme/SearchBar': ours }),
        // A dependency of the site's preset need not be in reach of ours.
        '@docusaurus/theme-search-algolia/client': `${lib}client/index.js`,
      },
    },
  };
}
