import { createServer, type RequestListener } from 'node:http';
import { createInfoApi, type User } from '@bookplate/info-api/node';
import { listen } from '@bookplate-examples/company/listen';
import type { Page } from 'puppeteer-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { siteForm, useTestConsole } from '../../apps/console/test/team.ts';
import {
  longAway,
  storedKeys,
  useBrowser,
  waitForText,
  type WhenFinished,
} from '../lib/browser.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { ada, bob, builtScript, docsPage, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const team = useTestConsole();

/** Another Info API of the same company. */
interface Api {
  readonly apiUrl: string;
  readonly loginUrl: string;
  user: User | null;
  questions: number;
}

async function startApi(site: Site): Promise<Api> {
  const server = createServer();
  const { port, close } = await listen(server, { port: 0, label: 'the other Info API' });
  onTestFinished(close);
  const origin = `http://app.site.localhost:${port}`;
  const api: Api = {
    apiUrl: `${origin}/user-info`,
    loginUrl: `${origin}/sign-in?back={returnTo}`,
    user: null,
    questions: 0,
  };
  const answer = createInfoApi({
    path: '/user-info',
    docsOrigins: [site.docsUrl],
    getUser: () => api.user,
  });
  server.on('request', (request, response) => {
    api.questions += 1;
    answer(request, response);
  });
  return api;
}

const loginOf = ({ apiUrl }: Site): string => new URL('/login', apiUrl).href;

/** The docs as a host builds them: with the settings that were in use then, and the console's address. */
function publish(site: Site, console: string | undefined, apiUrl = site.apiUrl): void {
  const head = `<script data-api-url="${apiUrl}" data-login-url="${loginOf(site)}"${
    console === undefined ? '' : ` data-console="${console}"`
  }>${builtScript('head')}</script><script>${builtScript('rest')}\n${builtScript('console')}</script>`;
  const page = docsPage(site, head).replace(
    '>Log in</p>',
    `><a data-bookplate-link="login" href="${loginOf(site)}">Log in</a></p>`,
  );
  site.docs = (_request, response) =>
    void response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
}

/** The site, in the console. */
interface Entry {
  readonly address: string;
  readonly change: (values: Readonly<Record<string, string>>) => Promise<void>;
}

async function register(site: Site): Promise<Entry> {
  const form = {
    ...siteForm,
    docsOrigins: site.docsUrl,
    apiUrl: site.apiUrl,
    loginUrl: loginOf(site),
  };
  const id = await team.addSite(form);
  let version = 1;
  return {
    address: `http://console.site.localhost:${team.running.port}/v1/sites/${id}/settings.json`,
    async change(values) {
      const answer = await team.editor.post(`/sites/${id}`, {
        ...form,
        ...values,
        version: `${version}`,
      });
      expect(answer.status).toBe(303);
      version += 1;
    },
  };
}

/** Waits until what an idle page does is done: until the page has kept something after the console was asked. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => key.startsWith('bookplate:{')),
  );
  await page.waitForNetworkIdle({ idleTime: 250 });
}

/** Ten minutes later, the reader comes back to the tab. */
async function returnLater(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const [key, text] of Object.entries(localStorage) as [string, string][])
      if (key.startsWith('bookplate:{'))
        localStorage.setItem(key, JSON.stringify({ ...(JSON.parse(text) as object), at: 1 }));
  });
  const other = await page.browserContext().newPage();
  await other.bringToFront();
  await page.bringToFront();
  await other.close();
}

/** Where the link leads that somebody is about to click. */
function loginLink(page: Page): Promise<string> {
  return page.$eval('a[data-bookplate-link=login]', (link) => {
    link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    return link.href;
  });
}

test('an open page follows the console, and the next one asks the new Info API first', async () => {
  const site = await startSite();
  const api = await startApi(site);
  site.user = ada;
  api.user = ada;
  const entry = await register(site);
  publish(site, entry.address);
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await settled(page);
  expect(await loginLink(page)).toBe(loginOf(site));
  expect([site.questions, api.questions]).toEqual([1, 0]);

  await entry.change({ apiUrl: api.apiUrl, loginUrl: api.loginUrl });
  const answered = page.waitForResponse(api.apiUrl);
  await returnLater(page);
  await answered;
  expect(await loginLink(page)).toBe(
    api.loginUrl.replace('{returnTo}', encodeURIComponent(`${site.docsUrl}/`)),
  );
  await page.waitForFunction(
    (key) => localStorage.getItem(key) !== null,
    {},
    `bookplate:1:${api.apiUrl}`,
  );
  // Of what the other one said, nothing is left.
  expect(await storedKeys(page)).not.toContain(`bookplate:1:${site.apiUrl}`);

  const before = site.questions;
  await longAway();
  await recordFrames(page, 'h1', '#plan', '#in', '#out');
  await page.reload();
  await waitForText(page, 'h1', 'Hello, Ada');
  const { seen, moved } = await seenFrames(page);
  expect(seen.filter(({ h1 }) => h1 !== '')).toEqual([
    { h1: 'Hello, Ada', '#plan': 'enterprise', '#in': 'Welcome back', '#out': '' },
  ]);
  expect(moved).toEqual([]);
  expect(site.questions).toBe(before);
  expect(errors).toEqual([]);
});

