import { expect, test } from 'vitest';
import { findGatedPages } from './gated-pages.ts';

const page = (permalink: string, groups?: unknown, id = permalink): object => ({
  id,
  permalink,
  source: `@site${permalink}.md`,
  frontMatter: groups === undefined ? {} : { groups },
});

/** Content as the three plugins load it. */
function content(docs: object[], sidebar: object[] = []): Parameters<typeof findGatedPages>[0] {
  return {
    'docusaurus-plugin-content-docs': {
      default: { loadedVersions: [{ docs, sidebars: { main: sidebar } }] },
      api: { loadedVersions: [{ docs: [page('/api/keys', ['admin'])], sidebars: {} }] },
    },
    'docusaurus-plugin-content-blog': {
      default: {
        blogPosts: [{ metadata: page('/blog/a', ['beta']) }, { metadata: page('/blog/b') }],
      },
    },
    'docusaurus-plugin-content-pages': {
      default: [page('/status/', ['admin', 'beta']), { permalink: '/component' }],
      empty: null,
    },
  };
}

test('finds docs of every instance, posts and pages', () => {
  expect(findGatedPages(content([page('/docs/', ['admin']), page('/docs/b')]))).toEqual({
    '/docs': ['admin'],
    '/api/keys': ['admin'],
    '/blog/a': ['beta'],
    '/status': ['admin', 'beta'],
  });
});

test('finds none in a site that has none', () => {
  expect(findGatedPages({})).toEqual({});
});

const docs = [page('/a', ['admin'], 'a'), page('/b', ['beta'], 'b'), page('/c', undefined, 'c')];
const category = (link: object | undefined, ...ids: string[]): object => ({
  type: 'category',
  items: ids.map((id) => ({ type: 'doc', id })),
  ...(link && { link }),
});

test.each([
  [{ type: 'generated-index', permalink: '/list' }, ['a', 'b'], ['admin', 'beta']],
  [{ type: 'generated-index', permalink: '/list' }, ['a', 'c'], undefined],
  [{ type: 'generated-index', permalink: '/list' }, [], undefined],
])('the page of a category %j of %j is for %j', (link, ids, groups) => {
  const sidebar = [{ type: 'category', items: [category(link, ...ids), { type: 'html' }] }];
  expect(findGatedPages(content(docs, sidebar))['/list']).toEqual(groups);
});

test('what lists a category that everyone can open is for everyone', () => {
  const inner = category({ type: 'doc', id: 'c' }, 'a');
  const link = { type: 'generated-index', permalink: '/list' };
  const sidebar = [{ type: 'category', items: [inner], link }];
  expect(findGatedPages(content(docs, sidebar))['/list']).toBeUndefined();
});

test.each(['admin', [1], ['a b'], { any: ['admin'] }, null])(
  'refuses groups: %j, and names the file',
  (groups) => {
    expect(() => findGatedPages(content([page('/docs/a', groups)]))).toThrow(
      `In the front matter of @site/docs/a.md, found groups: ${JSON.stringify(groups)}. Expected names of groups in a list`,
    );
  },
);
