import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { PromiseName } from '../../hosts/contract/contract-host.ts';
import { hostsTableFile, writeHostsTable } from '../../hosts/contract/hosts-table.ts';
import { applyAndServe, secret } from '../../lib/applied-site.ts';
import { useBrowser, waitForText } from '../../lib/browser.ts';
import { writeSite } from '../../lib/run-build.ts';
import { ada, startSite } from '../../lib/site.ts';
import { recipeOf } from './recipes.ts';

/* The recipe for Docsify, which builds nothing: the browser makes pages of Markdown. */

const { visitor } = useBrowser();

const noText = 'Its HTML has no text: the browser makes the pages, after the first frame.';
const noPages = 'Its Markdown has gated blocks, and no gated pages.';
const publicMarkdown = 'Its pages are public files of Markdown, gated blocks included.';
const plainCode = 'It shows code fences as they are written.';

const seen = new Map<PromiseName, string>([
  ['fallback in the HTML', noText],
  ['first frame of a second visit', noText],
  ['client expression', 'Its Markdown has attributes, and no expressions.'],
  ['gated page', noPages],
  ['replaced page', noPages],
  ['gated heading', 'It lists all headings, gated ones included.'],
  ['previous and next', 'It has no links from page to page.'],
  ['search', publicMarkdown],
  ['public files', publicMarkdown],
  ['sample', plainCode],
  ['copy button', plainCode],
  ['leak check', publicMarkdown],
  ['persona bar', 'It has no development server: the published files are those of the author.'],
]);

test('the recipe for Docsify shows readers their own text, blocks and entries', async () => {
  const { files, output } = recipeOf('Docsify');
  const folder = join(writeSite({ commands: [], files }), output);
  const manifest = createRequire(import.meta.url).resolve('docsify/package.json');
  copyFileSync(join(dirname(manifest), 'dist/docsify.min.js'), join(folder, 'docsify.min.js'));
  const read = (): string => readFileSync(join(folder, 'index.html'), 'utf8');
  const before = read();
  const site = await startSite();
  applyAndServe(folder, site);
  const [first] = /<(script|style|link)\b[^>]*/.exec(read()) ?? [];
  expect(first).toContain('<script data-api-url=');
  expect(read().replace(/<!--bookplate-->[^]*?<!--\/bookplate-->/, '')).toBe(before);

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
  for (const name of ['script first in head', 'gated entry', 'other pages'] as const)
    seen.set(name, 'yes');
});

test('the table of the documentation says what was seen of Docsify', async () => {
  await expect(writeHostsTable(new Map([['Docsify', seen]]))).toMatchFileSnapshot(hostsTableFile);
});
