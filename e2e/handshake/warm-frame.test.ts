import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { warmFiles } from '@bookplate/docs/snippet';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { storedKeys, useBrowser, waitForText } from '../lib/browser.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdRequests } from '../lib/hold.ts';
import { ada, bob, docsPage, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const looked = ['h1', '#plan', '#in', '#out', '#gated'];
const adasPage = {
  h1: 'Hello, Ada',
  '#plan': 'enterprise',
  '#in': 'Welcome back',
  '#out': '',
  '#gated': 'Gated',
};
const bobsPage = { ...adasPage, h1: 'Hello, Bob', '#plan': 'free', '#gated': '' };
const unknownPage = {
  h1: 'Hello, reader',
  '#plan': 'no plan',
  '#in': '',
  '#out': '',
  '#gated': '',
};

interface WarmSite extends Site {
  readonly dashboardUrl: string;
  /** A page with the frame or the script, on any host of the docs' server. */
  embed: string;
  /** How often the Info API was requested. */
  readonly handshakes: () => number;
}

/** Docs with a warm frame, and a dashboard whose page embeds it. */
async function warmSite(user: Site['user'], tag: string = ''): Promise<WarmSite> {
  const site = await startSite();
  site.user = user;
  const dashboard = new URL(site.apiUrl).origin;
  const hint = /data-hint="([^"]*)"/.exec(tag)?.[1];
  const files = warmFiles({
    apiUrl: site.apiUrl,
    loginUrl: `${dashboard}/login`,
    warmFrame: dashboard,
    ...(hint !== undefined && { hint }),
  });
  let handshakes = 0;
  const infoApi = site.api;
  const warm: WarmSite = Object.assign(site, {
    dashboardUrl: `${dashboard}/`,
    embed: `<iframe src="${site.docsUrl}/bookplate-warm.html" referrerpolicy="origin" hidden></iframe>`,
    handshakes: () => handshakes,
  });
  const html = (text: string): string => `<!doctype html><title>Page</title>${text}`;
  site.api = (request, response) => {
    if (request.url === '/user-info') {
      if (request.method === 'GET') handshakes += 1;
      infoApi(request, response);
    } else response.setHeader('content-type', 'text/html').end(html(warm.embed));
  };
  site.docs = ({ url = '', headers }, response) => {
    const file = files.find(({ name }) => url.split('?')[0] === `/${name}`);
    const isScript = file?.name.endsWith('.js');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    if (file) response.end(file.text);
    else if (!headers.host?.startsWith('docs.')) response.end(html(warm.embed));
    else
      response.end(
        docsPage(site, scriptTag(site, 'bookplate', tag)).replace(
          '</body>',
          '<p id="gated" data-bookplate-groups="admin">Gated</p></body>',
        ),
      );
  };
  return warm;
}

/** Opens a page of the dashboard and waits until the docs' storage is as it is meant to be. */
async function openDashboard(page: Page, site: WarmSite, name: string | undefined): Promise<void> {
  await page.goto(site.dashboardUrl);
  await expect.poll(() => storedName(page, site)).toBe(name);
}

/** The name in the docs' storage, by the frame of theirs that is on the page. */
async function storedName(page: Page, { docsUrl }: WarmSite): Promise<string | undefined> {
  const frame = page.frames().find((each) => each.url().startsWith(docsUrl));
  if (!frame) return 'no frame';
  return frame.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('bookplate:1:'));
    const text = key === undefined ? null : localStorage.getItem(key);
    return /"firstName":"(\w+)"/.exec(text ?? '')?.[1];
  });
}

/** What the docs show before the answer of the Info API. */
async function framesBeforeAnswer(page: Page, site: WarmSite): Promise<unknown> {
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  const { seen } = await seenFrames(page);
  await api.release();
  return seen;
}

test('search of built docs does not find the frame', () => {
  const built = join(import.meta.dirname, '../../examples/acme/docs/dist');
  expect(existsSync(join(built, 'bookplate-warm.html'))).toBe(true);
  const fragments = join(built, 'pagefind/fragment');
  const found = readdirSync(fragments).map((name) =>
    gunzipSync(readFileSync(join(fragments, name))).toString('utf8'),
  );
  expect(found.filter((page) => page.includes('"url":"/quickstart/"'))).toHaveLength(1);
  expect(found.filter((page) => page.includes('bookplate-warm'))).toEqual([]);
});

test('the first visit of the docs starts with the reader, a later one with another reader or with nobody', async () => {
  const site = await warmSite(ada);
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  await openDashboard(page, site, 'Ada');
  expect(await framesBeforeAnswer(page, site)).toEqual([adasPage]);

  site.user = bob;
  await openDashboard(page, site, 'Bob');
  expect(await framesBeforeAnswer(page, site)).toEqual([bobsPage]);

  site.user = null;
  await openDashboard(page, site, undefined);
  expect(await framesBeforeAnswer(page, site)).toEqual([unknownPage]);
});