test('a setting that is taken back is taken back', async () => {
  const site = await startSite();
  const api = await startApi(site);
  const entry = await register(site);
  publish(site, entry.address);
  const page = await (await visitor()).openTab();
  await entry.change({ loginUrl: api.loginUrl });
  await page.goto(site.docsUrl);
  await settled(page);
  expect(await loginLink(page)).toContain('/sign-in?back=');
  await entry.change({});
  await returnLater(page);
  await page.waitForFunction(
    () => !JSON.stringify(window.bookplate?.page.settings).includes('sign-in'),
  );
  expect(await loginLink(page)).toBe(loginOf(site));
});

test('another Info API may know another reader, who is not shown beside the first', async () => {
  const site = await startSite();
  const api = await startApi(site);
  site.user = ada;
  api.user = bob;
  const entry = await register(site);
  publish(site, entry.address);
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await settled(page);
  const shown = await page.evaluateHandle(() => {
    const all: unknown[] = [];
    addEventListener('bookplate:user', ({ detail }) => all.push(detail?.['firstName'] ?? null));
    return all;
  });
  await entry.change({ apiUrl: api.apiUrl });
  await returnLater(page);
  await waitForText(page, 'h1', 'Hello, Bob');
  expect(await shown.jsonValue()).toEqual([null, 'Bob']);

  // And where nobody is signed in, nobody is shown.
  api.user = null;
  await longAway();
  await page.reload();
  await waitForText(page, 'h1', 'Hello, reader');
  expect((await storedKeys(page)).filter((key) => key.startsWith('bookplate:1:'))).toEqual([]);
});

test('the console is asked once in ten minutes, by all tabs together', async () => {
  const site = await startSite();
  const asked: string[] = [];
  const address = await startConsoleLike((request, response) => {
    asked.push(`${request.headers.cookie} ${request.headers['if-none-match']}`);
    response.setHeader('set-cookie', 'a=b').setHeader('etag', '"1"');
    response.setHeader('access-control-allow-origin', '*').end('{}');
  });
  publish(site, address);
  const { openTab } = await visitor();
  const page = await openTab();
  await page.goto(site.docsUrl);
  await settled(page);
  const other = await openTab();
  await other.goto(site.docsUrl);
  // A request that a reload cuts off counts as under way for ever.
  await settled(other);
  await other.reload();
  await settled(other);
  await page.bringToFront();
  await page.reload();
  await settled(page);
  expect(asked).toHaveLength(1);
  await returnLater(page);
  await expect.poll(() => asked.length).toBe(2);
  // Without cookies, and only whether it has changed.
  expect(asked).toEqual(['undefined undefined', 'undefined "1"']);
});

