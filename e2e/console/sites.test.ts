import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { fillSites } from '../../apps/console/test/fill-sites.ts';
import { useBrowser, type Visitor } from '../lib/browser.ts';
import { type HeardConsole, startHeardConsole } from '../lib/console.ts';
import { decisive } from '../lib/matrix.ts';
import { lookAtPage } from '../lib/look-at-page.ts';

const { visitor } = useBrowser();

async function open(running: HeardConsole, { openTab }: Visitor): Promise<Page> {
  const page = await openTab();
  await running.joinAsOwner(page);
  await page.goto(running.url);
  return page;
}

const start = (sites: number): Promise<HeardConsole> =>
  startHeardConsole('console.localhost', {}, (db) => fillSites(db, sites));
const cards = (page: Page): Promise<readonly string[]> =>
  page.$$eval('.sites h2', (all) => all.map(({ textContent }) => textContent));

// Without any: `pages.test.ts`.
test.each(decisive([20, 1]))('shows how %i sites are doing, wide and narrow', async (count) => {
  const running = await start(count);
  onTestFinished(() => running.close());
  const page = await open(running, await visitor());
  await lookAtPage(page, `sites-${count}`);
  expect(await cards(page)).toHaveLength(count);
});

describe('a console with 500 sites', () => {
  let running: HeardConsole;
  let reader: Visitor;
  let page: Page;
  beforeAll(async () => {
    running = await start(500);
    reader = await visitor(() => {});
    page = await open(running, reader);
  });
  afterAll(async () => {
    await reader.context.close();
    await running.close();
  });

  test('shows the first page of them, what needs attention first, and says so in the tab', async () => {
    await lookAtPage(page, 'sites-500');
    expect(await cards(page)).toHaveLength(20);
    expect((await cards(page)).slice(0, 2)).toEqual(['Site 3', 'Site 5']);
    expect(await page.title()).toBe('(2) Sites · Bookplate');
  });

  test('has a short navigation at 360 px', async () => {
    await page.setViewport({ width: 360, height: 740 });
    expect(await page.$eval('.top', ({ clientHeight }) => clientHeight)).toBeLessThan(80);
    await page.setViewport({ width: 1_000, height: 740 });
  });

  test('searches, sorts and pages without JavaScript', async () => {
    await page.setJavaScriptEnabled(false);
    await page.goto(running.url);
    await page.type('#q', 'site 5');
    await page.select('#sort', 'name');
    await Promise.all([page.waitForNavigation(), page.click('.controls button')]);
    expect((await cards(page)).slice(0, 3)).toEqual(['Site 5', 'Site 15', 'Site 25']);
    await Promise.all([page.waitForNavigation(), page.click('a[rel=next]')]);
    expect(await page.$eval('.pages', ({ textContent }) => textContent)).toMatch(/Page 2 of \d/);
    expect(new URL(page.url()).search).toBe('?q=site+5&sort=name&page=2');
    await page.setJavaScriptEnabled(true);
  });

  test('shows incidents, the history and the health of one of them, each readable', async () => {
    for (const path of ['/incidents', '/history', '/sites/site3/health?range=day']) {
      await page.goto(running.url + path);
      expect(await page.title()).not.toMatch(/wrong/);
      await lookAtPage(page, `500${path.replaceAll(/\W+/g, '-')}`);
    }
  });

  test('shows a search without results, and a test on schedule that failed', async () => {
    await page.goto(`${running.url}/?q=nothing+like+this`);
    await lookAtPage(page, 'sites-none-found');
    await page.goto(`${running.url}/sites/site5/test`);
    expect(await page.$eval('.verdict', ({ textContent }) => textContent)).toContain(
      'Does not work: the Info API answers 500.',
    );
    await lookAtPage(page, 'test-failed-on-schedule');
  });
});
