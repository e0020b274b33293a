import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GivenSettings } from '@bookplate/protocol';
import type { SplitDocument } from '@bookplate/docs/gating';
import { prepare } from '@bookplate/docs/host';
import { afterBuild, afterOthers } from './after-build.ts';
import type { ApiSpec } from './openapi-docs/api-spec.ts';
import { checkPages } from './openapi-docs/check-pages.ts';
import { specsOfCommand } from './openapi-docs/command-specs.ts';
import { type RedirectedSpec, unseenSpecs } from './openapi-docs/openapi-plugin.ts';
import { writeGatedSpecs } from './openapi-docs/write-gated-specs.ts';
import { deferredUrl, injectHead, writeScripts } from './head.ts';
import type { SiteContext, SitePlugin } from './hooks.ts';
import { findNeighbours } from './neighbours.ts';
import { type GatedPages, type PageData, pluginName } from './page-data.ts';
import { collectPages } from './pages.ts';
import { bundleReferences } from './reference/bundle-references.ts';
import { splitDocuments, startDocuments, writeDocuments } from './reference/documents.ts';
import { readContent, type SiteContent } from './site-content.ts';
import { useSitePackages } from './site-packages.ts';
import { wrapSearchBar } from './wrap-search-bar.ts';

const manifest = new URL('../../package.json', import.meta.url);

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
  // Docusaurus 3 sets NODE_ENV for `build`. For `start` it leaves it alone, and some containers set it for all.
  const isDevelopment = process.env['NODE_ENV'] !== 'production' || process.argv.includes('start');
  const mode = { isDevelopment, environment: process.env['NODE_ENV'], manifest };
  const prepared = await prepare(siteDir, settings, mode, warn);
  const { tags, deferredFile, policy, links } = prepared;
  const headTags = tags(deferredUrl(baseUrl, deferredFile?.name ?? ''));
  const headScript = deferredFile && headTags[0]?.content;
  let site: SiteContent | undefined;
  let gatedPages: GatedPages = {};
  let documents: readonly SplitDocument[] = [];
  startDocuments();
  // Before the command runs: Docusaurus awaits its plugins, and runs what they add to it at once.
  await writeGatedSpecs(siteDir, specsOfCommand(specs, process.argv.slice(2)));
  return {
    name: pluginName,
    getClientModules: () => [fileURLToPath(new URL('../../parts.css', import.meta.url))],
    configureWebpack: (_config, isServer) => bundleReferences(isServer, !isDevelopment),
    injectHtmlTags: () => ({ headTags: injectHead(headTags, headScript) }),
    allContentLoaded: async ({ allContent, actions }) => {
      const checked = checkPages(siteDir, specs);
      if (isDevelopment) void checked.catch((error: Error) => warn(error.message));
      else documents = await checked;
      site = readContent(allContent);
      gatedPages = collectPages(site);
      const data: PageData = {
        ...links,
        docsOrigin: links.docsOrigin ?? new URL(siteConfig.url).origin,
        gatedPages,
        neighbours: findNeighbours(site, gatedPages),
      };
      actions.setGlobalData(data);
    },
    postBuild: async (build) => {
      // Before the others' turn, who may count the bytes of each page.
      if (deferredFile && headScript !== undefined) {
        writeScripts(build.outDir, headScript, deferredFile);
        for (const { name, text } of prepared.warmFiles(baseUrl))
          writeFileSync(join(build.outDir, name), text);
        console.info(`[bookplate] ${policy}`);
      }
      await Promise.all([
        afterOthers(build, pluginName, () => {
          const { outDir } = build;
          const all = [...documents, ...splitDocuments()];
          if (site) afterBuild({ siteDir, outDir, content: site, gatedPages, documents: all });
          writeDocuments(outDir);
        }),
        checkPages(siteDir, unseenSpecs(build.plugins, specs), listByName),
      ]);
    },
  };
}

/**
 * The theme for docusaurus-theme-openapi-docs: components of ours around its own. Without it, none of them is used.
 *
 * @returns the theme
 */
export function createOpenApiDocsTheme(): SitePlugin {
  return {
    name: `${pluginName}-openapi-docs-theme`,
    getThemePath: () => fileURLToPath(new URL('openapi-docs/theme', import.meta.url)),
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
  return `withBookplate does not see docusaurus-plugin-openapi-docs with the id ${plugin}. Expected it by its name among the plugins of the configuration: write ['docusaurus-plugin-openapi-docs', options] there, and generate the pages again.`;
}

function warn(message: string): void {
  console.warn(`[bookplate] ${message}`);
}
