import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInfoApi } from '@bookplate/info-api/node';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { useBrowser, waitForText } from '../../lib/browser.ts';
import { buildSite, copySite, hydrated, openTab, serveSite } from '../../lib/docusaurus.ts';
import { ada, type Site, startSite } from '../../lib/site.ts';

const { visitor } = useBrowser();
const folder = copySite(join(import.meta.dirname, '../../fixtures/docusaurus'));
const built = mkdtempSync(join(tmpdir(), 'bookplate-docusaurus-site-'));
const closing: (() => unknown)[] = [];
let site: Site;
let home: string;
let api: RequestListener;

// With React's development build, which says of every page what did not fit when it took over.
beforeAll(async () => {
  site = await startSite((close) => void closing.push(close));
  const serve = sirv(built, { dev: true });
  site.docs = (request, response) => {
    request.url = request.url?.replace('/base/', '/');
    serve(request, response, () => void response.writeHead(404).end());
  };
  home = `${site.docsUrl}/base/`;
  ({ api } = site);
  await buildSite(folder, ['--dev', '--out-dir', built], { BOOKPLATE_API_URL: site.apiUrl });
}, 120_000);
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(built, { recursive: true });
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  site.api = api;
  site.user = null;
});

/** The pages of the fixture, each in another way a page of Docusaurus. */
const paths = [
  '',
  'half',
  'half/open',
  'half/closed',
  'shop/buying',
  'shop/wholesale',
  'tags',
  'tags/shared',
  'tags/inside',
  'blog',
  'blog/hello',
  'blog/raise',
  'blog/archive',
  'blog/authors',
  'blog/authors/grace',
  'blog/tags',
  'blog/tags/news',
  'blog/tags/money',
  'staff',
  'staff/rota',
  'staff/pay',
  'samples',
  'contents',
  'others',
  'api/',
  '1.0/',
  '1.0/rota',
  'fr/',
  'fr/staff/rota',
];

test.each([
  ['nobody', null],
  ['a reader who is remembered', ada],
])('React has nothing to mend on any page, for %s', async (_, user) => {
  site.user = user;
  const reader = await visitor();
  const page = await openTab(reader);
  const errors: Record<string, readonly string[]> = {};
  for (const path of paths) {
    await page.goto(home + path);
    await page.waitForFunction(() => window.bookplate?.user !== undefined);
    await hydrated(page);
    errors[path] = reader.errors.splice(0);
  }
  expect(errors).toEqual(Object.fromEntries(paths.map((path) => [path, []])));
});

async function mainText(page: Page, path: string): Promise<string> {
  await page.goto(home + path);
  await page.waitForFunction(() => window.bookplate?.user !== undefined);
  await hydrated(page);
  return page.$eval('main', (main) => main.innerText);
}

test('versions, languages and other sets of docs are gated alike', async () => {
  const page = await (await visitor()).openTab();
  const inSidebar = (label: string): Promise<boolean[]> =>
    page.$$eval(
      '.theme-doc-sidebar-menu a',
      (links, wanted) =>
        links.filter(({ innerText }) => innerText === wanted).map((link) => link.checkVisibility()),
      label,
    );
  const looked = async (): Promise<unknown> => ({
    now: await mainText(page, 'staff/rota'),
    // A category is shown to readers who see anything in it, collapsed or not.
    staff: await inSidebar('Staff'),
    half: await inSidebar('Half'),
    pay: await inSidebar('Pay'),
    old: await mainText(page, '1.0/rota'),
    french: await mainText(page, 'fr/staff/rota'),
    start: await mainText(page, 'fr/'),
    api: await mainText(page, 'api/'),
  });
  const refused = expect.stringMatching(/^(?![^]*work)[^]*This page is not for this account/);
  expect(await looked()).toEqual({
    now: refused,
    staff: [false],
    half: [true],
    pay: [false],
    old: refused,
    french: expect.stringMatching(/Cette page n’est pas pour ce compte.\s+Se connecter/),
    start: expect.stringContaining('Bonjour, lecteur'),
    api: expect.stringContaining('Call it, reader.'),
  });
  site.user = ada;
  await page.evaluate(() => localStorage.clear());
  expect(await looked()).toEqual({
    now: expect.stringContaining('Who works at night.'),
    staff: [true],
    half: [true],
    pay: [false],
    old: expect.stringContaining('Who worked at night.'),
    french: expect.stringContaining('Who works at night.'),
    start: expect.stringContaining('Bonjour, Ada'),
    api: expect.stringContaining('Call it, Ada.'),
  });
});

