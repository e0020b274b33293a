import { fileURLToPath } from 'node:url';
import type { Settings } from '@bookplate/protocol';
import { readDevelopment } from '../page-head/development.ts';
import { headTags } from '../page-head/head-tags.ts';
import { settingsOf } from '../settings-file.ts';
import { refreshTypes } from '../types/refresh-types.ts';
import { findGatedPages } from './gated-pages.ts';
import type { SiteContext, SitePlugin } from './hooks.ts';
import { type PageData, pluginName } from './page-data.ts';

/**
 * The plugin: the tags in the head, and what the theme has to know.
 *
 * @param context of the site
 * @param options with settings that stand in the place of `bookplate.json`
 * @returns the plugin
 * @throws {ConfigurationError} with everything that is wrong with the settings
 */
export function createPlugin(
  { siteDir }: SiteContext,
  { settings }: { readonly settings?: Settings | undefined },
): SitePlugin {
  const known = settingsOf(siteDir, settings);
  const { loginUrl, logoutUrl } = known;
  const isDevelopment = process.env['NODE_ENV'] === 'development';
  if (isDevelopment) void refreshTypes(siteDir, known, warn);
  return {
    name: pluginName,
    getClientModules: () => [
      fileURLToPath(new URL('../../../docusaurus/parts.css', import.meta.url)),
    ],
    injectHtmlTags: () => ({
      headTags: headTags(
        known,
        isDevelopment ? readDevelopment(siteDir, known, warn) : undefined,
      ).map(({ tag, attrs, content }) => ({
        tagName: tag,
        attributes: attrs,
        innerHTML: content,
      })),
    }),
    allContentLoaded: ({ allContent, actions }) => {
      const data: PageData = { loginUrl, logoutUrl, gatedPages: findGatedPages(allContent) };
      actions.setGlobalData(data);
    },
  };
}

/**
 * The theme: components of ours around those of the site's theme.
 *
 * @returns the theme
 */
export function createTheme(): SitePlugin {
  return {
    name: `${pluginName}-theme`,
    getThemePath: () => fileURLToPath(new URL('theme', import.meta.url)),
  };
}

function warn(message: string): void {
  console.warn(`[bookplate] ${message}`);
}
