import { expect, test } from 'vitest';
import { gateSidebar, pagePath } from './gate-sidebar.ts';
import type { SidebarEntry } from './hooks.ts';

const link = (href: string): SidebarEntry => ({ type: 'link', href, attrs: {} });
const gated = new Map([
  ['admin-guide', ['admin']],
  ['guides', ['beta', 'admin']],
]);

test.each([
  ['/', '/admin-guide/'],
  ['/', '/admin-guide'],
  ['/', '/admin-guide.html'],
  ['/docs', '/docs/admin-guide/'],
  ['/docs/', '/docs/admin-guide/?a#b'],
])('below %s, %s is the gated page', (base, href) => {
  const entry = link(href);
  gateSidebar([entry], gated, base);
  expect(entry).toHaveProperty(['attrs', 'data-bookplate-groups'], 'admin');
});

test('entries in groups are marked, others are left alone', () => {
  const [one, other] = [link('/guides/'), link('/guides/more/')];
  gateSidebar([{ type: 'group', entries: [one, other] }], gated, '/');
  expect(one).toHaveProperty(['attrs', 'data-bookplate-groups'], 'beta admin');
  expect(other).toHaveProperty('attrs', {});
});

test.each([
  ['index', ''],
  ['guides/index', 'guides'],
  ['/guides/', 'guides'],
  ['reindex', 'reindex'],
])('the path of %s is "%s"', (address, path) => {
  expect(pagePath(address)).toBe(path);
});
