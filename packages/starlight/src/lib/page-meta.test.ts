import { expect, test } from 'vitest';
import { gateMeta } from './page-meta.ts';
import type { HeadTag, PageData } from './hooks.ts';

const groups: Readonly<Record<string, readonly string[]>> = { '/de/vip/': ['admin'] };

function headOf(data: PageData, head: readonly HeadTag[]): readonly HeadTag[] {
  const route = {
    entry: { id: 'vip', data: { title: 'Partners', ...data } },
    head: [...head],
    siteTitle: 'Docs',
    sidebar: [],
    pagination: { prev: undefined, next: undefined },
  };
  gateMeta(route, (path) => groups[path], '·');
  return route.head;
}

const meta = (name: string, content: string): HeadTag => ({
  tag: 'meta',
  attrs: { name, content },
});
const noindex = { ...meta('robots', 'noindex'), content: '' };
const title: HeadTag = { tag: 'title', content: 'Partners · Docs' };
const hidden: PageData = { groups: ['admin'] };

test('leaves the head of an open page as it is', () => {
  const head = [title, meta('description', 'About partners.')];
  expect(headOf({ description: 'About partners.', head: [head[1]!] } as PageData, head)).toEqual(
    head,
  );
});

test('takes what front matter says out of the head of a gated page', () => {
  const own: readonly HeadTag[] = [
    meta('keywords', 'rebate'),
    { tag: 'meta', attrs: { property: 'og:image', content: '/rebate.png' } },
    { tag: 'link', attrs: { rel: 'alternate', href: '/rebate.pdf' } },
    { tag: 'script', attrs: { type: 'application/ld+json' }, content: '{"name":"Rebate"}' },
    { tag: 'noscript', content: 'Rebate' },
    { tag: 'template', content: 'Rebate' },
  ];
  const data = { ...hidden, description: 'Rebates.', head: own } as PageData;
  const head = [title, meta('description', 'Rebates.'), meta('generator', 'Astro'), ...own];
  expect(headOf(data, head)).toEqual([title, meta('generator', 'Astro'), noindex]);
});

test('has the page’s own title where front matter has another for the head', () => {
  const own: HeadTag = { tag: 'title', content: 'Rebate of forty percent' };
  expect(headOf({ ...hidden, head: [own] }, [own])).toEqual([title, noindex]);
});

test('takes out what another plugin has made of front matter', () => {
  const data = { ...hidden, summary: 'Forty percent off' } as PageData;
  const made: readonly HeadTag[] = [
    { tag: 'meta', attrs: { property: 'og:image', content: '/og?text=Forty percent off' } },
    { tag: 'script', attrs: { type: 'application/ld+json' }, content: '"Forty percent off"' },
  ];
  expect(headOf(data, [title, ...made])).toEqual([title, noindex]);
});

test('leaves what the page needs to look and work as it does', () => {
  const own: readonly HeadTag[] = [
    { tag: 'link', attrs: { rel: 'stylesheet', href: '/vip.css' } },
    { tag: 'link', attrs: { rel: 'preload', href: '/vip.woff2' } },
    { tag: 'script', attrs: { src: '/vip.js' } },
    { tag: 'style', content: 'h1 { color: red }' },
  ];
  expect(headOf({ ...hidden, head: own }, [title, ...own])).toEqual([title, ...own, noindex]);
});

test('names no translation that is gated, on any page', () => {
  const alternate = (href: string): HeadTag => ({
    tag: 'link',
    attrs: { rel: 'alternate', hreflang: 'de', href },
  });
  const open = alternate('https://docs.foo.com/fr/vip/');
  expect(headOf({}, [open, alternate('https://docs.foo.com/de/vip/')])).toEqual([open]);
});

test('leaves the head of a page that anonymous readers see as it is', () => {
  const head = [title, meta('description', 'Rebates.')];
  const data = { groups: ['*', '!admin'], description: 'Rebates.' } as PageData;
  expect(headOf(data, head)).toEqual(head);
});
