import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { passTime, stopClock } from '../lib/clock.ts';
import { ada, bob, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** More than the minute for which a docs page shows the answer that another one received. */
const refreshMs = 61_000;

/** Their clock is stopped: a busy machine may need more than the two seconds after which a reader counts as away. */
async function openTabs(site: Site, count: number): Promise<Page[]> {
  const reader = await visitor();
  const tabs: Page[] = [];
  while (tabs.length < count) {
    const page = await reader.openTab();
    tabs.push(page);
    await page.goto(site.docsUrl);
    await waitForText(page, 'h1', 'Hello, Ada');
    if (tabs.length === 1) await stopClock(page);
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
});

test('tabs learn by an event: those without timers show it too', async () => {
  const site = await startSite();
  site.user = ada;
  const [front, ...others] = await openTabs(site, 3);
  // Nothing that waits or looks again works in them any more.
  for (const tab of others)
    await tab.evaluate(() => {
      for (let id = Number(setTimeout(() => {})); id > 0; id -= 1) clearTimeout(id);
      const never = (): number => 0;
      Object.assign(window, {
        setTimeout: never,
        setInterval: never,
        requestAnimationFrame: never,
        requestIdleCallback: never,
      });
    });
  for (const user of [bob, null, ada]) {
    site.user = user;
    await passTime(front!, refreshMs);
    await front!.bringToFront();
    await front!.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    for (const tab of others)
      await waitForUser(tab, (user?.content?.['firstName'] as string) ?? null);
  }
});

test.each(['frozen', 'without messages'])(
  'a tab that was asleep is right before it is seen: %s',
  async (how) => {
    const site = await startSite();
    site.user = ada;
    const { openTab } = await visitor();
    const asleep = await openTab();
    if (how === 'without messages')
      await asleep.evaluateOnNewDocument(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
    await asleep.goto(site.docsUrl);
    await waitForText(asleep, 'h1', 'Hello, Ada');
    // Called after ours, and before a frame.
    await asleep.evaluate(() =>
      document.addEventListener('visibilitychange', () => {
        Object.assign(window, {
          seen: [document.visibilityState, document.querySelector('h1')?.innerText],
        });
      }),
    );
    const awake = await openTab();
    await awake.goto(site.docsUrl);
    await waitForText(awake, 'h1', 'Hello, Ada');
    // Not in a frozen tab, which would never answer.
    await passTime(awake, refreshMs);
    const session = await asleep.createCDPSession();
    if (how === 'frozen') await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    site.user = bob;
    await awake.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await waitForText(awake, 'h1', 'Hello, Bob');
    // Held, so that only what is known without an answer can be shown.
    const { api } = site;
    site.api = () => {};
    if (how === 'frozen') await session.send('Page.setWebLifecycleState', { state: 'active' });
    // Each process of the browser has its own copy of the storage, and learns of a change by a message.
    await expect.poll(() => asleep.evaluate(() => JSON.stringify(localStorage))).toContain('Bob');
    await asleep.bringToFront();
    await asleep.waitForFunction(() => Reflect.get(window, 'seen')?.[0] === 'visible');
    expect(await asleep.evaluate(() => Reflect.get(window, 'seen'))).toEqual([
      'visible',
      'Hello, Bob',
    ]);
    site.api = api;
  },
);

test('data that expire in five tabs are requested once', async () => {
  const site = await startSite();
  site.user = { ...ada, expiresAt: Math.floor(Date.now() / 1_000) + 30 };
  const tabs = await openTabs(site, 5);
  site.user = bob;
  const before = site.questions;
  await tabs[0]!.bringToFront();
  await tabs[0]!.waitForFunction(() => !document.hidden);
  // By then it knows that the reader comes from another docs tab.
  await passTime(tabs[0]!, 100);
  expect(site.questions).toBe(before);
  // The clocks of the tabs are moved one after another. The answer comes when all of them have expired.
  const { api } = site;
  let answer = (): void => {};
  site.api = (request, response) => (answer = () => api(request, response));
  await passTime(tabs[0]!, 31_000);
  await expect.poll(() => site.questions).toBe(before + 1);
  for (const tab of tabs) await waitForUser(tab, null);
  answer();
  for (const tab of tabs) await waitForUser(tab, 'Bob');
  expect(site.questions).toBe(before + 1);
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
