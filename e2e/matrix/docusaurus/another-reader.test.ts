import { join } from 'node:path';
import type { User } from '@bookplate/protocol';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from '../../lib/browser.ts';
import { buildSite } from '../../lib/built-site.ts';
import type { BuiltSite } from '../../lib/run-build.ts';
import { longAway } from '../../lib/clock.ts';
import { sitesFolder } from '../../lib/docusaurus.ts';
import { contextsOf } from '../../lib/everything-kept.ts';
import { markedFile } from '../../lib/playground-states.ts';
import { ada, bob, things as spec, everythingOf, mark, seenOn } from '../../lib/reader-switch.ts';
import { serveBuild } from '../../lib/told-by-page.ts';

const { visitor } = useBrowser();

const config = `
import { withBookplate } from '@bookplate/docusaurus';
const api = { specPath: 'openapi.json', outputDir: 'docs/api' };
export default withBookplate({
  title: 'Docs',
  url: 'https://docs.foo.com',
  baseUrl: '/',
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  presets: [['classic', { blog: false, docs: { routeBasePath: '/', sidebarPath: false, docItemComponent: '@theme/ApiItem' } }]],
  plugins: [['docusaurus-plugin-openapi-docs', { id: 'api', docsPluginId: 'classic', config: { api } }]],
  themes: ['docusaurus-theme-openapi-docs'],
});`;

let built: BuiltSite;
const closing: (() => unknown)[] = [];
beforeAll(async () => {
  const openapi = {
    ...spec,
    servers: spec.servers.map((server) =>
      Object.assign({}, server, { url: `https://docs.foo.com${server.url}` }),
    ),
  };
  built = await buildSite(
    ['sh', '-c', 'docusaurus gen-api-docs all && docusaurus build --out-dir dist'],
    {
      'package.json': '{}',
      'docusaurus.config.mjs': config,
      'bookplate.json': JSON.stringify({
        apiUrl: 'https://dash.foo.com/api/docs/user-info',
        loginUrl: 'https://dash.foo.com/login',
        docsOrigin: 'https://docs.foo.com',
      }),
      'openapi.json': JSON.stringify(openapi),
      'docs/index.md': '---\nslug: /\n---\n\n# Hello\n',
    },
    (clean) => void closing.push(clean),
    sitesFolder,
  );
  expect(built.output).toContain('Generated static files');
}, 120_000);
afterAll(() => closing.forEach((close) => close()));

const inPanel = '.openapi-right-panel__container';
const contentType = `${inPanel} select:has(option[value="text/plain"])`;
const editor = `${inPanel} pre[contenteditable]`;

async function enter(page: Page, selector: string, text: string): Promise<void> {
  const element = (await page.waitForSelector(selector)) as ElementHandle<HTMLElement>;
  await element.focus();
  await element.evaluate((one) => {
    if (one instanceof HTMLInputElement) one.select();
    else getSelection()?.selectAllChildren(one);
  });
  await page.keyboard.type(text);
}

async function send(page: Page): Promise<void> {
  await page.$eval('.openapi-explorer__request-btn', (button) => (button as HTMLElement).click());
}

const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'a path parameter': (page) => enter(page, 'input[name=id]', `id-${mark}`),
  'a query parameter': async (page) => {
    await page.click('.openapi-explorer__show-more-btn');
    await enter(page, 'input[name=sort]', `sort-${mark}`);
  },
  'a request body': (page) => enter(page, editor, `"body-${mark}"`),
  'a chosen media type': (page) => page.select(contentType, 'multipart/form-data'),
  'a body of another media type': async (page) => {
    await page.select(contentType, 'text/plain');
    await enter(page, editor, `text-${mark}`);
  },
  'a form field': async (page) => {
    await page.select(contentType, 'application/x-www-form-urlencoded');
    await enter(page, `${inPanel} input[placeholder=note]`, `note-${mark}`);
  },
  'a file': async (page) => {
    await page.select(contentType, 'multipart/form-data');
    const input = await page.waitForSelector(`${inPanel} input[type=file]`);
    await (input as ElementHandle<HTMLInputElement>).uploadFile(markedFile);
    await page.waitForSelector(`${inPanel} ::-p-text(photo-${mark})`);
  },
  'a server variable': async (page) => {
    await page.$eval('.openapi-explorer__floating-btn > button', (button) => button.click());
    await enter(page, `${inPanel} input[placeholder=everyone]`, mark);
  },
  'a typed credential': (page) => enter(page, `${inPanel} input[type=password]`, `typed-${mark}`),
  'a request and its answer': async (page) => {
    await enter(page, 'input[name=id]', `id-${mark}`);
    await send(page);
    await page.waitForSelector(`${inPanel} ::-p-text(answer-${mark})`);
  },
};

