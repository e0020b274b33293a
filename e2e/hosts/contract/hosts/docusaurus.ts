import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hydrated, sitesFolder } from '../../../lib/docusaurus.ts';
import type { SiteSource } from '../../../lib/run-build.ts';
import { clientExpression, contractPages, settingsFiles, toMarkdown } from '../content.ts';
import type { ContractHost } from '../contract-host.ts';

const config = (hasPlugin: boolean): string => `
import { withBookplate } from '@bookplate/docusaurus';
const config = {
  title: 'Docs',
  url: 'http://docs.site.localhost',
  baseUrl: '/docs/',
  trailingSlash: true,
  onBrokenLinks: 'throw',
  headTags: [{ tagName: 'link', attributes: { rel: 'icon', href: 'data:,' } }],
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  presets: [['classic', {
    docs: { routeBasePath: '/' },
    blog: { feedOptions: { type: 'all' }, onUntruncatedBlogPosts: 'ignore' },
  }]],
  // With an item, a navbar has the button for narrow screens, with and without the account menu.
  themeConfig: { navbar: { items: [{ to: '/plans', label: 'Plans' }] } },
  themes: [['@easyops-cn/docusaurus-search-local', { docsRouteBasePath: ['/'], searchBarShortcut: false }]],
};
export default ${hasPlugin ? 'withBookplate(config)' : 'config'};`;

const command = ['docusaurus', 'build', '--out-dir', 'dist'] as const;
const source = (hasPlugin: boolean, files: SiteSource['files']): SiteSource => ({
  commands: [command],
  place: sitesFolder,
  files: {
    ...settingsFiles,
    'package.json': '{"name": "contract", "private": true}',
    'docusaurus.config.ts': config(hasPlugin),
    'blog/2026-01-01-open.mdx': '---\ntitle: News\n---\n\nSomething is new.\n',
    ...files,
  },
});

export const docusaurus: ContractHost = {
  name: 'Docusaurus',
  isHeavy: true,
  missing: {},
  output: 'dist',
  places: {
    menu: '.navbar .bookplate-reader',
    entry: (slug) => `.theme-doc-sidebar-menu a[href="/docs/${slug}/"]`,
    contents: '.theme-doc-toc-desktop a',
    previous: '.pagination-nav__link--prev',
    next: '.pagination-nav__link--next',
    sample: '.theme-doc-markdown pre',
    copyButton: '.theme-code-block button[aria-label^=Copy]',
  },
  site: (publicFiles = {}) =>
    source(true, {
      ...Object.fromEntries(
        contractPages.map((page, at) => [
          `docs/${page.slug || 'index'}.mdx`,
          `${toMarkdown(page)}${page.slug === 'guide' ? clientExpression : ''}`.replace(
            '---',
            `---\nslug: /${page.slug}\nsidebar_position: ${at}`,
          ),
        ]),
      ),
      'blog/2026-01-02-gated.mdx':
        '---\ntitle: Raise\ngroups: [admin]\n---\n\nThe pageword of the blog.\n',
      ...Object.fromEntries(
        Object.entries(publicFiles).map(([name, text]) => [`static/${name}`, text]),
      ),
    }),
  plainSite: (hasPlugin) =>
    source(hasPlugin, {
      'docs/index.mdx': '---\ntitle: Home\nslug: /\n---\n\n## Start\n\n```sh\nls\n```\n',
      'docs/plans.mdx': '---\ntitle: Plans\n---\n\n## All\n\n- One\n- Two\n',
    }),
  withoutOurs: (html) =>
    html
      .replace(
        /<script data-api-url=.*?<\/script>\s*<script async src=\/\S*bookplate\.[\da-f]{8}\.js><\/script>\s*<noscript><style>.*?<\/noscript>\s*/s,
        '',
      )
      .replace(
        /<span class="bookplate-reader navbar__item">.*?<\/bookplate-text><\/span><\/span>/s,
        '',
      )
      .replaceAll(/\.[\da-f]{8}\.(js|css)/g, '.$1'),
  address: (slug) => (slug === '' ? '' : `${slug}/`),
  file: (slug) => join(slug, 'index.html'),
  ready: hydrated,
  searchText: (folder) =>
    globSync('search-index*.json', { cwd: folder })
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n'),
  developed: /client.*compiled successfully/i,
  develop: (port) => [
    'docusaurus',
    'start',
    '--no-open',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
  ],
};
