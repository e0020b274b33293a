import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type MarkdownIt, markForIndex } from '@bookplate/docs/markdown-it';
import { afterBuild } from './lib/after-build.ts';
import type { NavigationItem, PageData, ResolvedSite } from './lib/hooks.ts';
import { gateNavigation, gateNeighbours } from './lib/navigation.ts';
import { gateBodies, gateHead } from './lib/page.ts';
import { groupsByLink, pagePath } from './lib/pages.ts';
import { gateSearch } from './lib/search.ts';
import { gateSitemap } from './lib/sitemap.ts';
import { gateContents } from './lib/contents.ts';
import { withBookplate } from './index.ts';
import { outlineGroups } from './outline.ts';

const links = {
  loginUrl: 'https://dash.foo.com/login',
  logoutUrl: undefined,
  docsOrigin: undefined,
};
const gated: Readonly<Record<string, readonly string[]>> = {
  admin: ['admin'],
  'guide/audit': ['admin', 'auditor'],
  nobody: [],
  free: ['anonymous', 'free'],
};
const groupsOf = groupsByLink({
  base: '/docs/',
  pages: ['', 'start', 'guide/a', ...Object.keys(gated)].map((path) => ({
    path: `/docs/${path}`,
    groups: gated[path],
  })),
});

test.each([
  ['admin.md', 'admin'],
  ['/admin.html?a#b', 'admin'],
  ['guide/index.md', 'guide'],
  ['/guide/', 'guide'],
  ['index.md', ''],
  ['./a', 'a'],
])('reads %s as %j', (address, path) => {
  expect(pagePath(address)).toBe(path);
});

test('marks entries by their pages, and sections of nothing else by all of them', () => {
  const sidebar: NavigationItem[] = [
    { text: 'Start', link: '/start' },
    { text: 'Admin', link: '/admin' },
    { text: 'All', base: '/guide/', items: [{ link: 'audit' }, { link: '/../nobody' }] },
    { text: 'Audit', link: '/guide/audit', items: [{ link: '/start' }] },
    { text: 'Elsewhere', link: 'https://foo.com/admin' },
    { text: 'Both', items: [{ link: '/admin' }, { link: '/guide/audit' }, { link: '/nobody' }] },
    { text: 'Admin', link: '/admin', items: [{ link: '/free' }] },
  ];
  const site = { site: { base: '/docs/', themeConfig: { sidebar: { '/': sidebar } } } };
  gateNavigation(site as unknown as ResolvedSite, groupsOf);
  expect(
    sidebar.map(({ bookplateGroups, bookplateLinkGroups }) => [
      bookplateGroups,
      bookplateLinkGroups,
    ]),
  ).toEqual([
    [undefined, undefined],
    ['admin', undefined],
    [undefined, undefined],
    [undefined, 'admin auditor'],
    [undefined, undefined],
    ['admin auditor', undefined],
    ['admin anonymous free', 'admin'],
  ]);
});

test('leads from page to page over what all readers of a page see', () => {
  const sidebar = ['/start', '/admin', '/guide/a', '/nobody'].map((link) => ({ text: link, link }));
  const neighboursOf = (relativePath: string, frontmatter = {}): Record<string, unknown> => {
    const page: PageData = { description: '', title: '', relativePath, frontmatter };
    gateNeighbours(page, { sidebar }, groupsOf);
    return page.frontmatter;
  };
  expect(neighboursOf('start.md')).toEqual({ next: { text: '/guide/a', link: '/guide/a' } });
  expect(neighboursOf('guide/a.md')).toEqual({
    prev: { text: '/start', link: '/start' },
    next: false,
  });
  expect(neighboursOf('guide/a.md', { prev: 'mine', next: false })).toEqual({
    prev: 'mine',
    next: false,
  });
  // Every reader of the page sees both beside it.
  expect(neighboursOf('admin.md')).toEqual({});
});

test('takes out of the head of a gated page what describes it', () => {
  const page: PageData = {
    title: 'a',
    description: 'b',
    relativePath: 'a.md',
    frontmatter: {
      head: [
        ['meta', { property: 'og:description', content: 'b' }],
        ['link', { rel: 'preconnect', href: 'https://foo.com' }],
        ['script', { type: 'application/ld+json' }, '{}'],
        ['script', {}, 'track()'],
      ],
    },
  };
  gateHead(page);
  expect(page.description).toBe('');
  expect(page.frontmatter['head']).toEqual([
    ['link', { rel: 'preconnect', href: 'https://foo.com' }],
    ['script', {}, 'track()'],
    ['meta', { name: 'robots', content: 'noindex' }],
  ]);
});

test("keeps gated pages out of the sitemap, behind the site's own changes", async () => {
  const sitemap = gateSitemap(
    { transformItems: (items: readonly object[]) => [...items, { url: 'start' }] },
    () => groupsOf,
  );
  const items = [
    { url: 'admin.html' },
    { url: 'guide/a', links: [{ url: 'nobody' }, { url: '' }] },
  ];
  expect(await sitemap.transformItems?.(items as never)).toEqual([
    { url: 'guide/a', links: [{ url: '' }] },
    { url: 'start' },
  ]);
});

