import type { Company } from '@bookplate-examples/company/company';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ada,
  bob,
  companies,
  download,
  expandAll,
  field,
  hostOf,
  isCall,
  openReference,
  search,
  send,
  waitForKey,
} from '../lib/api-reference.ts';
import { signIn, signOut, useBrowser } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { startCompany } from '../lib/company.ts';
import { contextsOf, everythingKept, everythingShown } from '../lib/everything-kept.ts';
import { decisive, isMatrix } from '../lib/matrix.ts';
import { sentHeaders } from '../lib/sent-headers.ts';

const { visitor } = useBrowser();

describe.each(decisive(companies))('$name', ({ start, site, page: path, api, answer, gated }) => {
  let company: Company;
  let url = '';
  beforeAll(async () => {
    company = await startCompany(start, { builtDocs: site });
    url = new URL(path, company.docsUrl).href;
  });
  afterAll(() => company.close());

  test('fills in the reader’s key behind dots, and sends it without a cookie', async () => {
    const { openTab, errors } = await visitor();
    const page = await openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    const asked: string[] = [];
    page.on('request', (each) => asked.push(each.url()));
    await openReference(page, url);
    await waitForKey(page, ada);
    const look = await page.$eval(field, (input) =>
      getComputedStyle(input).getPropertyValue('-webkit-text-security'),
    );
    expect(look).toBe('disc');
    // The code sample beside it has the same key.
    await page.waitForFunction(
      (key) => document.querySelector('.credential-value')?.textContent?.includes(key),
      {},
      ada!,
    );

    const sent = await sentHeaders(page, api);
    const [answered] = await Promise.all([
      page.waitForResponse((each) => isCall(each.url(), each.request().method(), api)),
      send(page),
    ]);
    expect(answered.status()).toBe(200);
    expect(await answered.json()).toEqual(answer);
    const headers = sent();
    expect(headers.length).toBeGreaterThan(0);
    expect(headers.map((each) => each['cookie'])).toEqual(headers.map(() => undefined));
    expect(headers.map((each) => each['x-api-key']).filter(Boolean)).toEqual([ada]);
    // Nobody else is asked for anything, neither for fonts nor for the document.
    const hosts = new Set(
      asked.filter((each) => each.startsWith('http')).map((each) => hostOf(each)),
    );
    expect(hosts).toEqual(new Set([hostOf(company.docsUrl), hostOf(company.dashboardUrl)]));
    expect(errors).toEqual([]);
  });

  // `keeps-keys-secret` holds it for Scalar.
  if (isMatrix)
    test('leaves the key nowhere but in its fields and samples after use', async () => {
      const { context, openTab } = await visitor();
      const page = await openTab();
      const logs: string[] = [];
      page.on('console', (message) => logs.push(message.text()));
      await signIn(page, company.dashboardUrl, 'ada');
      await context.overridePermissions(new URL(url).origin, [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ]);
      await openReference(page, url);
      await waitForKey(page, ada);
      await Promise.all([
        page.waitForResponse((each) => isCall(each.url(), each.request().method(), api)),
        send(page),
      ]);
      await page.click('.app-exit-button');
      const downloaded = await download(page);
      expect(downloaded).toContain(gated.title);
      await (await page.waitForSelector('text/Copy as Markdown', { visible: true }))?.click();
      await page.waitForFunction(async () =>
        (await navigator.clipboard.readText()).includes('GET'),
      );
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const { html } = await everythingShown(page, '.credential-value');
      // Acme and Initech show the key in their pages' text, too, and what is shown is kept: not as a playground's value.
      const kept = await everythingKept(page, 'bookplate:');
      for (const text of [kept, html, copied, downloaded])
        expect(contextsOf(ada!, text)).toEqual([]);
      const ours = await page.evaluate(() => JSON.stringify(localStorage));
      expect(ours).toContain('bookplate:');
      expect(ours).not.toContain('apiPlaygroundInputs');
      expect(logs.join('\n')).not.toContain(ada);
    });

  test('shows an operation for admins to them only: page, sidebar, search and download', async () => {
    const seenBy = async (name: string, key: string | undefined): Promise<readonly boolean[]> => {
      const page = await (await visitor()).openTab();
      await signIn(page, company.dashboardUrl, name);
      await openReference(page, url);
      await waitForKey(page, key);
      await expandAll(page);
      const html = await page.$eval('html', (element) => element.outerHTML);
      const sidebar = await page.$eval('.t-doc__sidebar', (element) => element.textContent);
      const downloaded = await download(page);
      return [html, sidebar, await search(page, gated.title), downloaded].map((text) =>
        text.includes(gated.title),
      );
    };
    expect(await seenBy('ada', ada)).toEqual([true, true, true, true]);
    expect(await seenBy('bob', bob)).toEqual([false, false, false, false]);
  });

  test('fills in nothing for anonymous readers, and loads only what everyone may see', async () => {
    const { openTab, errors } = await visitor();
    const page = await openTab();
    const asked: string[] = [];
    page.on('request', (each) => asked.push(each.url()));
    await openReference(page, url);
    await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
    expect(await page.$eval(field, (input) => input.value)).toBe('');
    await page.waitForFunction(() =>
      document.querySelector('.scalar-app')?.textContent?.includes('YOUR_SECRET_TOKEN'),
    );
    await expandAll(page);
    expect(await page.$eval('html', (element) => element.outerHTML)).not.toContain(gated.title);
    expect(asked).toContain(url);
    expect(asked.filter((each) => each.includes('/openapi.'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('empties the field and hides the operations of groups after signing out elsewhere', async () => {
    const { openTab } = await visitor();
    const page = await openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await openReference(page, url);
    await waitForKey(page, ada);
    await expandAll(page);
    expect(await page.$eval('html', (html) => html.outerHTML)).toContain(gated.title);
    const dashboard = await openTab();
    await signOut(dashboard, company.dashboardUrl);
    await longAway(page);
    await page.bringToFront();
    await waitForKey(page, '');
    await expandAll(page);
    const html = await page.$eval('html', (element) => element.outerHTML);
    expect(html).not.toContain(ada);
    expect(html).not.toContain(gated.title);
  });

  test('fills in the key of a remembered reader where the deferred part is slow', async () => {
    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await page.goto(company.docsUrl);
    await page.waitForFunction(() => window.bookplate?.user);
    await page.setCacheEnabled(false);
    await page.setRequestInterception(true);
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    page.on('request', (each) => {
      const isLater = /\/bookplate\.\w+\.js$/.test(each.url());
      if (isLater) void released.then(() => each.continue());
      else void each.continue();
    });
    // The page's `load` waits for that part, and the reference does not.
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector(field);
    expect(await page.evaluate(() => window.bookplate?.refresh === undefined)).toBe(true);
    release();
    await waitForKey(page, ada);
  });

  test('fills in the key that is chosen above the reference', async () => {
    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await openReference(page, url);
    await waitForKey(page, ada);
    await page.select('bookplate-reference [data-bookplate-keys] select', 'Sandbox');
    await waitForKey(page, ada?.replace('test', 'sandbox'));
    const [answered] = await Promise.all([
      page.waitForResponse((each) => isCall(each.url(), each.request().method(), api)),
      send(page),
    ]);
    expect(answered.status()).toBe(200);
  });

  test('starts again where a router replaces the page, and leaves nothing of the old reference', async () => {
    const { openTab, errors } = await visitor();
    const page = await openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await openReference(page, url);
    await waitForKey(page, ada);
    const old = await page.evaluateHandle(async () => {
      const html = await (await fetch(location.href)).text();
      const next = new DOMParser().parseFromString(html, 'text/html');
      const [left, come] = [document, next].map((one) => one.querySelector('bookplate-reference')!);
      left!.replaceWith(document.adoptNode(come!));
      return left!;
    });
    expect(await old.evaluate((element) => element.querySelector('input, label'))).toBeNull();
    await page.waitForSelector(field);
    await waitForKey(page, ada);
    expect(await page.$$('[data-bookplate-keys]')).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});
