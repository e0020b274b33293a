import type { Page } from 'puppeteer-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser, type Visitor } from '../lib/browser.ts';
import { passTime } from '../lib/clock.ts';
import { companyDocs, companyReader } from '../lib/company-docs.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdRequests } from '../lib/hold.ts';
import { type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const whenFinished = afterSuite();
let site: Site;

beforeAll(async () => {
  site = await startSite(whenFinished);
  site.docs = companyDocs('acme', site, whenFinished);
});
beforeEach(() => void (site.user = null));

/** A tab of somebody who was on a page as Ada, more than the minute ago after which the next page asks again. */
async function openAsAda({ openTab }: Visitor, path = '/'): Promise<Page> {
  const page = await openTab();
  site.user = companyReader('ada');
  await page.goto(site.docsUrl + path);
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  await passTime(page, 61_000);
  return page;
}

test('the key that was chosen for a sample has its field from the first frame of the next visit', async () => {
  const url = '/reference/launches/';
  const choice = '[data-bookplate-keys]';
  const code = 'main pre';
  const page = await openAsAda(await visitor(), url);
  const sample = (): Promise<string> =>
    page.$eval(`${code} bookplate-text`, (text) => text.textContent ?? '');
  const select = await page.waitForSelector(`${choice} select`, { visible: true });
  await select?.select('Sandbox');
  await expect.poll(sample).toBe('sandbox_ada_4f1d9c2e7b');

  await recordFrames(page, choice, code);
  const part = await holdRequests(page, '*/_astro/bookplate.*.js');
  await page.goto(site.docsUrl + url, { waitUntil: 'domcontentloaded' });
  await part.asked;
  const { seen, movedLater } = await seenFrames(page);
  expect(seen).toEqual([
    { [choice]: expect.stringContaining('Key'), [code]: expect.stringContaining('curl') },
  ]);
  expect(movedLater).toEqual([]);
  await part.release();
  await expect.poll(sample).toBe('sandbox_ada_4f1d9c2e7b');
  expect(await page.$eval(`${choice} select`, (one) => one.value)).toBe('Sandbox');
  // The key is kept nowhere, so it comes with the answer and pushes on the rest of its line. Nothing else moves.
  const { moved } = await seenFrames(page);
  expect(moved.filter((each) => !each.startsWith('<span style="--'))).toEqual([]);
});