test('where the browser keeps nothing, the console is not asked on each page', async () => {
  const site = await startSite();
  let asked = 0;
  const address = await startConsoleLike((_request, response) => {
    asked += 1;
    response.end();
  });
  publish(site, address);
  site.user = ada;
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.evaluateOnNewDocument(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await page.waitForNetworkIdle({ idleTime: 300 });
  expect(asked).toBe(0);
  expect(errors).toEqual([]);
});

test('docs that were built anew know better than what was kept for the old ones', async () => {
  const site = await startSite();
  const [old, newest] = [await startApi(site), await startApi(site)];
  const entry = await register(site);
  publish(site, entry.address);
  await entry.change({ apiUrl: old.apiUrl });
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await settled(page);
  await expect.poll(() => old.questions).toBe(1);

  publish(site, entry.address, newest.apiUrl);
  await entry.change({ apiUrl: newest.apiUrl });
  await longAway();
  await page.reload();
  await settled(page);
  expect([newest.questions, old.questions]).toEqual([1, 1]);
});

test('docs without a console look at nothing that was kept, and what was kept names no console', async () => {
  const site = await startSite();
  const evil = await startApi(site);
  let asked = 0;
  const address = await startConsoleLike((_request, response) => {
    asked += 1;
    response.end();
  });
  const plant = (page: Page, settings: object): Promise<void> =>
    page.evaluate((planted) => {
      const { dataset } = document.querySelector<HTMLElement>('script[data-api-url]')!;
      localStorage.setItem(
        `bookplate:${JSON.stringify(dataset)}`,
        JSON.stringify({ at: Date.now() - 700_000, settings: planted }),
      );
    }, settings);
  publish(site, undefined);
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await plant(page, { apiUrl: evil.apiUrl, console: address });
  await longAway();
  await page.reload();
  await page.waitForNetworkIdle({ idleTime: 300 });
  expect([evil.questions, asked]).toEqual([0, 0]);

  const entry = await register(site);
  publish(site, entry.address);
  await page.goto(site.docsUrl);
  await settled(page);
  await plant(page, { console: address });
  const answered = page.waitForResponse(entry.address);
  await page.reload();
  expect((await answered).status()).toBeLessThan(400);
  await page.waitForNetworkIdle({ idleTime: 300 });
  expect(asked).toBe(0);
});

/** Something at the address of a console. */
async function startConsoleLike(
  answer: RequestListener,
  whenFinished: WhenFinished = onTestFinished,
): Promise<string> {
  const { port, close } = await listen(createServer(answer), { port: 0, label: 'the console' });
  whenFinished(close);
  return `http://console.site.localhost:${port}/v1/sites/a/settings.json`;
}

// Most of each is the wait for an answer to be old, so they wait together.
describe.concurrent('whatever the console does, readers see the same page', () => {
  const settings = (site: Site, change: object): string =>
    JSON.stringify({ apiUrl: site.apiUrl, loginUrl: 'http://app.site.localhost/', ...change });
  const answering =
    (body: string, status = 200, headers = {}): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, { 'access-control-allow-origin': '*', ...headers }).end(body);

  test.for<[name: string, answer: (site: Site) => RequestListener]>([
    ['cuts the connection', () => (request) => void request.socket.destroy()],
    ['hangs', () => () => {}],
    ['answers HTML', () => answering('<!doctype html><title>Sign in</title>')],
    ['answers 500', (site) => answering(settings(site, {}), 500)],
    ['answers 404', () => answering('{"error":"no-such-site"}', 404)],
    [
      'lets nobody read it',
      (site) => (_request, response) => void response.end(settings(site, {})),
    ],
    [
      'redirects',
      () => answering('', 302, { location: 'http://evil.localhost/', 'cache-control': 'no-store' }),
    ],
    [
      'has a script as the Login URL',
      (site) => answering(settings(site, { loginUrl: 'javascript:alert(1)' })),
    ],
    [
      'leads to another site',
      (site) => answering(settings(site, { loginUrl: 'http://evil.org/' })),
    ],
    [
      'names an Info API elsewhere',
      (site) => answering(settings(site, { apiUrl: 'http://evil.org/' })),
    ],
    ['is huge', (site) => answering(settings(site, { padding: 'a'.repeat(5e6) }))],
    ['has half of it', (site) => answering(settings(site, {}).slice(0, -3))],
    [
      'has a number of seconds in words',
      (site) => answering(settings(site, { refreshSeconds: '5' })),
    ],
  ])('one that %s', async ([, answer], { expect: expectHere, onTestFinished: whenFinished }) => {
    const site = await startSite(whenFinished);
    site.user = ada;
    let asked = 0;
    const wrong = answer(site);
    const address = await startConsoleLike((request, response) => {
      asked += 1;
      wrong(request, response);
    }, whenFinished);
    publish(site, address);
    const { openTab, errors } = await visitor(whenFinished);
    const page = await openTab();
    page.on('dialog', (dialog) => {
      errors.push('a dialog');
      void dialog.dismiss();
    });
    await page.goto(site.docsUrl);
    await waitForText(page, 'h1', 'Hello, Ada');
    await expectHere.poll(() => asked).toBe(1);
    await longAway();
    await recordFrames(page, 'h1', '#in', '#out');
    await page.reload();
    const { seen } = await seenFrames(page);
    expect(seen.filter(({ h1 }) => h1 !== '')).toEqual([
      { h1: 'Hello, Ada', '#in': 'Welcome back', '#out': '' },
    ]);
    expect(await loginLink(page)).toBe(loginOf(site));
    expect(site.questions).toBe(2);
    expect(asked).toBe(1);
    expect(errors).toEqual([]);
  });
});
