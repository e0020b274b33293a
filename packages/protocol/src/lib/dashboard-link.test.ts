import { expect, test } from 'vitest';
import { dashboardLink } from './dashboard-link.ts';

test('replaces every {returnTo} by the encoded address of the page', () => {
  expect(dashboardLink('https://a.foo.com/in?next={returnTo}', 'https://foo.com/docs/?a=b&c')).toBe(
    'https://a.foo.com/in?next=https%3A%2F%2Ffoo.com%2Fdocs%2F%3Fa%3Db%26c',
  );
  expect(dashboardLink('https://a.foo.com/{returnTo}/{returnTo}', '$&')).toBe(
    'https://a.foo.com/%24%26/%24%26',
  );
});

test('leaves nothing of {returnTo} where the page is not known', () => {
  expect(dashboardLink('https://a.foo.com/in?next={returnTo}', '')).toBe(
    'https://a.foo.com/in?next=',
  );
});