test('renders nothing of a gated page for the index of the local search', async () => {
  const { search } = gateSearch({ search: { provider: 'local' } }) as {
    search: { options: { _render(source: string, env: object, md: object): Promise<string> } };
  };
  // oxlint-disable-next-line no-underscore-dangle -- VitePress' name
  const render = search.options._render;
  const md = { render: (source: string) => source };
  expect(await render('text', { frontmatter: {} }, md)).toBe('text');
  expect(await render('text', { frontmatter: { groups: [] } }, md)).toBe('');
  expect(await render('text', { frontmatter: { groups: { none: ['pro'] } } }, md)).toBe('text');
  expect(await render('text', { frontmatter: { groups: { none: ['anonymous'] } } }, md)).toBe('');
  expect(await render('text', { frontmatter: { search: false } }, md)).toBe('');
});

test('says beside a gated page that it is not for an account, and not in the index of the local search', () => {
  const md = { render: (source: string) => source } as MarkdownIt;
  gateBodies(md, () => links);
  const env = { frontmatter: { groups: { none: ['trial'] } } };
  expect(md.render('text', env)).toContain('This page is not for this account.');
  markForIndex(env);
  expect(md.render('text', env)).toBe('text');
});

test.each([
  [['admin'], 'admin', undefined],
  [['beta', 'admin'], 'beta', 'admin'],
  [['* !beta', 'admin', '* !trial'], '* !beta', 'admin'],
  [['admin', '', '* !trial'], 'admin', ''],
  [['admin', '* !anonymous', 'anonymous pro'], 'admin', '* !anonymous'],
  [['admin', '* !pro', '* !trial'], 'admin', '* !trial'],
])('marks a heading in the blocks %j by the inner %j and the outer %j', (blocks, inner, outer) => {
  const elementOf = ([names, ...others]: readonly string[]): object | null =>
    names === undefined
      ? null
      : {
          getAttribute: () => names,
          parentElement: { closest: () => elementOf(others) },
        };
  vi.stubGlobal('document', { getElementById: () => ({ closest: () => elementOf(blocks) }) });
  onTestFinished(() => void vi.unstubAllGlobals());
  expect([outlineGroups('#a', 'inner'), outlineGroups('#a', 'outer')]).toEqual([inner, outer]);
});

test.each([
  [
    'an entry of the sidebar',
    'VPSidebarItem',
    '<div class="x"><div v-if="item.text" class="item"></div><VPSidebarItem v-for="i in item.items" :item="i" /></div>',
    '<div class="x"><div :data-bookplate-groups="item.bookplateLinkGroups" v-if="item.text" class="item"></div><VPSidebarItem :data-bookplate-groups="i.bookplateGroups" v-for="i in item.items" :item="i" /></div>',
  ],
  [
    'a group of the navigation bar',
    'VPMenu',
    '<VPMenuGroup :text="item.text" :items="item.items" />',
    '<VPMenuGroup :data-bookplate-groups="item.bookplateGroups" :text="item.text" :items="item.items" />',
  ],
  ['a slot that is handed on', 'VPNav', '<slot name="nav-bar-content-after" />', undefined],
])('edits %s', (_, name, template, edited) => {
  const source = (inner: string): string =>
    `<script setup>\nconst a = 1\n</script>\n<template>${inner}</template>\n`;
  expect(gateContents(source(template), { id: `/${name}.vue`, links })).toBe(
    source(edited ?? template),
  );
});

test('adds the account menu to the navigation bar, and the groups of headings to the outline', () => {
  const bar = gateContents(
    '<template><div><slot name="nav-bar-content-after" /></div></template>',
    { id: '/VPNavBar.vue', links },
  );
  expect(bar).toContain('<slot name="nav-bar-content-after" /><span class="bookplate-reader">');
  const outline = gateContents(
    '<script setup>\nconst a = 1\n</script>\n<template><ul><li v-for="{ link, title } in headers"><a class="outline-link" :href="link">{{ title }}</a></li></ul></template>',
    { id: '/VPDocOutlineItem.vue', links },
  );
  expect(outline).toContain(`<li :data-bookplate-groups="bookplateOutline(link, 'inner')"`);
  expect(outline).toContain(`<a :data-bookplate-groups="bookplateOutline(link, 'outer')"`);
  expect(outline).toContain('import { outlineGroups as bookplateOutline }');
});

test('leaves what a site has configured', () => {
  const isCustomElement = (tag: string): boolean => tag === 'my-tag';
  const config = withBookplate({
    title: 'Docs',
    vue: { template: { compilerOptions: { isCustomElement } } },
    vite: { plugins: ['theirs'] },
    markdown: { lineNumbers: true, codeTransformers: ['theirs'] },
  });
  expect(config.title).toBe('Docs');
  expect(config.markdown.lineNumbers).toBe(true);
  expect(config.vite.plugins[0]).toBe('theirs');
  expect(config.markdown.codeTransformers[0]).toBe('theirs');
  const check = config.vue.template.compilerOptions.isCustomElement;
  expect([check('my-tag'), check('bookplate-text'), check('div')]).toEqual([true, true, false]);
});

test('writes the warm frame into the root of the build', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'bookplate-vitepress-'));
  onTestFinished(() => rmSync(outDir, { recursive: true }));
  const site = { outDir, assetsDir: 'assets', site: { base: '/docs/' } } as ResolvedSite;
  afterBuild({
    site,
    pages: [],
    deferredFile: undefined,
    warmFiles: (base) => [{ name: 'bookplate-warm.html', text: base }],
  });
  expect(readFileSync(join(outDir, 'bookplate-warm.html'), 'utf8')).toBe('/docs/');
});