test('a table of contents names what is in groups to those who see it', async () => {
  const page = await (await visitor()).openTab();
  const contents = async (): Promise<string[]> => {
    await mainText(page, 'contents');
    return page.$$eval('.table-of-contents li', (items) =>
      items
        .filter((item) => item.checkVisibility())
        .map((item) => item.innerText.split('\n')[0] ?? ''),
    );
  };
  expect(await contents()).toEqual(['For everyone', 'The end']);
  site.user = { groups: ['admin'] };
  await page.evaluate(() => localStorage.clear());
  expect(await contents()).toEqual([
    'For everyone',
    'For admin only',
    'Below it',
    'Included',
    'The end',
  ]);
  site.user = { groups: ['admin', 'beta'] };
  await page.evaluate(() => localStorage.clear());
  expect(await contents()).toContain('For both');
});

test('titles and descriptions that Docusaurus makes of the text have the public fallback text', async () => {
  site.user = ada;
  const page = await (await visitor()).openTab();
  expect(await mainText(page, 'api/')).toContain('API for Ada');
  expect(await page.title()).toBe('API for you | Fixture');
  expect(await page.$eval('meta[name=description]', (meta) => meta.getAttribute('content'))).toBe(
    'Call it, reader.',
  );
  expect(await page.$eval('.theme-doc-sidebar-menu', (menu) => menu.textContent)).toBe(
    'API for you',
  );
});

test('a user that is not the reader stays, and so do files that are no MDX', async () => {
  site.user = { content: { firstName: 'Ada', apiKey: 'ada-key' } };
  const page = await (await visitor()).openTab();
  expect(await mainText(page, 'others')).toContain('not the reader: Grace, and Grace.');
  const text = await mainText(page, 'half/open');
  expect(text).toContain('In this file, {user.firstName} is text');
  expect(text).toContain('curl -H "X-API-Key: ada-key"');
});

test('code samples keep their highlighted lines, numbers and empty values', async () => {
  site.user = { content: { firstName: 'Ada', apiKey: 'ada-key', email: 'ada@example.com' } };
  const reader = await visitor();
  await reader.context.overridePermissions(site.docsUrl, [
    'clipboard-read',
    'clipboard-sanitized-write',
  ]);
  const page = await openTab(reader);
  await mainText(page, 'samples');
  const copied: string[] = [];
  for (const button of await page.$$('.theme-code-block button[aria-label^=Copy]')) {
    await button.evaluate((element) => (element as HTMLElement).click());
    copied.push(await page.evaluate(() => navigator.clipboard.readText()));
  }
  const [js, py, plain] = await page.$$eval('pre', (blocks) =>
    blocks.map((block) =>
      [...block.querySelectorAll('.token-line')].map((line) => line.textContent).join('\n'),
    ),
  );
  expect(js).toBe("const key = 'ada-key';\nsend(key, 'ada@example.com');");
  expect(py).toBe('key = "ada-key"  # Ada\n\n\nprint(f"{user.name()}", key)');
  expect(plain).toBe("const left = '{user.apiKey}';");
  expect(copied).toEqual([js, py, plain]);
  const highlighted = await page.$$eval('.theme-code-block-highlighted-line', (lines) =>
    lines.map((line) => line.textContent),
  );
  expect(highlighted).toEqual(["send(key, 'ada@example.com');", 'key = "ada-key"  # Ada']);
  expect(reader.errors).toEqual([]);
});

test('the development server shows each page to its reader, and React has nothing to say', async () => {
  const { port, stop } = await serveSite(folder, { BOOKPLATE_API_URL: site.apiUrl });
  onTestFinished(stop);
  const docsOrigin = `http://docs.site.localhost:${port}`;
  site.api = createInfoApi({ path: '/user-info', docsOrigins: [docsOrigin], getUser: () => ada });
  const reader = await visitor();
  const page = await openTab(reader);
  await page.goto(`${docsOrigin}/base/`);
  await waitForText(page, '.greeting', 'Hello, Ada');
  await waitForText(page, '.live', 'adA');
  for (const path of ['samples', 'others', 'staff/rota', '1.0/rota']) {
    await page.goto(`${docsOrigin}/base/${path}`);
    await page.waitForSelector('main h1');
  }
  expect(await page.$eval('main', (main) => main.innerText)).toContain('Who worked at night.');
  expect(reader.errors).toEqual([]);
}, 120_000);
