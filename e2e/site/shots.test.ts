import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser } from '../lib/browser.ts';
import { companyDocs, companyReader } from '../lib/company-docs.ts';
import { startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const whenFinished = afterSuite();

/** To take the pictures of the front page again: `BOOKPLATE_SHOTS=site/src/assets/shots npm run e2e -- site/shots`. */
const folder = process.env['BOOKPLATE_SHOTS'];

/** The part of the page that the front page shows, in light and dark. */
async function shoot(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  // What is the reader's has a frame.
  await page.addStyleTag({
    content:
      ':is(main bookplate-text, main bookplate-when > p, .bookplate-reader, nav a[href="/admin-guide/"]) { outline: 3px solid #c0566a; outline-offset: 4px; border-radius: 2px }',
  });
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    await page.screenshot({
      path: join(folder, `${name}-${theme}.webp`) as `${string}.webp`,
      type: 'webp',
      quality: 50,
      clip: { x: 0, y: 0, width: 900, height: 520 },
    });
  }
}

test('the pictures of the front page are one page, before and after the sign-in', async () => {
  const site = await startSite(whenFinished);
  site.docs = companyDocs('acme', site, whenFinished);
  const page = await (await visitor()).openTab();
  await page.setViewport({ width: 900, height: 520, deviceScaleFactor: 0.8 });
  const seen = (): Promise<string> => page.$eval('body', (body) => body.innerText);
  await page.goto(site.docsUrl);
  await expect.poll(seen).toContain('Log in');
  expect(await seen()).toContain('Hello, reader');
  expect(await seen()).not.toContain('As an admin');
  await shoot(page, 'before');

  site.user = companyReader('ada');
  await page.reload();
  await expect.poll(seen).toContain('Hello, Ada');
  expect(await seen()).toMatch(/You are on the enterprise plan[^]*As an admin/);
  await shoot(page, 'after');
});
