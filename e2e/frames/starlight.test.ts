import type { Page } from 'puppeteer-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser, type Visitor, waitForContent, waitForText } from '../lib/browser.ts';
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

const greeting = '.greeting';
const gatedEntry = '#starlight__sidebar a[href="/admin-guide/"]';
const corner = 'header .bookplate-reader';
const body = '.sl-markdown-content';
const sampleKey = '.expressive-code bookplate-text';

/** A tab of somebody who was on a page as Ada, more than the minute ago after which the next page asks again. */
async function openAsAda({ openTab }: Visitor, path = '/'): Promise<Page> {
  const page = await openTab();
  site.user = companyReader('ada');
  await page.goto(site.docsUrl + path);
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  await passTime(page, 61_000);
  return page;
}

test('a second visit is all that of the reader from its first frame, and nothing changes or moves later', async () => {
  const reader = await visitor();
  const page = await openAsAda(reader);
  const plan = `${body} > bookplate-when p`;
  await recordFrames(page, greeting, gatedEntry, corner, plan);
  const part = await holdRequests(page, '*/_astro/bookplate.*.js');
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl, { waitUntil: 'domcontentloaded' });
  await Promise.all([part.asked, api.asked]);
  const { seen, movedLater } = await seenFrames(page);
  expect(seen).toEqual([
    {
      [greeting]: 'Hello, Ada',
      [gatedEntry]: 'Admin guide',
      [corner]: expect.stringContaining('Ada'),
      [plan]: expect.stringContaining('You are on the enterprise plan'),
    },
  ]);
  expect(movedLater).toEqual([]);

  await part.release();
  await page.waitForFunction(() => window.bookplate?.refresh);
  expect(await seenFrames(page)).toEqual({ seen, moved: [], movedLater: [] });

  await api.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(await seenFrames(page)).toEqual({ seen, moved: [], movedLater: [] });
  expect(reader.errors).toEqual([]);
});

test('a signed-out reader sees nothing of anyone, and no gated page in the sidebar', async () => {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await recordFrames(page, greeting, gatedEntry, corner);
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  const unknown = { [greeting]: 'Hello, reader', [gatedEntry]: '', [corner]: '' };
  const before = await seenFrames(page);
  expect(before.seen).toEqual([unknown]);
  expect(before.movedLater).toEqual([]);
  await api.release();
  await waitForText(page, corner, 'Log in');
  const after = await seenFrames(page);
  expect(after.seen).toEqual([unknown, { ...unknown, [corner]: 'Log in' }]);
  expect(after.moved).toEqual([]);
  expect(errors).toEqual([]);
});

test('a gated page opened by its address is never shown to somebody else, before or after the answer', async () => {
  const page = await (await visitor()).openTab();
  const heading = `${body} h2#seats`;
  await recordFrames(page, heading);
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(`${site.docsUrl}/admin-guide/`);
  await api.asked;
  expect((await seenFrames(page)).seen).toEqual([{ [heading]: '' }]);
  await api.release();
  await page.waitForFunction(() =>
    document.querySelector<HTMLElement>('main')?.innerText.includes('not for this account'),
  );
  expect((await seenFrames(page)).seen).toEqual([{ [heading]: '' }]);

  // The recording would have seen it.
  site.user = companyReader('ada');
  await page.reload();
  await waitForText(page, heading, 'Seats');
  expect((await seenFrames(page)).seen.at(-1)).toEqual({ [heading]: 'Seats' });
});

test('a code sample has its placeholder until the answer, and then the key of the reader, which is kept nowhere', async () => {
  const page = await openAsAda(await visitor(), '/quickstart/');
  await recordFrames(page, sampleKey);
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(`${site.docsUrl}/quickstart/`);
  await api.asked;
  const { seen, movedLater } = await seenFrames(page);
  expect(seen).toEqual([{ [sampleKey]: 'YOUR_KEY' }]);
  expect(movedLater).toEqual([]);
  await api.release();
  await waitForContent(page, sampleKey, 'test_ada_4f1d9c2e7b');
  const after = await seenFrames(page);
  expect(after.seen).toEqual([
    { [sampleKey]: 'YOUR_KEY' },
    // Behind dots, until the pointer is on the sample.
    { [sampleKey]: expect.stringMatching(/^•+$/) },
  ]);
});

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
