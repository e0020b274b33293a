import { expect, test } from 'vitest';
import { pageGroups, pagePath } from './pages.ts';

const admin = ['admin'];

test('knows a page by its address, however that is written', () => {
  const groupsOf = pageGroups(new Map([['a/guide', admin]]), '/docs/', {
    folders: [],
    fallback: '',
  });
  for (const href of ['/docs/a/guide/', '/docs/a/guide', '/docs/a/guide.html', '/docs/a/guide/#x'])
    expect(groupsOf(href)).toBe(admin);
  for (const href of ['/a/guide/', '/docs/a/', 'https://elsewhere.com/docs/a/guide/', '#x'])
    expect(groupsOf(href)).toBeUndefined();
});

test('a page that is not translated has the groups of the one it shows', () => {
  const pages = new Map([
    ['guide', admin],
    ['open', undefined],
    ['de/open', admin],
  ]);
  const groupsOf = pageGroups(pages, '/', { folders: ['de'], fallback: '' });
  expect(groupsOf('/de/guide/')).toBe(admin);
  expect(groupsOf('/de/open/')).toBe(admin);
  expect(groupsOf('/open/')).toBeUndefined();
});

test('the default language may have a folder, too', () => {
  const groupsOf = pageGroups(new Map([['en/guide', admin]]), '/', {
    folders: ['en', 'de'],
    fallback: 'en',
  });
  expect(groupsOf('/de/guide/')).toBe(admin);
});

test.each([
  ['index', ''],
  ['guides/index', 'guides'],
  ['/guides/', 'guides'],
  ['reindex', 'reindex'],
])('the path of %s is "%s"', (address, path) => {
  expect(pagePath(address)).toBe(path);
});
