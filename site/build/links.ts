import type { MdastPluginDefinition } from 'satteri';

/**
 * Puts the base path of the site before links that begin with a slash, as GitHub Pages needs it.
 *
 * @param base such as `/bookplate`, or empty
 * @returns a plugin for Sätteri
 */
export function linksBelow(base: string): MdastPluginDefinition {
  return {
    name: 'links-below-base',
    link(node, visit) {
      if (base !== '' && node.url.startsWith('/')) visit.setProperty(node, 'url', base + node.url);
    },
  } as MdastPluginDefinition;
}