test('the frame makes one handshake, shows nothing, and stores no credential', async () => {
  const site = await warmSite(ada);
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await openDashboard(page, site, 'Ada');
  expect(site.handshakes()).toBe(1);
  const frame = page.frames().find((each) => each.url().startsWith(site.docsUrl))!;
  const left = await frame.evaluate(() => [
    JSON.stringify(Object.entries(localStorage)),
    document.body.textContent.trim(),
    Object.keys(window)
      .filter((name) => /bookplate/i.test(name))
      .join(),
  ]);
  expect(left).toEqual([expect.not.stringContaining('ada-secret-key'), '', '']);
  expect(errors).toEqual([]);
});

test('with a hint, the stored reader has the tag of their sign-in', async () => {
  const site = await warmSite(ada, 'data-hint="site.localhost"');
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  const hint = { name: 'bookplate_hint', domain: '.site.localhost', path: '/' };
  await page.browserContext().setCookie({ ...hint, value: 'sign-in-number-1' });
  await openDashboard(page, site, 'Ada');
  expect(await framesBeforeAnswer(page, site)).toEqual([adasPage]);
  const context = page.browserContext();
  await context.deleteCookie(...(await context.cookies()));
  site.user = null;
  await openDashboard(page, site, undefined);
});

test('open docs tabs follow the frame without a request', async () => {
  const site = await warmSite(ada);
  const { openTab } = await visitor();
  const docs = await openTab();
  await docs.goto(site.docsUrl);
  await waitForText(docs, 'h1', 'Hello, Ada');
  for (const [user, name] of [
    [null, 'reader'],
    [bob, 'Bob'],
  ] as const) {
    site.user = user;
    const before = site.handshakes();
    const page = await openTab();
    await page.goto(site.dashboardUrl);
    await expect
      .poll(() => docs.evaluate(() => document.querySelector('h1')?.textContent))
      .toBe(`Hello, ${name}`);
    expect(site.handshakes()).toBe(before + 1);
    await page.close();
  }
});

test('a dashboard that is down leaves the stored reader as they are', async () => {
  const site = await warmSite(ada);
  const page = await (await visitor()).openTab();
  await openDashboard(page, site, 'Ada');
  const { api } = site;
  let failures = 0;
  site.api = (request, response) => {
    if (request.url !== '/user-info') api(request, response);
    else {
      failures += 1;
      response.writeHead(500).end();
    }
  };
  await page.goto(site.dashboardUrl);
  await expect.poll(() => failures).toBe(1);
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
});

test('on the same origin, the script alone does it', async () => {
  const site = await warmSite(ada);
  // The docs are on the dashboard's origin.
  const origin = new URL(site.apiUrl).origin;
  const { api, docs } = site;
  const files = /^\/(docs\/|bookplate-warm)/;
  site.api = (request, response) => {
    if (files.test(request.url ?? '')) {
      request.headers.host = `docs.${request.headers.host}`;
      docs(request, response);
    } else api(request, response);
  };
  site.embed = `<script async src="/bookplate-warm.js"></script>`;
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  await page.goto(site.dashboardUrl);
  await expect.poll(async () => (await storedKeys(page)).length).toBe(1);
  const held = await holdRequests(page, site.apiUrl);
  await page.goto(`${origin}/docs/`);
  expect((await seenFrames(page)).seen).toEqual([adasPage]);
  await held.release();
  site.user = null;
  await page.goto(site.dashboardUrl);
  await expect.poll(() => storedKeys(page)).toEqual([]);
});

test.each<[who: string, host: string, embed: (site: WarmSite) => string]>([
  ['another host of the domain', 'evil.site.localhost', ({ embed }) => embed],
  [
    'a host that hides its name',
    'evil.site.localhost',
    ({ embed }) => embed.replace('"origin"', '"no-referrer"'),
  ],
  ['another site', 'evil.localhost', ({ embed }) => embed],
  [
    'a page around the dashboard',
    'evil.site.localhost',
    ({ dashboardUrl }) => `<iframe src="${dashboardUrl}"></iframe>`,
  ],
  [
    'a page that loads the script',
    'evil.site.localhost',
    ({ docsUrl }) => `<script src="${docsUrl}/bookplate-warm.js"></script>`,
  ],
])('%s gets nothing from the frame', async (_who, host, embed) => {
  const site = await warmSite(ada);
  const page = await (await visitor()).openTab();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.evaluateOnNewDocument(() => {
    Object.assign(window, { heard: [] });
    addEventListener('message', ({ data }) => {
      (window as unknown as { heard: unknown[] }).heard.push(data);
    });
  });
  // The dashboard's page has its own embedding meanwhile.
  const evil = new URL(site.docsUrl);
  evil.hostname = host;
  const own = site.embed;
  const hostile = embed(site);
  const { docs } = site;
  site.docs = (request, response) => {
    site.embed = request.headers.host?.startsWith('evil.') ? hostile : own;
    docs(request, response);
    site.embed = own;
  };
  await page.goto(evil.href);
  await expect.poll(() => said.join('\n')).toContain('[bookplate] The warm frame is for pages of');
  expect(site.handshakes()).toBe(0);
  for (const frame of page.frames())
    expect(
      await frame.evaluate(() => [
        Object.keys(localStorage),
        (window as unknown as { heard: unknown[] }).heard,
      ]),
    ).toEqual([[], []]);
});
