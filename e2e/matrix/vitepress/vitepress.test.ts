import type { Page } from 'puppeteer-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { afterSuite } from '../../lib/after-suite.ts';
import { useBrowser } from '../../lib/browser.ts';
import { longAway } from '../../lib/clock.ts';
import { ada, type Site, startSite } from '../../lib/site.ts';
import { openTab, type Tab } from '../../lib/vite-site.ts';
import { base, buildVitePress, builtVitePressSite, hydrated } from '../../lib/vitepress-site.ts';

const { visitor } = useBrowser();
const whenFinished = afterSuite();
let site: Site;

beforeAll(async () => {
  site = await startSite(whenFinished);
  site.docs = await builtVitePressSite(site, whenFinished);
});
beforeEach(() => void (site.user = null));

const urlOf = (page: string): string => `${site.docsUrl}${base}/${page}`;

/** Whether each element that a selector finds is shown. */
function areShown(page: Page, selector: string): Promise<boolean[]> {
  return page.$$eval(selector, (elements) => elements.map((element) => element.checkVisibility()));
}

/** Wide enough for sidebar and outline. */
async function openWide(): Promise<Tab> {
  const tab = await openTab(await visitor());
  await tab.page.setViewport({ width: 1440, height: 900 });
  return tab;
}

/** Until the words are shown: around those of a heading, there is an anchor. */
function waitForWords(page: Page, selector: string, words: string): Promise<unknown> {
  return page.waitForFunction(
    (wanted, text) => document.querySelector<HTMLElement>(wanted)?.innerText.includes(text),
    {},
    selector,
    words,
  );
}

test('ends the build with file, line and column of what the grammar has no place for', async () => {
  const { code, output } = await buildVitePress({
    'guide/start.md':
      '---\ntitle: Start\n---\n\n# Start\n\nYou are {{ user.name.toUpperCase() }}.\n',
  });
  expect(output).toMatch(/guide\/start\.md:7:\d+/);
  expect(code).not.toBe(0);
});

test('shows the reader in text, attributes and conditions, without a mismatch', async () => {
  site.user = ada;
  const { page, complaints } = await openWide();
  // The second visit paints before Vue takes the page over.
  for (const visit of ['?first', '?second']) {
    await page.goto(urlOf(visit));
    await hydrated(page);
    await waitForWords(page, 'h1', 'Hello, Ada');
    expect(await page.$eval('#mustache', (element) => element.textContent)).toBe(
      'Your name is Ada.',
    );
    expect(await areShown(page, '#enterprise, #other')).toEqual([true, false]);
    expect(await areShown(page, '#for-administrators, bookplate-groups p')).toEqual([
      true,
      true,
      true,
    ]);
  }
  expect(complaints).toEqual([]);
});

test('shows anonymous readers the text for everyone, and nothing gated', async () => {
  const { page, complaints } = await openWide();
  await page.goto(urlOf(''));
  await hydrated(page);
  await page.waitForSelector('.VPNavBar a[data-bookplate-link=login]', { visible: true });
  expect(await areShown(page, '#enterprise, #other')).toEqual([false, true]);
  expect(await areShown(page, '#for-administrators')).toEqual([false]);
  const shown = await page.$eval('body', (body) => body.innerText);
  expect(shown).not.toMatch(/Admin guide|Audit log|Secret plans|Administration/);
  expect(await areShown(page, '.VPNavBarMenu a[href$="admin-guide.html"]')).toEqual([false]);
  expect(await page.$$('.VPNavBar .bookplate-reader')).toHaveLength(1);
  // Of a section that is for administrators, what is below it is for everyone.
  expect(shown).toContain('Parts');
  expect(complaints).toEqual([]);
});

