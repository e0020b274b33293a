import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { useBrowser, waitForText } from '../../lib/browser.ts';
import { buildSite, copySite, hydrated, openTab } from '../../lib/docusaurus.ts';
import { recordFrames, seenFrames } from '../../lib/frames.ts';
import { ada, type Site, startSite } from '../../lib/site.ts';

const { visitor } = useBrowser();
const folder = copySite(join(import.meta.dirname, '../../fixtures/docusaurus'));
const built = mkdtempSync(join(tmpdir(), 'bookplate-docusaurus-gated-'));
const closing: (() => unknown)[] = [];
let site: Site;
let home: string;

beforeAll(async () => {
  site = await startSite((close) => void closing.push(close));
  const serve = sirv(built, { dev: true });
  site.docs = (request, response) => {
    request.url = request.url?.replace('/base/', '/');
    serve(request, response, () => void response.writeHead(404).end());
  };
  home = `${site.docsUrl}/base/`;
  await buildSite(folder, ['--out-dir', built], { BOOKPLATE_API_URL: site.apiUrl });
}, 120_000);
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(built, { recursive: true });
  rmSync(folder, { recursive: true });
});

const read = (name: string): string => readFileSync(join(built, name), 'utf8');
/** What only some readers are to see, in any language. */
const gatedText =
  /staff\b|rota|Pay\b|works at night|worked at night|closed|for admins|wholesale|pallet|second rocket|raise|tenth more|second author|inside|money|retours/i;

test('sitemaps have open pages only, in each language', () => {
  const pathsIn = (name: string): readonly (string | undefined)[] =>
    [...read(name).matchAll(/<loc>http:\/\/docs\.site\.localhost\/base\/([^<]*)/g)].map(
      ([, path]) => path,
    );
  const english = pathsIn('sitemap.xml');
  expect(english).toEqual(
    expect.arrayContaining(['', 'half', 'half/open', 'shop/returns', 'blog/hello', 'tags/shared']),
  );
  expect(english.join('\n')).not.toMatch(gatedText);
  const french = pathsIn('fr/sitemap.xml');
  expect(french).toEqual(
    english
      .filter((path) => path !== 'shop/returns' && path !== 'api/')
      .map((path) => `fr/${path}`),
  );
});

test('search engines are asked to leave gated pages out, and those only', () => {
  const noindex = /<meta [^>]*content="?noindex/;
  const isLeftOut = (path: string): boolean => noindex.test(read(`${path}/index.html`));
  const gated = ['staff', 'staff/rota', '1.0/rota', 'tags/inside', 'blog/raise', 'blog/tags/money'];
  expect(
    [...gated, 'fr/api', 'fr/staff/rota', 'fr/shop/returns'].filter((path) => !isLeftOut(path)),
  ).toEqual([]);
  const open = [
    '.',
    'half',
    'half/open',
    'shop/returns',
    'tags',
    'tags/shared',
    'blog',
    'blog/archive',
  ];
  expect([...open, 'blog/tags/news', 'fr', 'fr/half/open'].filter(isLeftOut)).toEqual([]);
});

test('feeds, local search and what search engines are told have no gated post, page or part', () => {
  const files = ['rss.xml', 'atom.xml', 'feed.json'].map((name) => read(`blog/${name}`));
  for (const feed of files) expect(feed).toContain('That was all.');
  const index = read('search-index.json');
  expect(index).toContain('These terms stand on every single page');
  // The branch for everyone, and not the other.
  expect(index).toContain('"Hello to all, reader."');
  const indexes = ['1.0/', 'fr/', 'fr/1.0/'].map((path) => read(`${path}search-index.json`));
  const blog = read('blog/index.html');
  const linked = /<script[^>]*ld\+json[^>]*>(.*?)<\/script>/s.exec(blog)?.[1];
  expect(linked).toContain('"headline":"Hello"');
  const description = /<meta [^>]*name="?description"? [^>]*>/.exec(read('shop/buying/index.html'));
  expect(description?.[0]).toContain('Ask for more.');
  for (const text of [...files, index, ...indexes, linked, description?.[0]])
    expect(text).not.toMatch(gatedText);
});