/** Who is signed in, and what the API received since that changed, each as one text. */
interface Visit {
  readonly page: Page;
  user: User | null;
  received: string[];
}

async function open(user: User | null): Promise<Visit> {
  const page = await (await visitor()).openTab();
  await page.setViewport({ width: 1_300, height: 1_000 });
  const visit: Visit = { page, user, received: [] };
  await serveBuild(
    page,
    join(built.folder, 'dist'),
    () => visit.user,
    (request) => {
      const { pathname } = new URL(request.url());
      if (!/^\/api\/(everyone|other|adamark)\//.test(pathname)) return undefined;
      visit.received.push(
        JSON.stringify([request.url(), request.headers(), request.postData() ?? '']),
      );
      return { account: visit.user === ada ? `answer-${mark}` : 'answer' };
    },
  );
  await page.goto('https://docs.foo.com/api/make');
  await page.waitForSelector('.openapi-explorer__request-btn');
  await page.waitForFunction(() => window.bookplate?.outcome);
  await page.waitForNetworkIdle({ idleTime: 100 });
  return visit;
}

/** Signs in, or out, elsewhere, and comes back. */
async function returnAs(visit: Visit, user: User | null): Promise<void> {
  Object.assign(visit, { user, received: [] });
  await longAway(visit.page);
  const changed = visit.page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        addEventListener('bookplate:reader', () => resolve(), { once: true }),
      ),
  );
  await visit.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await changed;
}

test.each(Object.entries(states))(
  'the explorer keeps nothing of %s for another reader',
  async (_state, fill) => {
    const seen = async ({ page }: Visit): Promise<string> => seenOn(page);
    const forAnyone = await seen(await open(null));
    const visit = await open(ada);
    const before = await seen(visit);
    await fill(visit.page);
    expect(await seen(visit)).not.toBe(before);
    await returnAs(visit, null);
    await expect.poll(() => seen(visit), { timeout: 20_000 }).toBe(forAnyone);
    expect(contextsOf(mark, await everythingOf(visit.page))).toEqual([]);
    await returnAs(visit, bob);
    await expect
      .poll(() => visit.page.$eval(`${inPanel} input[type=password]`, ({ value }) => value))
      .toBe('key-of-bob');
    await enter(visit.page, 'input[name=id]', 'seven');
    await send(visit.page);
    await expect.poll(() => visit.received.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(visit.received.join('\n')).toContain('key-of-bob');
    expect(contextsOf(mark, visit.received.join('\n'))).toEqual([]);
    expect(contextsOf(mark, await everythingOf(visit.page))).toEqual([]);
  },
);

test('the explorer keeps a request body for the same reader with another key', async () => {
  const visit = await open(ada);
  await enter(visit.page, editor, `"body-${mark}"`);
  await returnAs(visit, {
    ...ada,
    apiPlaygroundInputs: { header: { 'X-API-Key': 'rotated-key' } },
  });
  await enter(visit.page, 'input[name=id]', 'seven');
  await send(visit.page);
  await expect.poll(() => visit.received.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(visit.received[0]).toContain(`body-${mark}`);
  expect(visit.received[0]).toContain('rotated-key');
});