test('marks sidebar, navigation bar, outline, and previous and next', async () => {
  site.user = { ...ada, groups: ['admin'] };
  const { page } = await openWide();
  await page.goto(urlOf('parts.html'));
  await hydrated(page);
  await waitForWords(page, '.VPSidebar', 'Admin guide');
  const sidebar = await page.$eval('.VPSidebar', (element) => (element as HTMLElement).innerText);
  expect(sidebar).toContain('Audit log');
  expect(sidebar).not.toContain('Secret plans');
  expect(await page.$eval('.VPNavBarMenu', (menu) => (menu as HTMLElement).innerText)).toContain(
    'Admin',
  );
  await page.waitForSelector('.VPDocAsideOutline .outline-link');
  const outline = await page.$$eval('.VPDocAsideOutline .outline-link', (links) =>
    links.filter((link) => link.checkVisibility()).map((link) => link.textContent?.trim()),
  );
  expect(outline).toEqual(['Outer', 'Last']);
  const links = (selector: string): Promise<(string | null)[]> =>
    page.$$eval(selector, (found) => found.map((link) => link.getAttribute('href')));
  expect(await links('.pager-link')).toEqual(['/docs/samples.html']);
});

test('leads from page to page in the browser, and back, for the reader at that time', async () => {
  site.user = ada;
  const { page, complaints } = await openWide();
  await page.goto(urlOf(''));
  await hydrated(page);
  await waitForWords(page, 'h1', 'Hello, Ada');
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
  await page.click('.VPSidebar a[href="/docs/admin-guide.html"]');
  await waitForWords(page, 'h1', 'Admin guide');
  expect(await page.$eval('.vp-doc', (element) => (element as HTMLElement).innerText)).toContain(
    'Hello Ada, invite',
  );
  await page.click('.VPSidebar a[href="/docs/guide/start.html"]');
  await waitForWords(page, 'h1', 'Start');
  expect(await page.$$eval('.loop', (found) => found.map((each) => each.textContent))).toEqual([
    'one',
    'two',
  ]);
  // Signed out elsewhere, meanwhile: the first page, which VitePress keeps as it was painted, is for everyone again.
  site.user = null;
  await longAway(page);
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await page.waitForSelector('.VPNavBar a[data-bookplate-link=login]', { visible: true });
  await page.click('.VPSidebar a[href="/docs/"]');
  await waitForWords(page, 'h1', 'Hello, reader');
  expect(await areShown(page, '#enterprise, #other')).toEqual([false, true]);
  expect(await page.$('html[data-same-page]')).not.toBeNull();
  expect(complaints).toEqual([]);
});

test('has the reader in code samples and in what the copy button copies', async () => {
  site.user = ada;
  const { page, complaints } = await openWide();
  await page.goto(urlOf('samples.html'));
  await hydrated(page);
  // Behind dots, which `innerText` has.
  await page.waitForFunction(() =>
    document.querySelector('.language-sh')?.textContent?.includes('ada-secret-key'),
  );
  // The clipboard is the system's, and there is none: what is written to it counts.
  await page.evaluate(() => {
    const written: string[] = [];
    Object.assign(globalThis, { written });
    navigator.clipboard.writeText = (text) => Promise.resolve(void written.push(text));
  });
  for (const button of await page.$$('button.copy')) await button.click();
  const written = await page.evaluate(
    () => (globalThis as unknown as { written: string[] }).written,
  );
  expect(written).toEqual([
    'curl -H "X-API-Key: ada-secret-key" https://api.globex.example/enterprise',
    "const plan = 'enterprise';\nconsole.log(plan);\nconst other = 1;",
    'echo "{user.plan}"',
  ]);
  expect(
    await page.$$eval('.highlighted', (lines) => lines.map((line) => line.textContent)),
  ).toEqual(['console.log(plan);']);
  expect(complaints).toEqual([]);
});

test('local search finds nothing that is gated', async () => {
  site.user = ada;
  const { page } = await openWide();
  await page.goto(urlOf(''));
  await hydrated(page);
  await page.click('#local-search button');
  await page.waitForSelector('.VPLocalSearchBox input');
  await page.type('.VPLocalSearchBox input', 'heading');
  await waitForWords(page, '.VPLocalSearchBox .results', 'Hello, reader');
  await page.$eval('.VPLocalSearchBox input', (input) => input.select());
  await page.type('.VPLocalSearchBox input', 'invitation');
  await waitForWords(page, '.VPLocalSearchBox', 'No results');
});
