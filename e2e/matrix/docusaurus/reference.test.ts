import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { User } from '@bookplate/protocol';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplesIn } from '../../../site/test/samples.ts';
import { expandAll, field, outlineOf, send, waitForKey } from '../../lib/api-reference.ts';
import { useBrowser } from '../../lib/browser.ts';
import { claimBuild } from '../../lib/built-site.ts';
import { longAway } from '../../lib/clock.ts';
import { contextsOf, everythingKept, everythingShown } from '../../lib/everything-kept.ts';
import { hydrated, openTab, sitesFolder } from '../../lib/docusaurus.ts';
import { type BuiltSite, runBuild, type SiteSource, writeAndBuild } from '../../lib/run-build.ts';
import { serveBuild } from '../../lib/told-by-page.ts';

const { visitor } = useBrowser();

// Scalar as one bundle: its packages, which sites install with it, are not in this repository.
const scalar = fileURLToPath(
  new URL('browser/standalone.esm.js', import.meta.resolve('@scalar/api-reference')),
);
const config = `
import { withBookplate } from '@bookplate/docusaurus';
const scalarBundle = () => ({
  name: 'scalar-bundle',
  configureWebpack: (_config, isServer) =>
    isServer ? {} : { resolve: { alias: { '@scalar/api-reference$': ${JSON.stringify(scalar)} } } },
});
export default withBookplate({
  title: 'Docs',
  url: 'https://docs.foo.com',
  baseUrl: '/docs/',
  onBrokenLinks: 'throw',
  headTags: [{ tagName: 'link', attributes: { rel: 'icon', href: 'data:,' } }],
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  presets: [['classic', { docs: { routeBasePath: 'guide' }, blog: false }]],
  plugins: [scalarBundle],
  themes: [['@easyops-cn/docusaurus-search-local', { docsRouteBasePath: ['/guide'], indexBlog: false, indexPages: true, searchBarShortcut: false }]],
  themeConfig: { navbar: { title: 'Docs', items: [{ to: '/api', label: 'API', position: 'left' }] } },
});`;
const openapi = `
openapi: 3.1.0
info: { title: Acme API, version: '1', description: All that Acme does. }
servers: [{ url: 'https://docs.foo.com/v1' }]
security: [{ key: [] }]
paths:
  /rockets:
    get:
      tags: [Rockets]
      summary: List rockets
      responses: { '200': { description: OK } }
  /launches:
    delete:
      tags: [Launches]
      summary: Stop a countdown
      description: Stops a countdown before it reaches zero.
      x-groups: [admin]
      responses: { '204': { description: Stopped } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-API-Key }
`;
const source: SiteSource = {
  commands: [['docusaurus', 'build', '--out-dir', 'dist']],
  place: sitesFolder,
  files: {
    'package.json': '{"name": "reference", "private": true}',
    'docusaurus.config.ts': config,
    'bookplate.json': JSON.stringify({
      apiUrl: 'https://dash.foo.com/api/docs/user-info',
      loginUrl: 'https://dash.foo.com/login?next={returnTo}',
      docsOrigin: 'https://docs.foo.com',
    }),
    'openapi.yaml': openapi,
    'docs/index.md': '---\nslug: /\n---\n\n# Guide\n',
    'src/pages/index.mdx': '# Hello\n',
    // As the documentation has it.
    'src/pages/api.mdx': samplesIn('guides/playgrounds', 'On Docusaurus')[0]!.code,
  },
};

const ada: User = {
  groups: ['admin'],
  content: { email: 'ada@example.com', firstName: 'Ada' },
  apiPlaygroundInputs: { header: { 'X-API-Key': 'key-of-ada' } },
};
const bob: User = {
  content: { email: 'bob@example.com', firstName: 'Bob' },
  apiPlaygroundInputs: { header: { 'X-API-Key': 'key-of-bob' } },
};

let built: BuiltSite;
let dist: string;
beforeAll(async () => {
  await claimBuild(source);
  built = await writeAndBuild(source);
  expect(built.output).toContain('Generated static files');
  expect(built.output).not.toContain('postcss');
  dist = join(built.folder, 'dist');
}, 120_000);
afterAll(() => rmSync(built.folder, { recursive: true, maxRetries: 5 }));

interface Visit {
  readonly page: Page;
  readonly errors: readonly string[];
  /** Headers of the requests that the API received. */
  readonly received: Record<string, string>[];
  user: User | null;
}

/** Opens the page of the reference, and waits for Scalar. */
async function open(user: User | null, width = 1_300): Promise<Visit> {
  const reader = await visitor();
  const page = await openTab(reader);
  await page.setViewport({ width, height: 900 });
  const visit: Visit = { page, errors: reader.errors, received: [], user };
  await serveBuild(
    page,
    dist,
    () => visit.user,
    (request) => {
      if (!new URL(request.url()).pathname.startsWith('/v1/')) return undefined;
      visit.received.push(request.headers());
      return { rockets: [] };
    },
    '/docs',
  );
  await page.goto('https://docs.foo.com/docs/api/');
  await hydrated(page);
  await page.waitForSelector(field);
  await page.waitForFunction(() => window.bookplate?.outcome);
  return visit;
}

