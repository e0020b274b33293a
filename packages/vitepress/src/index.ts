import { type GivenSettings, isPublic } from '@bookplate/protocol';
import { codeTransformer, markdownItBookplate } from '@bookplate/docs/markdown-it';
import { readPageGroups } from '@bookplate/docs/page';
import { afterBuild } from './lib/after-build.ts';
import type { PageData, ResolvedSite, SiteConfig, ThemeConfig } from './lib/hooks.ts';
import { gateNeighbours } from './lib/navigation.ts';
import { gateBodies, gateHead } from './lib/page.ts';
import { readPages } from './lib/pages.ts';
import { gateSearch } from './lib/search.ts';
import { gateSitemap } from './lib/sitemap.ts';
import { sitePlugin, withHead } from './lib/site-plugin.ts';

export type { GivenSettings, Settings } from '@bookplate/protocol';

/**
 * Bookplate for VitePress 1.6 and 2: `export default withBookplate(defineConfig({ … }))` in `.vitepress/config`.
 *
 * @param config of the site, as it would be without Bookplate
 * @param settings instead of the `bookplate.json` in the root of the docs
 * @returns the same with our parts; the build fails with a `ConfigurationError` if the settings cannot work
 */
export function withBookplate<Config extends object>(
  config: Config,
  settings?: GivenSettings,
): Config {
  const own = config as SiteConfig;
  const { plugin, state } = sitePlugin(settings);
  const isCustomElement = own.vue?.template?.compilerOptions?.isCustomElement;
  const ours: SiteConfig = {
    markdown: {
      ...own.markdown,
      codeTransformers: [...(own.markdown?.codeTransformers ?? []), codeTransformer()],
      async config(md: never) {
        await own.markdown?.config?.(md);
        markdownItBookplate(md);
        gateBodies(md, () => state().prepared.links);
      },
    },
    vue: {
      ...own.vue,
      template: {
        ...own.vue?.template,
        compilerOptions: {
          ...own.vue?.template?.compilerOptions,
          isCustomElement: (tag) => tag.startsWith('bookplate-') || isCustomElement?.(tag),
        },
      },
    },
    vite: { ...own.vite, plugins: [...(own.vite?.plugins ?? []), plugin] },
    themeConfig: gateSearch(own.themeConfig),
    ...(own.sitemap && { sitemap: gateSitemap(own.sitemap, () => state().groupsOf) }),
    async transformPageData(page: never, context: never) {
      const changes = (await own.transformPageData?.(page, context)) ?? {};
      const data: PageData = { ...(page as PageData), ...changes };
      const frontmatter = { ...data.frontmatter };
      const changed = { ...data, frontmatter };
      gateNeighbours(changed, themeOf(changed, state().site), state().groupsOf);
      const groups = readPageGroups(frontmatter['groups'], changed.relativePath);
      // The theme's components write it into attributes.
      if (groups) frontmatter['groups'] = groups;
      if (!isPublic(groups)) gateHead(changed);
      return { ...changes, frontmatter: changed.frontmatter, description: changed.description };
    },
    async transformHtml(html, file, context) {
      const changed = await own.transformHtml?.(html, file, context);
      return withHead(typeof changed === 'string' ? changed : html, state());
    },
    async buildEnd(site: never) {
      await own.buildEnd?.(site);
      const { deferredFile, warmFiles } = state().prepared;
      afterBuild({ site, pages: readPages(site), deferredFile, warmFiles });
    },
  };
  return { ...config, ...ours };
}

/** The theme's configuration for the language of a page. */
function themeOf({ relativePath }: PageData, { site }: ResolvedSite): ThemeConfig {
  const { themeConfig = {}, locales = {} } = site;
  const [folder = ''] = relativePath.split('/');
  return { ...themeConfig, ...(locales[folder] ?? locales['root'])?.themeConfig };
}