test('previous and next lead to what all readers of a page see, and where front matter says', () => {
  const neighbours = (path: string): readonly (string | undefined)[] => {
    const nav = /<nav [^>]*class="?[^>]*pagination-nav\b.*?<\/nav>/s.exec(
      read(`${path}/index.html`),
    );
    return ['prev', 'next'].map(
      (side) =>
        new RegExp(`pagination-nav__link--${side}"? href="?/base/([^ >"]*)`).exec(
          nav?.[0] ?? '',
        )?.[1],
    );
  };
  expect(neighbours('half')).toEqual([undefined, 'half/open']);
  expect(neighbours('half/closed')).toEqual(['half', 'half/open']);
  expect(neighbours('half/open')).toEqual(['half', '']);
  expect(neighbours('shop/buying')).toEqual(['half/closed', 'shop/returns']);
  expect(neighbours('shop/returns')).toEqual(['shop/buying', undefined]);
  // All of its readers are not admins.
  expect(neighbours('shop/wholesale')).toEqual(['shop/returns', undefined]);
  // Here, it is gated in one language.
  expect(neighbours('fr/shop/buying')).toEqual(['fr/half/closed', undefined]);
  expect(neighbours('fr/shop/returns')).toEqual(['fr/shop/buying', 'fr/shop/wholesale']);
  expect(neighbours('blog/bye')).toEqual([undefined, 'blog/hello']);
});

/** The text of a page, and how many articles are seen in it. */
async function look(page: Page, path: string): Promise<string> {
  await page.goto(home + path);
  await page.waitForFunction(() => window.bookplate?.user !== undefined);
  await hydrated(page);
  return page.$eval('.main-wrapper', (main) => (main as HTMLElement).innerText);
}

const refusal = /This page is not for this account|Cette page n’est pas pour ce compte/;

test('lists have what their reader may see', async () => {
  const page = await openTab(await visitor());
  const looked = async (): Promise<Record<string, string>> => ({
    cards: await look(page, 'half'),
    tags: await look(page, 'tags'),
    tag: await look(page, 'tags/shared'),
    blog: await look(page, 'blog'),
    archive: await look(page, 'blog/archive'),
    posts: await look(page, 'blog/tags/news'),
    authors: await look(page, 'blog/authors'),
    author: await look(page, 'blog/authors/grace'),
  });
  const articles = (): Promise<number> =>
    page.$$eval('main article', (all) => all.filter((each) => each.checkVisibility()).length);

  for (const [name, text] of Object.entries(await looked()))
    expect(text, name).not.toMatch(gatedText);
  expect(await look(page, 'tags')).toMatch(/^Tags[^a-z]+shared\s+\d+$/);
  await look(page, 'tags/shared');
  expect(await articles()).toBe(1);
  expect(await look(page, 'half')).toContain('Open');
  // The card is hidden with its column.
  expect(await articles()).toBe(2);
  expect(await look(page, 'blog/archive')).not.toContain('February');

  site.user = ada;
  onTestFinished(() => void (site.user = null));
  await page.evaluate(() => localStorage.clear());
  expect(await looked()).toEqual({
    cards: expect.stringContaining('Closed'),
    tags: expect.stringMatching(/shared\s+\d+[^a-z]+inside\s+\d+/),
    tag: expect.stringMatching(/tagged[^]+Closed[^]+Open/),
    blog: expect.stringContaining('A raise for everyone'),
    archive: expect.stringContaining('February 1 - A raise for everyone'),
    posts: expect.stringMatching(/tagged[^]+A raise for everyone[^]+Hello/),
    authors: expect.stringContaining('Grace'),
    author: expect.stringContaining('A raise for everyone'),
  });
});

test('pages that list gated pages only, and a gated home page, say that they are not for this account', async () => {
  const page = await openTab(await visitor());
  for (const path of ['staff', 'tags/inside', 'blog/tags/money', 'fr/api/']) {
    const text = await look(page, path);
    expect(text, path).toMatch(refusal);
    expect(text, path).not.toMatch(/rota|closed|raise|appel/i);
  }
});

test('a gated page names no other one', async () => {
  const page = await openTab(await visitor());
  await recordFrames(
    page,
    'nav.breadcrumbs, .theme-doc-breadcrumbs',
    '.pagination-nav',
    '.theme-doc-footer',
  );
  const text = await look(page, 'half/closed');
  expect(text).toMatch(refusal);
  const { seen } = await seenFrames(page);
  expect(seen.flatMap((frame) => Object.values(frame)).filter(Boolean)).toEqual([]);
});

test('a redirect to a gated page leads to what it says', async () => {
  const page = await openTab(await visitor());
  await page.goto(`${home}nights/`);
  await page.waitForFunction(() => location.pathname.includes('/staff/rota'));
  const sentence = 'main [data-bookplate-show~=identified][data-bookplate-show~=anonymous]';
  await waitForText(
    page,
    sentence,
    'This page is not for this account.\n\nLog in with one that may read it.',
  );
});