function textOf(page: Page): Promise<string> {
  return page.$eval('main', (main) => main.innerText);
}

function sidebarOf(page: Page): Promise<string> {
  return page.$eval('.t-doc__sidebar', (sidebar) => (sidebar as HTMLElement).innerText);
}

test('an API reference has the key of the reader and their operations, and sends the key without cookies', async () => {
  const visit = await open(ada);
  const { page, received, errors } = visit;
  await page.setCookie({ name: 'session', value: 'ada', domain: 'docs.foo.com' });
  await waitForKey(page, 'key-of-ada');
  await page.waitForSelector('.t-doc__sidebar ::-p-text(Launches)');
  await expandAll(page);
  expect(await textOf(page)).toMatch(/List rockets[^]+Stop a countdown/);
  const { html } = await everythingShown(page, '.credential-value');
  expect(contextsOf('key-of-ada', html)).toEqual([]);
  expect(await everythingKept(page)).not.toContain('key-of-ada');
  await send(page);
  await expect.poll(() => received.at(-1)?.['x-api-key']).toBe('key-of-ada');
  expect(received.at(-1)?.['cookie']).toBeUndefined();
  expect(errors).toEqual([]);
});

test('an API reference follows the reader: another account has theirs, and anonymous readers have nothing', async () => {
  const visit = await open(ada);
  const { page } = visit;
  await waitForKey(page, 'key-of-ada');
  await expect.poll(() => sidebarOf(page)).toContain('Launches');
  const returnAs = async (user: User | null): Promise<void> => {
    visit.user = user;
    await longAway(page);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  };
  await returnAs(bob);
  await waitForKey(page, 'key-of-bob');
  await expect.poll(() => sidebarOf(page)).not.toContain('Launches');
  await returnAs(null);
  await waitForKey(page);
  expect(await sidebarOf(page)).toMatch(/Rockets/);
});

test('anonymous readers see and load nothing gated, and the page has one title and one main part', async () => {
  const { page, errors } = await open(null);
  expect(await page.$eval(field, ({ value }) => value)).toBe('');
  expect(await sidebarOf(page)).toContain('Rockets');
  expect(await sidebarOf(page)).not.toContain('Launches');
  expect(await outlineOf(page)).toEqual(['main', 'h1 Acme API']);
  expect(errors).toEqual([]);
  await page.setJavaScriptEnabled(false);
  await page.reload();
  expect(await outlineOf(page)).toEqual(['main', 'h1 Acme API']);
  expect(await textOf(page)).toMatch(/GET \/rockets\s+List rockets/);
});

test('the reference comes and goes with its page, follows the theme, and fits 360 pixels', async () => {
  const { page, errors } = await open(null);
  const theme = (): Promise<readonly (boolean | string)[]> =>
    page.evaluate(() => [
      document.body.classList.contains('dark-mode'),
      getComputedStyle(document.querySelector('.references-rendered')!).backgroundColor,
    ]);
  const light = await theme();
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await page.waitForFunction(() => document.body.classList.contains('dark-mode'));
  expect(await theme()).not.toEqual(light);
  await page.setViewport({ width: 360, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewport({ width: 1_300, height: 900 });
  await page.click('.navbar__brand');
  await page.waitForSelector('main ::-p-text(Hello)');
  await page.waitForFunction(() => document.querySelector('.scalar-api-reference') === null);
  await page.click('.navbar a[href="/docs/api"]');
  await page.waitForSelector(field);
  expect(errors).toEqual([]);
});

test('only the file that signed-in readers load has what is gated, after a build from the cache too', async () => {
  const having = (): readonly string[] =>
    globSync('**/*.*', { cwd: dist }).filter((file) =>
      readFileSync(join(dist, file), 'utf8').includes('before it reaches zero'),
    );
  expect(having()).toEqual([expect.stringMatching(/^assets\/openapi\.[\w-]+\.json$/)]);
  rmSync(dist, { recursive: true });
  const again = await runBuild(source.commands[0]!, built.folder);
  expect(again.code).toBe(0);
  expect(having()).toEqual([expect.stringMatching(/^assets\/openapi\.[\w-]+\.json$/)]);
  const search = globSync('search-index*.json', { cwd: dist });
  expect(search.map((file) => readFileSync(join(dist, file), 'utf8')).join('')).toContain(
    'List rockets',
  );

  mkdirSync(join(built.folder, 'static'));
  writeFileSync(join(built.folder, 'static/llms.txt'), 'Stops a countdown before it reaches zero.');
  const failed = await runBuild(['docusaurus', 'build', '--out-dir', 'leaking'], built.folder);
  expect(failed.code).toBe(1);
  expect(failed.output).toMatch(/llms\.txt has .* the OpenAPI document "Acme API"/);
}, 240_000);

test('a document that is no OpenAPI, or has a malformed gate, fails the build with its name', async () => {
  writeFileSync(
    join(built.folder, 'openapi.yaml'),
    openapi.replace('x-groups: [admin]', 'x-groups: admin'),
  );
  const failed = await runBuild(['docusaurus', 'build', '--out-dir', 'broken'], built.folder);
  expect(failed.code).toBe(1);
  expect(failed.output).toMatch(/openapi\.yaml: [^]*x-groups/);
}, 120_000);
