import { expect, test } from 'vitest';
import { gatePage } from './page.ts';
import type { SidebarLink, StarlightRoute } from './hooks.ts';

const groups: Readonly<Record<string, readonly string[]>> = { '/b/': ['admin'] };
const link = (href: string, isCurrent = false): SidebarLink => ({
  type: 'link',
  href,
  isCurrent,
  attrs: {},
});

function route(current: string, given: Partial<StarlightRoute> = {}): StarlightRoute {
  const links = ['/a/', '/b/', '/c/'].map((href) => link(href, href === current));
  const at = links.findIndex(({ isCurrent }) => isCurrent);
  const made: StarlightRoute = {
    entry: { id: current, data: { groups: groups[current] } },
    head: [],
    siteTitle: 'Docs',
    sidebar: [{ type: 'group', entries: links, label: 'All' }],
    pagination: { prev: links[at - 1], next: links[at + 1] },
    ...given,
  };
  gatePage(made, (href) => groups[href]);
  return made;
}

test('an open page is left to be found, and its neighbours are open', () => {
  const { entry, pagination } = route('/a/');
  expect(entry.data.pagefind).toBeUndefined();
  expect(pagination.prev).toBeUndefined();
  expect(pagination.next?.href).toBe('/c/');
});

test('a gated page is not to be found', () => {
  const { entry, pagination } = route('/b/');
  expect(entry.data.pagefind).toBe(false);
  expect([pagination.prev?.href, pagination.next?.href]).toEqual(['/a/', '/c/']);
});

test('what front matter says of previous and next stays', () => {
  const pagination = { prev: undefined, next: link('/b/#seats') };
  expect(route('/a/', { pagination }).pagination.next?.href).toBe('/b/#seats');
});

test('Pagefind finds a page that anonymous readers see', () => {
  const { entry } = route('/a/', { entry: { id: 'a', data: { groups: ['*', '!admin'] } } });
  expect(entry.data.pagefind).toBeUndefined();
});
