import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdRequests } from '../lib/hold.ts';
import { ada, bob, type Site, startSite } from '../lib/site.ts';
import { builtViteSite, openTab, stacks, type ViteSite } from '../lib/vite-site.ts';

const { visitor } = useBrowser();

const looked = [
  'h1',
  'td',
  '#enterprise',
  '#others',
  '#admins',
  '#live',
  'pre',
  '#login',
  '#reader',
];
const adas = {
  h1: 'Hello, Ada',
  td: 'enterprise',
  '#enterprise': 'Your SLA',
  '#others': '',
  '#admins': 'For admins',
  '#live': 'ENTERPRISE in capitals',
  pre: "connect('enterprise');\n",
  '#login': '',
  '#reader': 'Ada',
};
const nobodys = {
  h1: 'Hello, reader',
  td: 'none',
  '#enterprise': '',
  '#others': 'Upgrade',
  '#admins': '',
  '#live': 'NO PLAN in capitals',
  pre: "connect('PLAN');\n",
  '#login': 'Log in',
  '#reader': '',
};
const bobs = {
  ...nobodys,
  h1: 'Hello, Bob',
  td: 'free',
  '#live': 'FREE in capitals',
  pre: "connect('free');\n",
  '#login': '',
  '#reader': 'Bob',
};
/** Before JavaScript that runs after hydration, its place is kept free of the anonymous text. */
const adasBeforeHydration = { ...adas, '#live': ' in capitals' };

const nothing = Object.fromEntries(looked.map((selector) => [selector, '']));

/** What is shown now. */
function shown(page: Page): Promise<object> {
  return page.evaluate(
    (selectors) =>
      Object.fromEntries(
        selectors.map((selector) => {
          const element = document.querySelector<HTMLElement>(selector);
          return [selector, element?.checkVisibility() ? element.innerText : ''];
        }),
      ),
    looked,
  );
}

// Pages that are rendered when they are built are in `e2e/hosts/contract`.
describe.each(stacks)('%s, rendered in the browser', (_, stack) => {
  const whenFinished = afterSuite();
  let site: Site;
  let viteSite: ViteSite;
  beforeAll(async () => {
    site = await startSite(whenFinished);
    const built = await builtViteSite(stack, site, whenFinished);
    viteSite = built;
    site.docs = built.docs;
  });

  /** Ada's second visit, on which the script that renders or hydrates the page comes after some frames without it. */
  async function visitAgain(page: Page, script: string): Promise<void> {
    await passTime(page, 61_000);
    await recordFrames(page, ...looked);
    const scripts = await holdRequests(page, script);
    const api = await holdRequests(page, site.apiUrl);
    const opened = page.goto(`${site.docsUrl}/`);
    await Promise.all([scripts.asked, api.asked]);
    await page.waitForFunction(() => document.readyState !== 'loading');
    expect((await seenFrames(page)).seen).toEqual([nothing]);
    await scripts.release();
    await opened;
    await waitForText(page, '#live', adas['#live']);
    const { seen } = await seenFrames(page);
    expect(seen[0]).toEqual(nothing);
    expect(seen.at(-1)).toEqual(adas);
    for (const frame of seen.slice(1, -1)) expect(frame).toEqual(adasBeforeHydration);
    await api.release();
    await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
    expect(await seenFrames(page)).toEqual({ seen: [adas], moved: [], movedLater: [] });
  }

  test('the second visit has the reader in its first frame, and none differs', async () => {
    site.user = ada;
    const { page, complaints } = await openTab(await visitor());
    await page.goto(site.docsUrl);
    await waitForText(page, 'h1', 'Hello, Ada');
    await visitAgain(page, '*/assets/*.js');
    expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe(
      '/plans/enterprise',
    );
    await page.goto(`${site.docsUrl}/guide.html`);
    await waitForText(page, 'h1', 'A guide for Ada');
    expect(complaints).toEqual([]);
  });

  test('nobody sees anyone, then the reader who signs in elsewhere, and nobody again', async () => {
    site.user = null;
    const reader = await visitor();
    const { page, complaints } = await openTab(reader);
    await recordFrames(page, ...looked);
    const api = await holdRequests(page, site.apiUrl);
    await page.goto(site.docsUrl);
    await api.asked;
    await waitForText(page, '#live', nobodys['#live']);
    const notKnownYet = { ...nobodys, '#login': '' };
    const { seen } = await seenFrames(page);
    for (const frame of seen) expect([nothing, notKnownYet]).toContainEqual(frame);
    await api.release();
    await waitForText(page, '#login', 'Log in');
    expect((await seenFrames(page)).seen).toEqual([notKnownYet, nobodys]);
    expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe('/plans/none');

    const dashboard = await reader.openTab();
    await dashboard.bringToFront();
    site.user = bob;
    await longAway(page);
    await page.bringToFront();
    await expect.poll(() => shown(page)).toEqual(bobs);
    expect(await page.$eval('#link', (link) => link.getAttribute('href'))).toBe('/plans/free');

    await dashboard.bringToFront();
    site.user = null;
    await longAway(page);
    await page.bringToFront();
    await expect.poll(() => shown(page)).toEqual(nobodys);
    expect(complaints).toEqual([]);
  });

  test('the dev server shows the same, and has nothing to complain about', async () => {
    const built = site.docs;
    site.docs = await viteSite.serve(onTestFinished);
    onTestFinished(() => void (site.docs = built));
    site.user = ada;
    const { page, complaints } = await openTab(await visitor());
    // The first visit makes Vite look for dependencies, and then loads the page again.
    await page.goto(site.docsUrl);
    await waitForText(page, '#live', adas['#live']);
    await page.goto(`${site.docsUrl}/guide.html`);
    await waitForText(page, 'h1', 'A guide for Ada');
    await visitAgain(page, '*/src/client.tsx*');
    expect(complaints).toEqual([]);
  });
});
