import { expect, test } from 'vitest';
import { withoutGatedPages } from './sitemap.ts';

const isGated = (path: string): boolean => path === '/docs/admin/';

test('takes gated pages out, and leaves the rest as it is', () => {
  const xml = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://foo.com/docs/</loc><lastmod>2026-01-01</lastmod></url>
<url>
  <loc>https://foo.com/docs/admin/</loc>
  <priority>0.5</priority>
</url>
<url><loc>https://foo.com/docs/admin/seats/</loc></url></urlset>`;
  expect(withoutGatedPages(xml, isGated))
    .toBe(`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://foo.com/docs/</loc><lastmod>2026-01-01</lastmod></url>
<url><loc>https://foo.com/docs/admin/seats/</loc></url></urlset>`);
});

test('takes the links to a gated translation out', () => {
  const url = (inner: string): string =>
    `<url><loc>https://foo.com/de/docs/admin/</loc>${inner}</url>`;
  const own = '<xhtml:link rel="alternate" hreflang="de" href="https://foo.com/de/docs/admin/"/>';
  const gated = '<xhtml:link rel="alternate" hreflang="en" href="https://foo.com/docs/admin/"/>';
  expect(withoutGatedPages(url(own + gated), isGated)).toBe(url(own));
});

test('leaves an index of sitemaps as it is', () => {
  const xml =
    '<sitemapindex><sitemap><loc>https://foo.com/sitemap-0.xml</loc></sitemap></sitemapindex>';
  expect(withoutGatedPages(xml, () => true)).toBe(xml);
});
