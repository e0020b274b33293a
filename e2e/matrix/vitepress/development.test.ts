import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { beforeAll, test } from 'vitest';
import { afterSuite } from '../../lib/after-suite.ts';
import { useBrowser } from '../../lib/browser.ts';
import { ada, type Site, startSite } from '../../lib/site.ts';
import { openTab, type Tab } from '../../lib/vite-site.ts';
import { base, serveVitePress } from '../../lib/vitepress-site.ts';

const { visitor } = useBrowser();
const whenFinished = afterSuite();
let site: Site;
let folder: string;

async function openWide(finished = whenFinished): Promise<Tab> {
  const tab = await openTab(await visitor(finished));
  await tab.page.setViewport({ width: 1440, height: 900 });
  return tab;
}

function waitForHeading(page: Page, words: string): Promise<unknown> {
  return page.waitForFunction(
    (text) => document.querySelector('h1')?.innerText.includes(text),
    {},
    words,
  );
}

beforeAll(async () => {
  site = await startSite(whenFinished);
  site.user = ada;
  ({ folder, docs: site.docs } = await serveVitePress(site, whenFinished));
  // The first visit makes Vite look for dependencies, and then loads the page again.
  const { page } = await openWide();
  await page.goto(`${site.docsUrl}${base}/`, { waitUntil: 'domcontentloaded' });
  await waitForHeading(page, 'Hello, Ada');
});

test('the development server follows groups that change', async () => {
  const { page } = await openWide();
  await page.goto(`${site.docsUrl}${base}/`);
  await waitForHeading(page, 'Hello, Ada');
  const file = join(folder, 'samples.md');
  writeFileSync(file, `---\ngroups: [nobody-has-this]\n---\n${readFileSync(file, 'utf8')}`);
  await page.waitForFunction(() => {
    const sidebar = document.querySelector<HTMLElement>('.VPSidebar');
    return sidebar && !sidebar.innerText.includes('Samples');
  });
});
