import { expect, test } from 'vitest';
import { collectPages } from './pages.ts';
import { findNeighbours } from './neighbours.ts';
import { readContent } from './site-content.ts';

const link = (id: string, title = `Title of ${id}`): object => ({ title, permalink: `/${id}/` });
const doc = (id: string, frontMatter: object = {}, more: object = {}): object => ({
  ...link(id),
  id,
  source: `@site/docs/${id}.md`,
  frontMatter,
  tags: [],
  sidebar: 'main',
  ...more,
});
const admin = { groups: ['admin'] };
const item = (id: string, label?: string): object => ({ type: 'doc', id, ...(label && { label }) });

function neighboursIn(docs: readonly object[], main: readonly object[]): object {
  const content = readContent({
    'docusaurus-plugin-content-docs': {
      default: { loadedVersions: [{ docs, sidebars: { main, other: main } }] },
    },
  });
  return findNeighbours(content, collectPages(content));
}

test('lead past gated pages, by the names that Docusaurus gives to links', () => {
  const docs = [doc('a'), doc('b', admin), doc('c', { sidebar_label: 'C' }), doc('d')];
  expect(neighboursIn(docs, [item('a'), item('b'), item('c'), item('d', 'Last')])).toEqual({
    '/a': { previous: null, next: link('c', 'C') },
    '/c': { previous: link('a'), next: link('d', 'Last') },
  });
});

test('what front matter says of one of them stays', () => {
  const docs = [
    doc('a', { pagination_next: 'b' }, { next: link('b', 'By hand') }),
    doc('b', admin),
    doc('c', { pagination_prev: null }),
  ];
  expect(neighboursIn(docs, [item('a'), item('b'), item('c')])).toEqual({
    '/a': { previous: null, next: link('b', 'By hand') },
    '/c': { previous: null, next: null },
  });
});

test('go through categories and the pages that list them, and past docs that are not listed', () => {
  const docs = [doc('a'), doc('b', admin), doc('c', {}, { unlisted: true }), doc('d'), doc('e')];
  const category = (label: string, ids: readonly string[], more: object): object => ({
    type: 'category',
    label,
    items: ids.map((id) => item(id)),
    ...more,
  });
  const sidebar = [
    item('a'),
    category('Staff', ['b'], { link: { type: 'generated-index', permalink: '/staff' } }),
    category('Doc', ['c'], { link: { type: 'doc', id: 'd' } }),
    category('None', ['e'], {}),
    category('Open', ['e'], { link: { type: 'generated-index', permalink: '/open' } }),
  ];
  expect(neighboursIn(docs, sidebar)).toMatchObject({
    '/a': { previous: null, next: link('d') },
    '/d': { previous: link('a'), next: link('e') },
  });
});

test('lead from a gated page to another that all of its readers see', () => {
  const both = { groups: ['beta', 'admin'] };
  const docs = [doc('a', admin), doc('b', { groups: ['beta'] }), doc('c', both)];
  expect(neighboursIn(docs, [item('a'), item('b'), item('c')])).toMatchObject({
    '/a': { previous: null, next: link('c') },
    '/c': { previous: null, next: null },
  });
});

test('of blog posts, too', () => {
  const posts = [doc('a'), doc('b', admin), doc('x', {}, { unlisted: true }), doc('c')];
  const content = readContent({
    'docusaurus-plugin-content-blog': {
      default: { blogPosts: posts.map((metadata) => ({ metadata })) },
    },
  });
  expect(
    findNeighbours(
      { ...content, blogs: [{ ...content.blogs[0]!, blogTags: {} }] },
      { '/b': ['admin'] },
    ),
  ).toEqual({
    '/a': { previous: null, next: link('c') },
    '/c': { previous: link('a'), next: null },
  });
});
