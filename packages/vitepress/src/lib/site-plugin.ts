import { fileURLToPath } from 'node:url';
import type { GivenSettings } from '@bookplate/protocol';
import { type GroupsOf, prepare, type Prepared, watchSettings } from '@bookplate/docs/host';
import { withPage } from '@bookplate/docs/page';
import type { BuiltPage } from '@bookplate/docs/gating';
import { injectHead } from './head.ts';
import type { DevServer, ResolvedSite, ViteConfig, VitePlugin } from './hooks.ts';
import { gateNavigation } from './navigation.ts';
import { groupsByLink, readPages } from './pages.ts';
import { gateContents, isThemeComponent, outlineModule } from './contents.ts';

/** What is known of the site that is built or served. */
export interface SiteState {
  readonly site: ResolvedSite;
  prepared: Prepared;
  pages: readonly BuiltPage[];
  groupsOf: GroupsOf;
}

const manifest = new URL('../../package.json', import.meta.url);

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
    throw new Error(
      withPage(
        'vitepress-plugin',
        'VitePress renders a page, and its Vite has no plugin of Bookplate. Put withBookplate around the complete configuration.',
      ),
    );
  };

  const prepareSite = ({ vitepress, command, mode }: ViteConfig): Promise<Prepared> =>
    prepare(
      vitepress.root,
      given,
      { isDevelopment: command === 'serve', environment: mode, manifest },
      warn,
    );

  const readGroups = (known: SiteState): void => {
    known.pages = readPages(known.site);
    known.groupsOf = groupsByLink({ pages: known.pages, base: known.site.site.base });
    gateNavigation(known.site, known.groupsOf);
  };

  const readSite = async (config: ViteConfig): Promise<void> => {
    const site = config.vitepress;
    const prepared = await prepareSite(config);
    const known: SiteState = { site, prepared, pages: [], groupsOf: () => undefined };
    readGroups(known);
    current = known;
  };

  /** After a change of front matter, entries of the navigation may be for others. */
  const readAgain = ({ ws, moduleGraph }: DevServer): void => {
    const known = state();
    const before = JSON.stringify(known.pages.map(({ path, groups }) => [path, groups]));
    readGroups(known);
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
      // Vite is configured twice for a build: for the server and for the browser.
      const isFirst = current === undefined;
      if (isFirst || config.command === 'serve') await readSite(config);
      if (isFirst && config.command === 'build')
        config.logger.info(`[bookplate] ${state().prepared.policy}`);
    },
    // The page that is loaded then has the new settings and personas, or says what is wrong with them.
    configureServer: async (server) => watchSettings(server, state().prepared.watch),
    resolveId: (id) =>
      id === outlineModule
        ? fileURLToPath(import.meta.resolve('@bookplate/vitepress/outline'))
        : undefined,
    transform: async (code, id) =>
      isThemeComponent(id) ? gateContents(code, { id, links: state().prepared.links }) : undefined,
    handleHotUpdate: ({ file, server }) => {
      if (file.endsWith('.md')) readAgain(server);
    },
    transformIndexHtml: {
      // Behind those of all other plugins, so that ours is first.
      order: 'post',
      async handler(html) {
        if (!vite) return html;
        // The settings may have changed since.
        const prepared = await prepareSite(vite);
        state().prepared = prepared;
        return injectHead(prepared.tags(''), html);
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
export function withHead(html: string, { site, prepared }: SiteState): string {
  const deferredUrl = `${site.site.base}${site.assetsDir}/${prepared.deferredFile?.name ?? ''}`;
  return injectHead(prepared.tags(deferredUrl), html);
}
