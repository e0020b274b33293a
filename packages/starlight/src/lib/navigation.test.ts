import { expect, test } from 'vitest';
import { gateNavigation } from './navigation.ts';
import type { SidebarLink } from './hooks.ts';

const link = (href: string): SidebarLink => ({ type: 'link', href, isCurrent: false, attrs: {} });
const groups: Readonly<Record<string, readonly string[]>> = { '/guides/': ['beta', 'admin'] };

test('entries are marked, also those in groups, and others are left alone', () => {
  const [one, other, outer] = [link('/guides/'), link('/guides/more/'), link('/guides/')];
  gateNavigation(
    [{ type: 'group', label: 'Guides', entries: [one, other] }, outer],
    (href) => groups[href],
  );
  for (const each of [one, outer])
    expect(each.attrs).toEqual({ 'data-bookplate-groups': 'beta admin' });
  expect(other.attrs).toEqual({});
});
