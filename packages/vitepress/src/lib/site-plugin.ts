import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GivenSettings, Settings } from '@bookplate/protocol';
import {
  headTags,
  laterScript,
  personasFolder,
  policyFor,
  readDevelopment,
  refreshTypes,
  unsupportedHosts,
} from '@bookplate/docs/host';
import type { BuiltPage } from '@bookplate/docs/gating';
import { settingsFileName, settingsOf } from '@bookplate/docs/settings-file';
import { putFirst } from './head.ts';
import type { DevServer, ResolvedSite, ViteConfig, VitePlugin } from './hooks.ts';
import { gateNavigation } from './navigation.ts';
import { collectPages, groupsByLink, type GroupsOf } from './pages.ts';
import { gateTheme, isThemeComponent, outlineModule } from './theme.ts';

/** What is known of the site that is built or served. */
export interface SiteState {
  readonly site: ResolvedSite;
  readonly settings: Settings;
  pages: readonly BuiltPage[];
  groupsOf: GroupsOf;
}

/** Where VitePress has the configuration that pages load. */
const siteDataModule = '/@siteData';

/**
 * The plugin for VitePress' Vite.
 *
 * @param given settings instead of the `bookplate.json` beside the configuration's folder
 * @returns the plugin, and what it knows of the site once Vite is configured
 */
export function sitePlugin(given: GivenSettings | undefined): {
  readonly plugin: VitePlugin;
  readonly state: () => SiteState;
} {
  let current: SiteState | undefined;
  let vite: ViteConfig | undefined;
  const warn = (message: string): void => vite?.logger.warn(`[bookplate] ${message}`);
  const state = (): SiteState => {
    if (current) return current;
    throw new Error('[bookplate] VitePress renders a page before its Vite is configured.');
  };

  const readPages = (known: SiteState): void => {
    known.pages = collectPages(known.site);
    known.groupsOf = groupsByLink(known.pages, known.site.site.base);
    gateNavigation(known.site, known.groupsOf);
  };

  const readSite = async (config: ViteConfig): Promise<void> => {
    const site = config.vitepress;
    const settings = await settingsOf(site.root, given, warn, config.mode);
    const known: SiteState = { site, settings, pages: [], groupsOf: () => undefined };
    readPages(known);
    current = known;
  };

  /** After a change of front matter, entries of the navigation may be for others. */
  const readAgain = ({ ws, moduleGraph }: DevServer): void => {
    const known = state();
    const before = JSON.stringify(known.pages.map(({ path, groups }) => [path, groups]));
    readPages(known);
    if (JSON.stringify(known.pages.map(({ path, groups }) => [path, groups])) === before) return;
    const siteData = moduleGraph.getModuleById(siteDataModule);
    if (siteData) moduleGraph.invalidateModule(siteData);
    ws.send({ type: 'full-reload' });
  };

  const plugin: VitePlugin = {
    name: '@bookplate/vitepress',
    // Before Vue compiles the theme's components.
    enforce: 'pre',
    async configResolved(config) {
      vite = config;
      unsupportedHosts(config.vitepress.root, ['vitepress']).forEach(warn);
      // Vite is configured twice for a build: for the server and for the browser.
      const isFirst = current === undefined;
      if (isFirst || config.command === 'serve') await readSite(config);
      if (isFirst && config.command === 'build')
        config.logger.info(`[bookplate] ${policyFor(state().settings)}`);
    },
    async configureServer({ watcher, ws }) {
      const { site, settings } = state();
      const file = resolve(site.root, settingsFileName);
      const folder = personasFolder(site.root, settings);
      void refreshTypes(site.root, settings, warn);
      watcher.add([file, folder]);
      watcher.on('all', (_event, path) => {
        if (resolve(path) === file || dirname(resolve(path)) === folder)
          ws.send({ type: 'full-reload' });
      });
    },
    resolveId: (id) =>
      id === outlineModule
        ? fileURLToPath(import.meta.resolve('@bookplate/vitepress/outline'))
        : undefined,
    transform: async (code, id) =>
      isThemeComponent(id) ? gateTheme(code, id, state().settings) : undefined,
    handleHotUpdate: ({ file, server }) => {
      if (file.endsWith('.md')) readAgain(server);
    },
    transformIndexHtml: {
      // Behind those of all other plugins, so that ours is first.
      order: 'post',
      async handler(html) {
        if (!vite) return html;
        // They may have changed since.
        const settings = await settingsOf(vite.vitepress.root, given, warn, vite.mode);
        const development = readDevelopment(vite.vitepress.root, settings, warn);
        return putFirst(html, headTags(settings, { development }));
      },
    },
  };
  return { plugin, state };
}

/**
 * @param html a page that was built
 * @param known of the site
 * @returns the page with our tags
 */
export function withHead(html: string, { site, settings }: SiteState): string {
  const laterUrl = `${site.site.base}${site.assetsDir}/${laterScript(settings).name}`;
  return putFirst(html, headTags(settings, { laterUrl }));
}
