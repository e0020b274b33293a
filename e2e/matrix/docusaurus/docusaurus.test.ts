import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Company } from '@bookplate-examples/company/company';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, useBrowser, waitForContent, waitForText } from '../../lib/browser.ts';
import { startHooli } from '../../../examples/hooli/start.ts';
import { hydrated, openTab } from '../../lib/docusaurus.ts';

const { visitor } = useBrowser();
const dataFolder = mkdtempSync(join(tmpdir(), 'bookplate-docusaurus-'));
let company: Company;

// At its own addresses, for which these docs were built.
beforeAll(async () => {
  const docsFolder = join(import.meta.dirname, '../../../examples/hooli/docs/dist');
  company = await startHooli({ dataFolder, docsFolder });
});
afterAll(async () => {
  await company.close();
  rmSync(dataFolder, { recursive: true });
});

const entry = (path: string): string => `.theme-doc-sidebar-menu a[href="/docs/${path}"]`;
const corner = '.navbar .bookplate-reader';
const body = '.theme-doc-markdown';
const sample = `${body} pre`;
const refusal = 'main [data-bookplate-show~=identified][data-bookplate-show~=anonymous]';

test('going from page to page without loading them, each is right', async () => {
  const bob = await visitor();
  const page = await openTab(bob);
  await signIn(page, company.dashboardUrl, 'bob');
  await page.goto(company.docsUrl);
  await waitForText(page, '.greeting', 'Hello, Bob');
  await hydrated(page);
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
  const go = (path: string, title: string): Promise<void> =>
    page.click(entry(path)).then(() => waitForText(page, 'main h1', title));

  await go('guides/plans/', 'Plans');
  expect(await page.$eval('main', (main) => main.innerText)).toMatch(
    /Plan\s+free\s+enterprise\s+free/,
  );
  await go('guides/regions/', 'Regions');
  expect(await page.$eval('main', (main) => main.innerText)).toContain('Bob, mind the neighbours');
  await go('guides/orders/', 'Order weather');
  const orders = await page.$eval(`${body} a.orders`, (link) => link.getAttribute('href'));
  expect(orders).toMatch(/account=.+$/);
  await page.goBack();
  await waitForText(page, 'main h1', 'Regions');
  await go('quickstart/', 'Quickstart');
  await waitForContent(page, `${sample} bookplate-text`, 'test_bob_8a03e65d1c');
  // No way leads there for Bob but his own.
  await page.$eval(entry('admin-guide/'), (link) => (link as HTMLElement).click());
  await waitForText(page, refusal, 'This page is not for this account.');
  expect(await page.$eval('.theme-doc-toc-desktop', (toc) => toc.checkVisibility())).toBe(false);
  expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true);

  await page.hover(`${corner} a[data-bookplate-link=logout]`);
  await Promise.all([
    page.waitForNavigation(),
    page.click(`${corner} a[data-bookplate-link=logout]`),
  ]);
  expect(page.url()).toBe(`${company.docsUrl}admin-guide/`);
  await waitForText(page, corner, 'Log in');
  expect(bob.errors).toEqual([]);
});

test('a code sample stays highlighted when it has the key', async () => {
  const ada = await visitor();
  const page = await openTab(ada);
  const quickstart = `${company.docsUrl}quickstart/`;
  const key = `${sample} bookplate-text`;
  const colours = (): Promise<string[]> =>
    page.$$eval(`${sample} .token`, (spans) =>
      spans.map((span) => `${span.className} ${(span as HTMLElement).style.color}`),
    );
  await page.goto(quickstart);
  await waitForText(page, corner, 'Log in');
  await hydrated(page);
  const anonymous = await colours();

  await signIn(page, company.dashboardUrl, 'ada');
  await page.goto(quickstart);
  await hydrated(page);
  await waitForContent(page, key, 'test_ada_4f1d9c2e7b');
  expect(await colours()).toEqual(anonymous);
  expect(ada.errors).toEqual([]);
});

test('blog posts and pages know the reader as docs do', async () => {
  const ada = await visitor();
  const page = await openTab(ada);
  await signIn(page, company.dashboardUrl, 'ada');
  const textOf = async (path: string): Promise<string> => {
    await page.goto(company.docsUrl + path);
    await page.waitForFunction(() => window.bookplate?.user);
    await hydrated(page);
    return page.$eval('main', (main) => main.innerText);
  };
  expect(await textOf('blog/clouds/')).toMatch(/twelve at a time, Ada,[^]+free until spring/);
  expect(await textOf('blog/storms/')).toContain('Storms are here, Ada.');
  expect(await textOf('status/')).toMatch(/All skies are up, Ada[^]+Your own line/);
  expect(await textOf('guides/webhooks/')).toContain('Set one up for Ada');
  expect(await textOf('reference/orders/')).toContain("const user = { name: 'not the reader' };");
  expect(ada.errors).toEqual([]);

  const nobody = await (await visitor()).openTab();
  await nobody.goto(`${company.docsUrl}blog/storms/`);
  await waitForText(nobody, corner, 'Log in');
  expect(await nobody.$eval('main', (main) => main.innerText)).toContain('not for this account');
  expect(await nobody.$eval('main', (main) => main.innerText)).not.toContain('Storms are here');
});

