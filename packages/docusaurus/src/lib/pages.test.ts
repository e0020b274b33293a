import { expect, test } from 'vitest';
import { collectPages } from './pages.ts';
import type { AllContent } from './hooks.ts';
import { readContent } from './site-content.ts';

const page = (permalink: string, groups?: unknown, ...tags: string[]): object => ({
  id: permalink.replace('/', ''),
  permalink,
  source: `@site${permalink}.md`,
  frontMatter: groups === undefined ? {} : { groups },
  tags: tags.map((label) => ({ label, permalink: `/tags/${label}` })),
});

/** Content as the three plugins load it. */
function content(docs: object[], sidebar: object[] = [], posts: object[] = []): AllContent {
  return {
    'docusaurus-plugin-content-docs': {
      default: { loadedVersions: [{ docs, sidebars: { main: sidebar } }] },
      api: { loadedVersions: [{ docs: [page('/api/keys', ['admin'])], sidebars: {} }] },
    },
    'docusaurus-plugin-content-blog': {
      default: {
        blogPosts: posts.map((metadata) => ({ metadata })),
        blogTags: {
          '/tags/news': {
            pages: ['/tags/news', '/tags/news/page/2'].map((permalink) => ({
              metadata: { permalink },
            })),
          },
        },
      },
    },
    'docusaurus-plugin-content-pages': {
      default: [
        page('/status/', ['admin', 'beta']),
        { permalink: '/component', source: '@site/src/pages/component.tsx' },
      ],
      empty: null,
    },
  };
}

const gatedPages = (...given: Parameters<typeof content>): object =>
  collectPages(readContent(content(...given)));

test('finds docs of every instance, posts and pages', () => {
  const posts = [page('/blog/a', ['beta']), page('/blog/b')];
  expect(gatedPages([page('/docs/', ['admin']), page('/docs/b')], [], posts)).toEqual({
    '/docs': ['admin'],
    '/api/keys': ['admin'],
    '/blog/a': ['beta'],
    '/status': ['admin', 'beta'],
  });
});

test('finds none in a site that has none', () => {
  expect(collectPages(readContent({}))).toEqual({});
});

const docs = [page('/a', ['admin']), page('/b', ['beta']), page('/c')];
const category = (link: object | undefined, ...ids: string[]): object => ({
  type: 'category',
  items: ids.map((id) => ({ type: 'doc', id })),
  ...(link && { link }),
});
const list = { type: 'generated-index', permalink: '/list' };

test.each([
  [
    ['a', 'b'],
    ['admin', 'beta'],
  ],
  [['a', 'c'], undefined],
  [[], undefined],
])('the page that lists a category of %j is for %j', (ids, groups) => {
  const sidebar = [{ type: 'category', items: [category(list, ...ids), { type: 'html' }] }];
  expect(gatedPages(docs, sidebar)).toMatchObject({});
  expect((gatedPages(docs, sidebar) as Record<string, unknown>)['/list']).toEqual(groups);
});

test('what lists a category that everyone can open is for everyone', () => {
  const inner = category({ type: 'doc', id: 'c' }, 'a');
  const sidebar = [{ type: 'category', items: [inner], link: list }];
  expect(gatedPages(docs, sidebar)).not.toHaveProperty('/list');
});

const tagged = [
  page('/a', ['admin'], 'staff', 'all'),
  page('/b', ['beta'], 'staff', 'beta', 'all'),
  page('/c', undefined, 'all', 'open'),
  { ...page('/d', undefined, 'staff'), unlisted: true },
];
const posts = [page('/blog/a', ['beta'], 'news'), page('/blog/b')];

test('the pages of a tag are for the groups that see anything in it', () => {
  expect(gatedPages(tagged, [], posts)).toMatchObject({
    '/tags/staff': ['admin', 'beta'],
    '/tags/beta': ['beta'],
    '/tags/news': ['beta'],
    '/tags/news/page/2': ['beta'],
  });
  expect(gatedPages(tagged)).not.toHaveProperty('/tags/all');
});

test('refuses groups that are no list, and names the file', () => {
  expect(() => readContent(content([page('/docs/a', 'admin')]))).toThrow(
    "@site/docs/a.md groups: 'admin': expected a list",
  );
});

test('refuses two pages with one address for different readers, and names both', () => {
  const twice = (groups?: unknown): AllContent =>
    content([page('/a', ['admin']), { ...page('/a/', groups), source: '@site/other.md' }]);
  expect(() => readContent(twice())).toThrow(
    "At the address /a, found two pages: @site/a.md for groups: ['admin'], and @site/other.md for everyone. Expected one.",
  );
  expect(() => readContent(twice(['beta']))).toThrow('/a');
  expect(() => readContent(twice(['admin']))).not.toThrow();
});
