import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { launchChromium } from '../browser/launch.ts';
import { apiUrl, serveDocs } from '../browser/serve-docs.ts';
import { median } from '../table.ts';
import { reveal, sidebarPage } from '../sites/sidebar.ts';
import type { Growth } from './growth.ts';

/** Measures in a browser whose reader is known, as on a second visit. */
async function onSecondVisit(
  pageAt: (path: string) => string,
  measure: (page: Page, origin: string) => Promise<number>,
): Promise<number> {
  const docs = await serveDocs(pageAt);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${docs.origin}/`);
    await page.waitForFunction(() => window.bookplate?.user);
    return await measure(page, docs.origin);
  } finally {
    await browser.close();
    docs.close();
  }
}

export const entries: Growth = {
  title: 'sidebar',
  unit: 'entries',
  sizes: [100, 1_000, 10_000],
  run: (size) =>
    onSecondVisit(
      () => sidebarPage(size),
      async (page) => {
        const times: number[] = [];
        while (times.length < 7) times.push((await reveal(page, 'bookplate')).laidOutMs);
        return median(times);
      },
    ),
};

const script = readFileSync(
  fileURLToPath(import.meta.resolve('@bookplate/browser/bookplate.js')),
  'utf8',
);
const paragraph = '<p>For <bookplate-text value="user.firstName">you</bookplate-text>.</p>\n';

/** All the script time of a page, less that of the same page without Bookplate. */
export const texts: Growth = {
  title: 'texts',
  unit: 'texts',
  sizes: [100, 1_000, 10_000],
  run(size) {
    const pageAt = (path: string): string => {
      const head = path === '/bare' ? '' : `<script data-api-url="${apiUrl}">${script}</script>`;
      return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Docs</title></head><body>${paragraph.repeat(path === '/' ? 1 : size)}</body></html>`;
    };
    return onSecondVisit(pageAt, async (known, origin) => {
      const scriptMs = async (path: string): Promise<number> => {
        const page = await known.browser().newPage();
        await page.goto(origin + path);
        if (path !== '/bare') await page.waitForFunction(() => window.bookplate?.user);
        const { ScriptDuration = Number.NaN } = await page.metrics();
        return ScriptDuration * 1_000;
      };
      return (await scriptMs('/bookplate')) - (await scriptMs('/bare'));
    });
  },
};
