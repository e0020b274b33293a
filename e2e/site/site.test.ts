import axe from 'axe-core';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startSite } from '@bookplate/site/start';
import type { Company } from '@bookplate-examples/company/company';
import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { afterSuite } from '../lib/after-suite.ts';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { copyMoved } from '../lib/built-docs.ts';
import { longAway } from '../lib/clock.ts';
import { startCompany } from '../lib/company.ts';
import { isMatrix } from '../lib/matrix.ts';
import { brokenLinks, pagePaths } from '../lib/site-links.ts';

const { visitor } = useBrowser();
const whenFinished = afterSuite();
const dist = join(import.meta.dirname, '../../site/dist');
const built = {
  docs: 'http://docs.bookplate.localhost:4340',
  demo: 'http://demo.bookplate.localhost:4341',
};
let site: Company;

beforeAll(async () => {
  site = await startCompany(async (options) => {
    const docsFolder = join(options.dataFolder, 'docs');
    copyMoved(dist, docsFolder, [
      [built.docs, `http://docs.bookplate.localhost:${options.docsPort}`],
      [built.demo, `http://demo.bookplate.localhost:${options.dashboardPort}`],
    ]);
    return startSite({ ...options, docsFolder });
  });
  whenFinished(() => site.close());
});

/** By the one click that the demo dashboard takes. */
async function become(page: Page, name: 'ada' | 'bob', next: string): Promise<void> {
  await page.goto(`${site.dashboardUrl}/login?next=${encodeURIComponent(site.docsUrl + next)}`);
  await Promise.all([
    page.waitForNavigation(),
    page.click(`form:has([value="${name}@example.com"]) button`),
  ]);
}

test('greets each demo reader after one click, and gives both their own pages', async () => {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, '.plate-name', 'your reader');
  await become(page, 'ada', '/');
  expect(page.url()).toBe(`${site.docsUrl}/`);
  await waitForText(page, '.plate-name', 'Ada');
  await page.goto(`${site.docsUrl}/guides/for-admins/`);
  await waitForText(
    page,
    '.sl-markdown-content p',
    'You read this because the demo dashboard says that you are in the group admin, Ada.',
  );

  // In another browser: on the same one, an answer of the last two seconds is not asked for again.
  const other = await (await visitor()).openTab();
  await become(other, 'bob', '/guides/for-admins/');
  await waitForText(other, '.bookplate-reader bookplate-text', 'Bob');
  const entry = 'nav.sidebar a[href="/guides/for-admins/"]';
  expect(await other.$eval(entry, (link) => link.checkVisibility())).toBe(false);
  expect(await other.$eval('main', (main) => main.innerText)).not.toContain('You read this');
  expect(errors).toEqual([]);
});

test('shows the addresses that a reader filled in, in every snippet, and opens their tabs', async () => {
  const page = await (await visitor()).openTab();
  await become(page, 'bob', '/start/');
  await page.goto(site.dashboardUrl);
  await page.type('[name=docs]', 'docs.bob.dev');
  await page.type('[name=dashboard]', 'https://app.bob.dev/settings');
  await page.select('[name=host]', 'vite');
  await page.select('[name=server]', 'hono');
  await Promise.all([page.waitForNavigation(), page.click('form.card button')]);
  await longAway(page);
  await page.goto(`${site.docsUrl}/start/`);
  await expect
    .poll(() => page.$$eval('pre', (all) => all.map((each) => each.innerText).join('\n')))
    .toContain("docsOrigins: ['https://docs.bob.dev']");
  const seen = await page.$eval('main', (main) => main.innerText);
  expect(seen).toContain(
    'npx bookplate doctor --docs https://docs.bob.dev --api https://app.bob.dev/api/docs/user-info',
  );
  expect(seen).not.toContain('https://docs.foo.com');
  await expect
    .poll(() =>
      page.$$eval('[role=tab][aria-selected=true]', (tabs) =>
        tabs.map((tab) => tab.textContent?.trim()),
      ),
    )
    .toEqual(['Hono', 'Vite and MDX']);

  // A recipe that comes from a file.
  await page.goto(`${site.docsUrl}/servers/django/`);
  const own = 'docs_origins=["https://docs.bob.dev"],';
  await expect.poll(() => page.$eval('pre', (code) => code.innerText)).toContain(own);
  await expect
    .poll(() => page.$eval('.copy button', (button) => button.dataset['code']))
    .toContain(own);

  // The domain that both share, in code from a file and in a fence.
  await page.goto(`${site.docsUrl}/guides/sign-in-hint/`);
  const samples = (): Promise<string> =>
    page.$$eval('pre', (all) => all.map(({ textContent }) => textContent).join('\n'));
  await expect.poll(samples).toContain("domain: 'bob.dev'");
  expect(await samples()).toContain('"hint": "bob.dev"');
  // Comments of the files to copy keep their example.
  expect(await samples()).not.toMatch(/'foo\.com'|\bDomain=foo/);
});

test('the demo dashboard refuses docs and product on two sites, and says why', async () => {
  const page = await (await visitor()).openTab();
  await become(page, 'bob', '/');
  await page.goto(site.dashboardUrl);
  await page.$eval('[name=docs]', (field) => ((field as HTMLInputElement).value = ''));
  await page.type('[name=docs]', 'docs.bob.dev');
  await page.$eval('[name=dashboard]', (field) => ((field as HTMLInputElement).value = ''));
  await page.type('[name=dashboard]', 'app.bob.io');
  await Promise.all([page.waitForNavigation(), page.click('form.card button')]);
  expect(await page.$eval('.problem', (problem) => problem.textContent)).toContain(
    'different sites',
  );
});

