import type { Page } from 'puppeteer-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { companyDocs, companyReader } from '../lib/company-docs.ts';
import { type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const whenFinished = afterSuite();
let site: Site;

beforeAll(async () => {
  site = await startSite(whenFinished);
  site.docs = companyDocs('acme', site, whenFinished);
});
beforeEach(() => void (site.user = null));

/** Returns to the tab, signed in to the dashboard as another reader or as nobody. */
async function returnAs(page: Page, user: Site['user']): Promise<void> {
  const other = await page.browserContext().newPage();
  await other.bringToFront();
  site.user = user;
  await longAway(page);
  await page.bringToFront();
  await other.close();
}

test('tables, asides, tabs, attributes and code are right for each reader', async () => {
  const page = await (await visitor()).openTab();
  site.user = companyReader('bob');
  const textOf = async (path: string): Promise<string> => {
    await page.goto(`${site.docsUrl}${path}`);
    await page.waitForFunction(() => window.bookplate?.user);
    return page.$eval('main', (main) => main.innerText);
  };
  expect(await textOf('/guides/plans/')).toMatch(/Launches a month\s+1\s+unlimited\s+1/);
  expect(await textOf('/guides/limits/')).toContain('You may send 10 requests');
  expect(await textOf('/quickstart/')).toContain('Order a rocket, Bob');
  expect(await textOf('/quickstart/')).toContain('Test keys launch nothing, Bob.');
  expect(await textOf('/guides/orders/')).toContain('Nothing flies, Bob.');
  expect(
    await page.$$eval('main a', (links) => links.map((link) => link.getAttribute('href'))),
  ).toContainEqual(expect.stringMatching(/account=\d+$/));
  expect(await textOf('/reference/rockets/')).toContain("const user = { name: 'not the reader' };");
});

const sample = '.expressive-code';

test('a long value and one that looks like HTML stay text in a code sample, within the page', async () => {
  const page = await (await visitor()).openTab();
  await page.setViewport({ width: 360, height: 700 });
  await page.goto(`${site.docsUrl}/quickstart/`);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  const apiKey = `<img src="/x" alt="&amp;">${'k'.repeat(400)}`;
  await page.evaluate(
    (key) =>
      window.bookplate?.page.paint({
        reader: { apiPlaygroundInputs: { header: { 'X-API-Key': key } } },
      }),
    apiKey,
  );
  await page.hover(`${sample} pre`);
  expect(await page.$eval(`${sample} pre`, (pre) => pre.innerText)).toContain(
    `-H "X-API-Key: ${apiKey}"`,
  );
  expect(await page.$$(`${sample} img`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('the key of a sample is chosen on its page, by readers who have several', async () => {
  const page = await (await visitor()).openTab();
  await page.goto(`${site.docsUrl}/reference/launches/`);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  const sampleKey = (): Promise<string> =>
    page.$eval('main pre bookplate-text', (text) => text.textContent ?? '');
  const isChoiceShown = (): Promise<boolean> =>
    page.$eval('[data-bookplate-keys]', (label) => label.checkVisibility());
  expect(await sampleKey()).toBe('YOUR_KEY');
  expect(await isChoiceShown()).toBe(false);

  await returnAs(page, companyReader('ada'));
  const field = await page.waitForSelector('::-p-aria([role="combobox"][name="Key"])', {
    visible: true,
  });
  await expect.poll(sampleKey).toBe('test_ada_4f1d9c2e7b');
  await field?.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(sampleKey).toBe('sandbox_ada_4f1d9c2e7b');

  await returnAs(page, companyReader('bob'));
  await expect.poll(sampleKey).toBe('test_bob_8a03e65d1c');
  expect(await isChoiceShown()).toBe(false);
});
