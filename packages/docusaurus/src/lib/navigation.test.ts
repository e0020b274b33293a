import { expect, test } from 'vitest';
import type { SidebarItem } from './hooks.ts';
import { pagePath } from './page-data.ts';
import { gateNavigation } from './navigation.ts';

const pages: Readonly<Record<string, readonly string[]>> = {
  '/docs/a': ['admin'],
  '/docs/b': ['beta', 'admin'],
  '/docs/none': [],
};
const link = (name: string): SidebarItem => ({ type: 'link', href: `/docs/${name}/` });
const category = (items: readonly SidebarItem[], href?: string): SidebarItem => ({
  type: 'category',
  items,
  href,
});

test.each([
  [link('a'), ['admin']],
  [link('c'), undefined],
  [link('none'), []],
  [{ type: 'html' } as const, undefined],
  [category([link('a'), link('b'), link('none')]), ['admin', 'beta']],
  [category([link('a'), link('c')]), undefined],
  [category([category([link('b')])]), ['beta', 'admin']],
  [category([link('a')], '/docs/c'), undefined],
  [category([link('b')], '/docs/a'), ['admin', 'beta']],
  [category([link('a'), { type: 'html' }]), undefined],
  [category([]), undefined],
])('%j is for %j', (item, groups) => {
  expect(gateNavigation(item, (href) => pages[pagePath(href)])).toEqual(groups);
});

test.each([
  ['/', '/'],
  ['/docs/', '/docs'],
  ['/docs/a', '/docs/a'],
  ['/docs/a.html', '/docs/a'],
  ['/docs/index.html', '/docs'],
  ['/docs/a/?b#c', '/docs/a'],
])('the path of %s is %s', (address, path) => {
  expect(pagePath(address)).toBe(path);
});