/** WCAG 2.2 AA. */
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violationsOn(page: Page): Promise<unknown[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    // Starlight's button is called "Search" and shows its shortcut as well.
    const rules = { 'label-content-name-mismatch': { enabled: false } };
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: tags,
      rules,
    });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }, standard);
}

/** For looking at the pages: `BOOKPLATE_SHOTS=/tmp/shots npm run e2e -- site/site`. */
const shots = process.env['BOOKPLATE_SHOTS'];

// One of each kind; in the matrix, all.
const someOfEachKind = [
  '',
  'for-me/',
  'start/',
  'guides/samples-and-keys/',
  'reference/settings/',
  'codes/doctor/cors-missing/',
];

test.each(isMatrix ? pagePaths(dist) : someOfEachKind)(
  '/%s is accessible and fits, light and wide, dark and narrow',
  async (path) => {
    const page = await (await visitor()).openTab();
    await page.goto(`${site.docsUrl}/${path}`);
    for (const [scheme, width] of [
      ['light', 1_280],
      ['dark', 360],
    ] as const) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 740 });
      // Starlight makes samples that scroll focusable when the page is idle, which it never is while axe looks at it.
      await page.waitForFunction(() =>
        Array.from(document.querySelectorAll('.expressive-code pre')).every(
          (pre) => pre.scrollWidth <= pre.clientWidth || pre.hasAttribute('tabindex'),
        ),
      );
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([scheme, tooWide, await violationsOn(page)]).toEqual([scheme, 0, []]);
      if (shots !== undefined) {
        const name = path.replaceAll('/', '-') || 'home';
        const file = join(shots, `${name}-${scheme}-${width}.png`) as `${string}.png`;
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: file, fullPage: true });
      }
    }
  },
);

test('the front page is at most 100 kB with all that it loads, compressed', async () => {
  const page = await (await visitor()).openTab();
  const sizes: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(site.docsUrl) || response.status() !== 200) return;
    sizes.push(
      response
        .buffer()
        .then((body) => [
          response.url(),
          /webp|png/.test(response.headers()['content-type'] ?? '')
            ? body.length
            : gzipSync(body).length,
        ]),
    );
  });
  await page.goto(site.docsUrl, { waitUntil: 'networkidle0' });
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForNetworkIdle();
  const loaded = await Promise.all(sizes);
  expect(loaded.length).toBeGreaterThan(3);
  const total = loaded.reduce((sum, [, size]) => sum + size, 0);
  const list = loaded.map(([url, size]) => `${size} ${url}`).join('\n');
  expect(total, list).toBeLessThanOrEqual(100_000);
});

test('only the styles of the site block the first frame of the front page', async () => {
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl, { waitUntil: 'networkidle0' });
  const blocking = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(
        (entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking',
      )
      .map(({ name }) => name),
  );
  expect(blocking).not.toEqual([]);
  const own = `${site.docsUrl}/_astro/`;
  expect(blocking.filter((url) => !url.startsWith(own) || !url.endsWith('.css'))).toEqual([]);
});

test('search finds all open pages and no gated one', async () => {
  const page = await (await visitor()).openTab();
  await become(page, 'ada', '/start/');
  // As text, so that the import is the browser's.
  const search = (term: string | null): Promise<string[]> =>
    page.evaluate(`import('/pagefind/pagefind.js')
      .then(({ search }) => search(${JSON.stringify(term)}))
      .then(({ results }) => Promise.all(results.map((result) => result.data())))
      .then((found) => found.map(({ url }) => url))`) as Promise<string[]>;
  expect(await search('personas')).toContain('/guides/personas/');
  expect(await search('"switch to Bob on the demo dashboard"')).not.toContain(
    '/guides/for-admins/',
  );
  const open = pagePaths(dist).filter((path) => path !== 'demo/' && path !== 'guides/for-admins/');
  expect((await search(null)).toSorted()).toEqual(open.map((path) => `/${path}`).toSorted());
});

test('every link of the build leads to a page, and every anchor to a heading', () => {
  expect(brokenLinks(dist, `${built.docs}/`)).toEqual([]);
});

test('inline code has the quotes that its author wrote', () => {
  const changed = pagePaths(dist).flatMap((path) => {
    const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
    const codes = html.matchAll(/(?<!<pre[^>]*>)<code[^>]*>([^]*?)<\/code>/g);
    return Array.from(codes, ([, code = '']) => code).filter((code) => /[‘“”]/.test(code));
  });
  expect(changed).toEqual([]);
});

test('llms.txt names the Markdown twin of every open page, and no gated one', () => {
  const list = readFileSync(join(dist, 'llms.txt'), 'utf8');
  const named = Array.from(list.matchAll(/\]\(([^)]+)\)/g), ([, url = '']) =>
    url.replace(`${built.docs}/`, ''),
  );
  const expected = pagePaths(dist)
    .filter((path) => path !== 'demo/' && path !== 'guides/for-admins/')
    .map((path) => (path === '' ? 'index.md' : `${path.slice(0, -1)}.md`));
  expect(named.toSorted()).toEqual(expected.toSorted());
  for (const twin of named) expect(readFileSync(join(dist, twin), 'utf8')).toMatch(/^# .+\n/);
  expect(globSync('guides/for-admins.md', { cwd: dist })).toEqual([]);
});
