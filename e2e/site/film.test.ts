import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { passTime } from '../lib/clock.ts';
import { holdRequests } from '../lib/hold.ts';
import { ada, scriptTag, type Site, startSite } from '../lib/site.ts';
import { bookplatePage } from './film/bookplate.tsx';
import { UsualPage } from './film/usual.tsx';

const { visitor } = useBrowser();

/** To take the pictures again: `BOOKPLATE_SHOTS=site/src/assets/film npm run e2e -- site/film`. */
const folder = process.env['BOOKPLATE_SHOTS'];
const sources = join(import.meta.dirname, 'film');
let client = '';

beforeAll(async () => {
  const built = await build({
    root: sources,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: join(sources, 'client.tsx') } },
  });
  const [{ output: [chunk] } = { output: [] }] = [built].flat() as {
    output: { code?: string }[];
  }[];
  client = chunk?.code ?? '';
});

/** Both pages of the film, each at its path. */
function serveFilm(site: Site): void {
  const page = (head: string, body: string): string => `<!doctype html><html lang="en"><head>
<meta charset="utf-8">${head}<meta name="viewport" content="width=device-width"><title>Docs</title>
<style>${readFileSync(join(sources, 'docs-page.css'), 'utf8')}</style></head><body>${body}</body></html>`;
  const usual = renderToString(createElement(UsualPage, { apiUrl: site.apiUrl }));
  site.docs = (request, response) => {
    if (request.url === '/client.js') {
      response.setHeader('content-type', 'text/javascript').end(client);
      return;
    }
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(
        request.url === '/usual'
          ? page(
              '<script type="module" src="/client.js"></script>',
              `<div id="root" data-api="${site.apiUrl}">${usual}</div>`,
            )
          : page(scriptTag(site), `<div id="root">${renderToString(bookplatePage)}</div>`),
      );
  };
}

const seen = (page: Page): Promise<string> =>
  page.$eval('#root', (root) => (root as HTMLElement).innerText);

/** What a strip shows of the page. */
const pictures = ['light', 'dark'].flatMap((scheme) => [
  { name: `wide-${scheme}`, scheme, width: 480, height: 300 },
  { name: `narrow-${scheme}`, scheme, width: 240, height: 340 },
]);

/** Writes the pictures of a moment; those of another moment that have the same name have to be the same. */
async function shoot(page: Page, moment: 'unknown' | 'known'): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const { name, scheme, width, height } of pictures) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height });
    const picture = await page.screenshot({ type: 'webp', quality: 60 });
    const file = join(folder, `${moment}-${name}.webp`);
    if (written.has(file)) expect(readFileSync(file).equals(picture), file).toBe(true);
    else writeFileSync(file, picture);
    written.add(file);
  }
}
const written = new Set<string>();

test.each([
  ['bookplate', 'Hello, Ada!', 'known'],
  ['usual', 'Hello, reader!', 'unknown'],
] as const)('the film of a second visit: %s begins with %s', async (name, greeting, moment) => {
  const site = await startSite();
  serveFilm(site);
  site.user = ada;
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.goto(`${site.docsUrl}/${name}`);
  await expect.poll(() => seen(page)).toContain('Hello, Ada!');
  // A minute later, so that Bookplate asks again from page to page.
  await passTime(page, 61_000);
  const held = await holdRequests(page, site.apiUrl);
  await page.goto(`${site.docsUrl}/${name}`);
  await held.asked;
  const first = await seen(page);
  expect(first).toContain(greeting);
  await shoot(page, moment);

  await held.release();
  await expect.poll(() => seen(page)).toMatch(/^Acme docs\s+Ada[^]*Admin guide[^]*Call us/);
  if (moment === 'known') {
    await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
    expect(await seen(page)).toBe(first);
  }
  await shoot(page, 'known');
  expect(errors).toEqual([]);
});
