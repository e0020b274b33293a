import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { applyAndServe, secret } from '../../lib/applied-site.ts';
import { useBrowser, waitForText } from '../../lib/browser.ts';
import { writeSite } from '../../lib/run-build.ts';
import { ada, startSite } from '../../lib/site.ts';
import { recipeOf } from './recipes.ts';

/* The recipe for Docsify, which builds nothing: the browser makes pages of Markdown. */

const { visitor } = useBrowser();

test('the recipe for Docsify shows readers their own text, blocks and entries', async () => {
  const { files, output } = recipeOf('Docsify');
  const folder = join(writeSite({ commands: [], files }), output);
  const manifest = createRequire(import.meta.url).resolve('docsify/package.json');
  copyFileSync(join(dirname(manifest), 'dist/docsify.min.js'), join(folder, 'docsify.min.js'));
  const site = await startSite();
  applyAndServe(folder, site);

  const reader = await visitor();
  const page = await reader.openTab();
  const shown = (): Promise<string> => page.evaluate(() => document.body.innerText);
  await page.goto(`${site.docsUrl}/`);
  await waitForText(page, 'p:has(bookplate-text)', 'Hello, reader!');
  expect(await shown()).not.toContain(secret);
  expect(await shown()).not.toContain('Admin guide');

  site.user = ada;
  const second = await reader.openTab();
  await second.goto(`${site.docsUrl}/`);
  await waitForText(second, 'p:has(bookplate-text)', 'Hello, Ada!');
  await second.waitForFunction((text) => document.body.innerText.includes(text), {}, secret);
  await second.waitForSelector('aside a[href*="admin-guide"]', { visible: true });
  // Docsify changes the page without loading another one.
  await second.click('aside a[href*="admin-guide"]');
  await second.waitForFunction(() => document.querySelector('article h1')?.checkVisibility());
  expect(reader.errors).toEqual([]);
});
