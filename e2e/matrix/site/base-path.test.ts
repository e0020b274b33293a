import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveDocs } from '@bookplate-examples/company/docs-server';
import { beforeAll, expect, test, vi } from 'vitest';
import { afterSuite } from '../../lib/after-suite.ts';
import { useBrowser } from '../../lib/browser.ts';
import { copyMoved } from '../../lib/built-docs.ts';
import { runBuild } from '../../lib/run-build.ts';
import { brokenLinks } from '../../lib/site-links.ts';

const { visitor } = useBrowser();
const whenFinished = afterSuite();
const site = join(import.meta.dirname, '../../../site');
/** Where GitHub Pages serves the site. */
const pages = 'https://bookplate.github.io';
let folder = '';
let address = '';

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'bookplate-pages-'));
  whenFinished(() => rmSync(parent, { recursive: true, maxRetries: 5 }));
  folder = join(parent, 'built');
  // As .github/workflows/site.yml does.
  const astro = createRequire(join(site, 'package.json')).resolve('astro/package.json');
  const argv = [join(astro, '../bin/astro.mjs'), 'build', '--outDir', folder];
  vi.stubEnv('BOOKPLATE_ENV', 'pages');
  const { code, output } = await runBuild([process.execPath, ...argv], site);
  vi.unstubAllEnvs();
  expect(code, output).toBe(0);
  const moved = join(parent, 'moved');
  const docs = await serveDocs({ folder: moved, base: '/bookplate', port: 0, label: 'the docs' });
  whenFinished(() => docs.close());
  const origin = `http://bookplate.github.localhost:${docs.port}`;
  copyMoved(folder, moved, [[pages, origin]]);
  address = `${origin}/bookplate/`;
});

test('every link, image, script and style is below the base path', () => {
  expect(brokenLinks(folder, `${pages}/bookplate/`)).toEqual([]);
});

test.each(['', 'what/', 'start/', 'codes/'])('/%s loads all that it needs', async (path) => {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(address + path, { waitUntil: 'networkidle0' });
  expect(await page.evaluate(() => window.bookplate?.outcome)).toBe('anonymous');
  const missing = (): Promise<readonly string[]> =>
    page.$$eval('img', (images) =>
      images
        .filter((image) => image.checkVisibility())
        .map((image) => {
          image.loading = 'eager';
          return image.naturalWidth > 0 ? '' : image.src;
        })
        .filter((url) => url !== ''),
    );
  await expect.poll(missing).toEqual([]);
  expect(failed).toEqual([]);
  expect(errors).toEqual([]);
});

test('search leads to a page below the base path', async () => {
  const page = await (await visitor()).openTab();
  await page.goto(address);
  await page.click('site-search button[data-open-modal]');
  await page.waitForSelector('site-search input');
  await page.type('site-search input', 'personas');
  const result = await page.waitForSelector('site-search .pagefind-ui__result-link');
  await Promise.all([page.waitForNavigation(), result?.click()]);
  expect(page.url()).toMatch(/\/bookplate\/[^?]*personas/);
  expect(await page.$eval('h1', (heading) => heading.innerText)).toContain('Personas');
});
