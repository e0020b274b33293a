import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hydrated, place, vitepress as command } from '../../../lib/vitepress-site.ts';
import type { SiteSource } from '../../../lib/run-build.ts';
import { contractPages, settingsFiles, toMarkdown } from '../content.ts';
import type { ContractHost } from '../contract-host.ts';

const sidebar = contractPages.map(({ title, slug }) => ({ text: title, link: `/${slug}` }));
const config = (hasPlugin: boolean): string => `
import { withBookplate } from '@bookplate/vitepress';
const config = {
  title: 'Docs',
  base: '/docs/',
  sitemap: { hostname: 'http://docs.site.localhost/docs/' },
  themeConfig: {
    search: { provider: 'local' },
    sidebar: ${JSON.stringify(sidebar)},
    outline: [2, 3],
  },
};
export default ${hasPlugin ? 'withBookplate(config)' : 'config'};`;

const source = (hasPlugin: boolean, files: SiteSource['files']): SiteSource => ({
  commands: [command('build', '.')],
  place,
  files: { ...settingsFiles, '.vitepress/config.ts': config(hasPlugin), ...files },
});

/** As authors write it for Vue. */
function toVue(mdx: string): string {
  return mdx
    .replaceAll(/\{(user\.firstName \?\? '\w+')\}/g, '{{ $1 }}')
    .replace(
      /\{user\.plan === 'enterprise' \? <b (.*?)> : <b (.*?)>\}/,
      `<p><b v-if="user.plan === 'enterprise'" $1><b v-else $2></p>`,
    );
}

export const vitepress: ContractHost = {
  name: 'VitePress',
  isHeavy: true,
  missing: {
    'client expression':
      'It compiles expressions when the site is built, and refuses any other JavaScript.',
  },
  output: '.vitepress/dist',
  places: {
    menu: '.VPNavBar .bookplate-reader',
    entry: (slug) => `.VPSidebar a[href="/docs/${slug}.html"]`,
    contents: '.VPDocAsideOutline .outline-link',
    previous: '.pager-link.prev',
    next: '.pager-link.next',
    sample: '.vp-doc pre',
    copyButton: '.vp-doc button.copy',
  },
  site: (publicFiles = {}) =>
    source(true, {
      ...Object.fromEntries(
        contractPages.map((page) => [
          `${page.slug || 'index'}.md`,
          toMarkdown({ ...page, body: `# ${page.title}\n\n${toVue(page.body)}` }),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(publicFiles).map(([name, text]) => [`public/${name}`, text]),
      ),
    }),
  plainSite: (hasPlugin) =>
    source(hasPlugin, {
      'index.md': '# Home\n\n## Start\n\n```sh\nls\n```\n',
      'plans.md': '# Plans\n\n## All\n\n- One\n- Two\n',
    }),
  withoutOurs: (html) =>
    html
      .replace(/<meta charset="utf-8">\s*/, '')
      .replace(/<script data-api-url=[^]*?<\/noscript>\s*/, '')
      .replaceAll(/<span class="bookplate-reader"[^]*?<\/bookplate-text><\/span><\/span>/g, '')
      .replace('\\"local\\",\\"options\\":{}', '\\"local\\"')
      .replaceAll(/\.[\w-]{8}(\.lean)?\.(js|css)/g, '$1.$2')
      // Components are named by the hash of their source.
      .replaceAll(/ data-v-[\da-f]{8}/g, ''),
  address: (slug) => (slug === '' ? '' : `${slug}.html`),
  file: (slug) => `${slug || 'index'}.html`,
  ready: hydrated,
  // The bar at the top learns of the sidebar from Vue.
  movesItself:
    /^<div class="container"[^:]*: \d+×64 at 32,0 → \d+×64 at 0,0; <div class="divider-line"/,
  scriptData: /^hashmap\.json$/,
  searchText: (folder) =>
    globSync('assets/chunks/@localSearchIndex*', { cwd: folder })
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n'),
  develop: (port) => command('dev', '.', '--host', '127.0.0.1', '--port', String(port)),
};
