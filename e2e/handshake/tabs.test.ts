import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { passTime, stopClock } from '../lib/clock.ts';
import { ada, bob, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** More than the minute for which a docs page shows the answer that another one received. */
const refreshMs = 61_000;

async function openTabs(site: Site, count: number): Promise<Page[]> {
  const reader = await visitor();
  const tabs: Page[] = [];
  while (tabs.length < count) {
    const page = await reader.openTab();
    tabs.push(page);
    await page.goto(site.docsUrl);
    await waitForText(page, 'h1', 'Hello, Ada');
  }
  return tabs;
}

const userOf = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.bookplate?.user?.['firstName'] ?? null);

/** In a hidden tab no frame comes, so this waits for the state. */
async function waitForUser(page: Page, name: string | null): Promise<void> {
  await expect.poll(() => userOf(page)).toBe(name);
}

test('what one tab learns, all tabs show, with one request', async () => {
  const site = await startSite();
  site.user = ada;
  const tabs = await openTabs(site, 5);
  for (const user of [bob, null, ada]) {
    site.user = user;
    const before = site.questions;
    await passTime(tabs[0]!, refreshMs);
    await tabs[0]!.bringToFront();
    await tabs[0]!.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    for (const tab of tabs)
      await waitForUser(tab, (user?.content?.['firstName'] as string) ?? null);
    expect(site.questions).toBe(before + 1);
  }
});

test('tabs that are shown one after another request nothing while the answer is fresh', async () => {
  const site = await startSite();
  site.user = ada;
  const tabs = await openTabs(site, 3);
  const go = await stopClock(tabs[0]!);
  const before = site.questions;
  await passTime(tabs[0]!, refreshMs);
  const told = await Promise.all(
    tabs.map((tab) =>
      tab.evaluateHandle(() => ({
        outcome: new Promise((resolve) => addEventListener('bookplate:reader', resolve)),
      })),
    ),
  );
  await tabs[0]!.bringToFront();
  await tabs[0]!.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  for (const tab of told) await tab.evaluate(({ outcome }) => outcome.then(() => undefined));
  expect(site.questions).toBe(before + 1);
  for (const tab of [...tabs, ...tabs]) {
    await tab.bringToFront();
    await waitForUser(tab, 'Ada');
  }
  expect(site.questions).toBe(before + 1);
  await go();
});

test('a failing Info API is requested again after a while, not at once', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  const { api } = site;
  site.api = (_request, response) =>
    response.setHeader('access-control-allow-origin', site.docsUrl).writeHead(500).end();
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'unreachable');
  expect(site.questions).toBe(1);
  site.user = ada;
  site.api = api;
  await passTime(page, 15_100);
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(site.questions).toBe(2);
  await passTime(page, 3_600_000);
  expect(site.questions).toBe(2);
});

test('Retry-After is obeyed, when the reader returns too', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  const { api } = site;
  site.api = (_request, response) =>
    response
      .setHeader('access-control-allow-origin', site.docsUrl)
      .setHeader('access-control-allow-credentials', 'true')
      .setHeader('access-control-expose-headers', 'Retry-After')
      .writeHead(503, { 'retry-after': '120' })
      .end();
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.reason === 'status-503');
  site.user = ada;
  site.api = api;
  await passTime(page, 100_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(site.questions).toBe(1);
  await passTime(page, 21_000);
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(site.questions).toBe(2);
});
