import type { HeadTag } from '@bookplate/docs/host';
import type { PluginSetup } from './hooks.ts';

/**
 * Puts the tags before those of the site's configuration. Starlight writes its own after the encoding and the viewport.
 *
 * @param tags in their order
 * @param head of the site's configuration
 * @returns both
 */
export function injectHead(
  tags: readonly HeadTag[],
  head: readonly object[] | undefined = [],
): readonly object[] {
  return [...tags, ...head];
}

/**
 * @param site its configuration
 * @param name of a file that is built beside Astro's own scripts
 * @returns where pages find it
 */
export function assetUrl({ base, build }: PluginSetup['astroConfig'], name: string): string {
  const { assets, assetsPrefix } = build;
  const prefix =
    typeof assetsPrefix === 'object' ? (assetsPrefix.js ?? assetsPrefix.fallback) : assetsPrefix;
  return `${(prefix ?? base).replace(/\/$/, '')}/${assets}/${name}`;
}
