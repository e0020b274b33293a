import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useTestConsole } from '../../apps/console/test/team.ts';
import { storedKeys, useBrowser, waitForText } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import {
  consoleAnswered,
  countKeptSettings,
  idle,
  loginLink,
  loginOf,
  publish,
  register,
  returnLater,
  startApi,
  startConsoleLike,
} from '../lib/console-site.ts';
import { ada, bob, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const team = useTestConsole();

async function openTab(): Promise<Page> {
  const page = await (await visitor()).openTab();
  await countKeptSettings(page);
  return page;
}

/** What the page asks for from now on. A request is reported before anything that the page answers later. */
function requestsOf(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  return urls;
}

test('an open page follows the console, and the next one asks the new Info API first', async () => {
  const site = await startSite();
  const api = await startApi(site);
  site.user = ada;
  api.user = ada;
  const entry = await register(team, site);
  publish(site, entry.address);
  const reader = await visitor();
  const page = await reader.openTab();
  await countKeptSettings(page);
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await consoleAnswered(page);
  expect(await loginLink(page)).toBe(loginOf(site));
  expect([site.questions, api.questions]).toEqual([1, 0]);

  await entry.change({ apiUrl: api.apiUrl, loginUrl: api.loginUrl });
  const answered = page.waitForResponse(api.apiUrl);
  await returnLater(page);
  await answered;
  expect(await loginLink(page)).toBe(
    api.loginUrl.replace('{returnTo}', encodeURIComponent(`${site.docsUrl}/`)),
  );
  await page.waitForFunction(
    (key) => localStorage.getItem(key) !== null,
    {},
    `bookplate:1:${api.apiUrl}`,
  );
  // Of what the other one said, nothing is left.
  expect(await storedKeys(page)).not.toContain(`bookplate:1:${site.apiUrl}`);

  const before = site.questions;
  await longAway(page);
  await page.reload();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(await page.$eval('h1', (title) => title.innerText)).toBe('Hello, Ada');
  expect([site.questions, api.questions]).toEqual([before, 2]);
  expect(reader.errors).toEqual([]);
});

test('a setting that is taken back is taken back', async () => {
  const site = await startSite();
  const api = await startApi(site);
  const entry = await register(team, site);
  publish(site, entry.address);
  const page = await openTab();
  await entry.change({ loginUrl: api.loginUrl });
  await page.goto(site.docsUrl);
  await consoleAnswered(page);
  expect(await loginLink(page)).toContain('/sign-in?back=');
  await entry.change({});
  await returnLater(page);
  await page.waitForFunction(
    () => !JSON.stringify(window.bookplate?.page.settings).includes('sign-in'),
  );
  expect(await loginLink(page)).toBe(loginOf(site));
});

test('another Info API may know another reader, who is not shown beside the first', async () => {
  const site = await startSite();
  const api = await startApi(site);
  site.user = ada;
  api.user = bob;
  const entry = await register(team, site);
  publish(site, entry.address);
  const page = await openTab();
  await page.goto(site.docsUrl);
  await consoleAnswered(page);
  const shown = await page.evaluateHandle(() => {
    const all: unknown[] = [];
    addEventListener('bookplate:user', ({ detail }) => all.push(detail?.['firstName'] ?? null));
    return all;
  });
  await entry.change({ apiUrl: api.apiUrl });
  await returnLater(page);
  await waitForText(page, 'h1', 'Hello, Bob');
  expect(await shown.jsonValue()).toEqual([null, 'Bob']);

  // And where nobody is signed in, nobody is shown.
  api.user = null;
  await longAway(page);
  await page.reload();
  await waitForText(page, 'h1', 'Hello, reader');
  expect((await storedKeys(page)).filter((key) => key.startsWith('bookplate:1:'))).toEqual([]);
});

test('the console is asked once in ten minutes, by all tabs together', async () => {
  const site = await startSite();
  const asked: string[] = [];
  const address = await startConsoleLike((request, response) => {
    asked.push(`${request.headers.cookie} ${request.headers['if-none-match']}`);
    response.setHeader('set-cookie', 'a=b').setHeader('etag', '"1"');
    response.setHeader('access-control-allow-origin', '*').end('{}');
  });
  publish(site, address);
  const reader = await visitor();
  const page = await reader.openTab();
  await countKeptSettings(page);
  const requests = requestsOf(page);
  await page.goto(site.docsUrl);
  await consoleAnswered(page);
  const other = await reader.openTab();
  const othersRequests = requestsOf(other);
  await other.goto(site.docsUrl);
  await idle(other);
  await other.reload();
  await idle(other);
  await page.bringToFront();
  await page.reload();
  await idle(page);
  expect([...requests, ...othersRequests].filter((url) => url === address)).toHaveLength(1);
  await returnLater(page);
  await expect.poll(() => asked.length).toBe(2);
  // Without cookies, and only whether it has changed.
  expect(asked).toEqual(['undefined undefined', 'undefined "1"']);
});

test('where the browser keeps nothing, the console is not asked on each page', async () => {
  const site = await startSite();
  const address = await startConsoleLike((_request, response) => void response.end());
  publish(site, address);
  site.user = ada;
  const reader = await visitor();
  const page = await reader.openTab();
  const requests = requestsOf(page);
  await page.evaluateOnNewDocument(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await idle(page);
  expect(requests).toContain(site.apiUrl);
  expect(requests).not.toContain(address);
  expect(reader.errors).toEqual([]);
});

test('docs of a later build are not changed by what was kept for the build before', async () => {
  const site = await startSite();
  const [old, newest] = [await startApi(site), await startApi(site)];
  const entry = await register(team, site);
  publish(site, entry.address);
  await entry.change({ apiUrl: old.apiUrl });
  const page = await openTab();
  await page.goto(site.docsUrl);
  await consoleAnswered(page);
  await expect.poll(() => old.questions).toBe(1);

  publish(site, entry.address, newest.apiUrl);
  await entry.change({ apiUrl: newest.apiUrl });
  await longAway(page);
  await page.reload();
  await consoleAnswered(page);
  expect([newest.questions, old.questions]).toEqual([1, 1]);
});

test('docs without a console look at nothing that was kept, and what was kept names no console', async () => {
  const site = await startSite();
  const evil = await startApi(site);
  const address = await startConsoleLike((_request, response) => void response.end());
  const plant = (page: Page, settings: object): Promise<void> =>
    page.evaluate((planted) => {
      const { dataset } = document.querySelector<HTMLElement>('script[data-api-url]')!;
      localStorage.setItem(
        `bookplate:${JSON.stringify(dataset)}`,
        JSON.stringify({ at: Date.now() - 700_000, settings: planted }),
      );
    }, settings);
  publish(site, undefined);
  const page = await openTab();
  await page.goto(site.docsUrl);
  await plant(page, { apiUrl: evil.apiUrl, console: address });
  const requests = requestsOf(page);
  await longAway(page);
  await page.reload();
  await page.waitForFunction(() => window.bookplate?.outcome);
  await idle(page);
  expect(requests).toContain(site.apiUrl);
  expect(requests).not.toContain(evil.apiUrl);
  expect(requests).not.toContain(address);

  const entry = await register(team, site);
  publish(site, entry.address);
  await page.goto(site.docsUrl);
  await consoleAnswered(page);
  await plant(page, { console: address });
  const answered = page.waitForResponse(entry.address);
  await page.reload();
  expect((await answered).status()).toBeLessThan(400);
  await consoleAnswered(page);
  expect(requests).not.toContain(address);
});