test('on narrow screens the reader is in the menu', async () => {
  const ada = await visitor();
  const page = await openTab(ada);
  await page.setViewport({ width: 360, height: 640 });
  await signIn(page, company.dashboardUrl, 'ada');
  await page.goto(company.docsUrl);
  await hydrated(page);
  await page.click('.navbar__toggle');
  await page.waitForSelector('.navbar-sidebar__back', { visible: true });
  await page.click('.navbar-sidebar__back');
  const menu = '.navbar-sidebar .bookplate-reader';
  await page.waitForFunction(
    (selector) => document.querySelector<HTMLElement>(selector)?.innerText.includes('Ada'),
    {},
    menu,
  );
  expect(ada.errors).toEqual([]);
});

const field = '.openapi-explorer__form-item-input[type=password]';
const response = '.openapi-explorer__response-container';

async function openReference(page: Page, path: string): Promise<void> {
  await page.setViewport({ width: 1_300, height: 1_000 });
  await page.goto(`${company.docsUrl}api/${path}/`);
  await page.waitForSelector('.openapi-explorer__request-btn');
  await page.waitForNetworkIdle({ idleTime: 100 });
}

/** Sends what is in the explorer, and waits for an answer with this status and text. */
async function send(page: Page, status: number, text: string): Promise<void> {
  await page.$eval('.openapi-explorer__request-btn', (button) => (button as HTMLElement).click());
  await page.waitForFunction(
    (selector, ...wanted) => {
      const shown = document.querySelector<HTMLElement>(selector)?.innerText ?? '';
      return wanted.every((each) => shown.includes(each));
    },
    { timeout: 10_000 },
    response,
    String(status),
    text,
  );
}

test('the API answers from its reference, with the key and the region of the reader and without their cookie', async () => {
  const page = await openTab(await visitor());
  await signIn(page, company.dashboardUrl, 'ada');
  await openReference(page, 'read-account');
  const key = 'test_ada_4f1d9c2e7b';
  expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe(key);
  expect(
    await page.$eval('#__docusaurus', (root) => (root as HTMLElement).innerText),
  ).not.toContain(key);
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  const sent: Headers[] = [];
  session.on('Network.requestWillBeSentExtraInfo', ({ headers }) =>
    sent.push(new Headers(headers)),
  );
  await send(page, 200, '"email": "ada@example.com"');
  expect(sent.at(-1)?.get('x-api-key')).toBe(key);
  expect(sent.map((headers) => headers.get('cookie')).filter(Boolean)).toEqual([]);

  await page.click(field, { count: 3 });
  await page.type(field, 'wrong-key');
  await send(page, 401, 'This key is not known.');
  await openReference(page, 'order-weather');
  await send(page, 200, '"region": "north-sea"');
  await openReference(page, 'cancel-order');
  await send(page, 200, '"state": "cancelled"');
});

test('of the API, operations for admins are in the sidebar and on cards for admins only', async () => {
  const bob = await visitor();
  const page = await openTab(bob);
  await signIn(page, company.dashboardUrl, 'bob');
  await page.goto(`${company.docsUrl}api/orders/`);
  await page.waitForFunction(() => window.bookplate?.user !== undefined);
  const text = await page.$eval('body', (root) => root.innerText);
  expect(text.match(/Read an order/g)).toHaveLength(2);
  expect(text).not.toMatch(/Cancel an order|Administration/);
  await page.goto(`${company.docsUrl}api/cancel-order/`);
  await waitForText(page, refusal, 'This page is not for this account.');
  const spec = await fetch(`http://127.0.0.1:4351/docs/openapi.json`);
  expect(await spec.text()).not.toMatch(/cancelOrder|listSeats|storm/);
  expect(bob.errors).toEqual([]);
});

test('a signed-out reader finds a place for a key in the reference', async () => {
  const page = await openTab(await visitor());
  await openReference(page, 'read-account');
  const placeholder = await page.$eval(field, (input) => (input as HTMLInputElement).placeholder);
  expect(placeholder).toBe('apiKey');
  expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe('');
  await send(page, 401, 'This key is not known.');
});
