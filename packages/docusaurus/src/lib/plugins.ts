import { fileURLToPath } from 'node:url';
import type { GivenSettings } from '@bookplate/protocol';
import { headTags, policyFor, readDevelopment, refreshTypes } from '@bookplate/docs/host';
import { settingsOf } from '@bookplate/docs/settings-file';
import type { SplitDocument } from '@bookplate/docs/gating';
import { wrapSearchBar } from './wrap-search-bar.ts';
import type { ApiSpec } from './api/api-spec.ts';
import { checkPages } from './api/check-pages.ts';
import { specsOfCommand } from './api/command-specs.ts';
import { type RedirectedSpec, unseenSpecs } from './api/openapi-plugin.ts';
import { writeGatedSpecs } from './api/write-gated-specs.ts';
import { findGatedPages } from './gated-pages.ts';
import type { SiteContext, SitePlugin } from './hooks.ts';
import { findNeighbours } from './neighbours.ts';
import { type GatedPages, type PageData, pluginName } from './page-data.ts';
import { sealAfterAll, sealSite } from './seal-site.ts';
import { readContent, type SiteContent } from './site-content.ts';
import { useSitePackages } from './site-packages.ts';
import { countPages, listsOf } from './tag-lists.ts';
import { laterUrl, writeScripts } from './write-scripts.ts';

export interface PluginOptions {
  /** In the place of `bookplate.json`. */
  readonly settings?: GivenSettings | undefined;
  /** Of which pages are generated. */
  readonly specs: readonly RedirectedSpec[];
}

/**
 * The plugin: the tags in the head, and what the theme has to know.
 *
 * @param context of the site
 * @param options of it
 * @returns the plugin
 * @throws {ConfigurationError} with everything that is wrong with the settings
 */
export async function createPlugin(
  { siteDir, baseUrl, siteConfig }: SiteContext,
  { settings, specs }: PluginOptions,
): Promise<SitePlugin> {
  const known = await settingsOf(siteDir, settings, warn, process.env['NODE_ENV']);
  const { loginUrl, logoutUrl } = known;
  let site: SiteContent | undefined;
  let gatedPages: GatedPages = {};
  let documents: readonly SplitDocument[] = [];
  // Before the command runs: Docusaurus awaits its plugins, and runs what they add to it at once.
  await writeGatedSpecs(siteDir, specsOfCommand(specs, process.argv.slice(2)));
  // `docusaurus start` leaves NODE_ENV as it is, and some containers set it for all; `docusaurus build` sets it.
  const isDevelopment = process.env['NODE_ENV'] !== 'production' || process.argv.includes('start');
  if (isDevelopment) void refreshTypes(siteDir, known, warn);
  const tags = headTags(
    known,
    isDevelopment
      ? { development: readDevelopment(siteDir, known, warn) }
      : { laterUrl: laterUrl(baseUrl, known) },
  );
  const headScript = isDevelopment ? undefined : tags[0]?.content;
  return {
    name: pluginName,
    getClientModules: () => [fileURLToPath(new URL('../../parts.css', import.meta.url))],
    injectHtmlTags: () => ({
      headTags: tags.map(({ tag, attrs, content }) => ({
        tagName: tag,
        attributes: attrs,
        // Filled in when the pages are written.
        innerHTML: content === headScript ? '' : content,
      })),
    }),
    allContentLoaded: async ({ allContent, actions }) => {
      const checked = checkPages(siteDir, specs);
      if (isDevelopment) void checked.catch((error: Error) => warn(error.message));
      else documents = await checked;
      site = readContent(allContent);
      gatedPages = findGatedPages(site);
      const data: PageData = {
        loginUrl,
        logoutUrl,
        docsOrigin: known.docsOrigin ?? new URL(siteConfig.url).origin,
        gatedPages,
        neighbours: findNeighbours(site, gatedPages),
        counts: countPages(listsOf(site, gatedPages)),
      };
      actions.setGlobalData(data);
    },
    postBuild: async (build) => {
      // Before the others' turn, who may count the bytes of each page.
      if (headScript !== undefined) {
        writeScripts(build.outDir, headScript, known);
        console.info(`[bookplate] ${policyFor(known)}`);
      }
      await Promise.all([
        sealAfterAll(build, pluginName, () => {
          if (site) sealSite(siteDir, build.outDir, site, gatedPages, documents);
        }),
        checkPages(siteDir, unseenSpecs(build.plugins, specs), listByName),
      ]);
    },
  };
}

/**
 * The theme: components of ours around those of the site's theme.
 *
 * @param context of the site
 * @returns the theme
 */
export function createTheme({ siteDir }: SiteContext): SitePlugin {
  return {
    name: `${pluginName}-theme`,
    getThemePath: () => fileURLToPath(new URL('theme', import.meta.url)),
    configureWebpack: (config) => ({ ...useSitePackages(siteDir), ...wrapSearchBar(config) }),
  };
}

function listByName({ plugin }: ApiSpec): string {
  return `withBookplate does not see docusaurus-plugin-openapi-docs with the id ${plugin}. Expected it by its name among the plugins of the configuration: write ['docusaurus-plugin-openapi-docs', options] there, and generate the pages anew.`;
}

function warn(message: string): void {
  console.warn(`[bookplate] ${message}`);
}
