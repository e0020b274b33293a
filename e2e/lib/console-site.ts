/** A site of a test whose docs follow a console: its pages, its entry in the console, and what a reader's tab does. */
import { createServer, type RequestListener } from 'node:http';
import { createInfoApi, type User } from '@bookplate/info-api/node';
import { listen } from '@bookplate-examples/company/listen';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished } from 'vitest';
import { siteForm, type TestConsole } from '../../apps/console/test/team.ts';
import { builtScript, docsPage, type Site } from './site.ts';

/** Another Info API of the same company. */
export interface Api {
  readonly apiUrl: string;
  readonly loginUrl: string;
  user: User | null;
  questions: number;
}

/** Starts it, for one test. */
export async function startApi(site: Site): Promise<Api> {
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

/** The dashboard's login page, as the docs were built with it. */
export const loginOf = ({ apiUrl }: Site): string => new URL('/login', apiUrl).href;

/** The docs as a host builds them: with the settings that were in use then, and the console's address. */
export function publish(site: Site, console: string | undefined, apiUrl = site.apiUrl): void {
  const head = `<script data-api-url="${apiUrl}" data-login-url="${loginOf(site)}"${
    console === undefined ? '' : ` data-console="${console}"`
  }>${builtScript('head')}</script><script>${builtScript('deferred')}\n${builtScript('console')}</script>`;
  const page = docsPage(site, head).replace(
    '>Log in</p>',
    `><a data-bookplate-link="login" href="${loginOf(site)}">Log in</a></p>`,
  );
  site.docs = (_request, response) =>
    void response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
}

/** The site, in the console. */
export interface Entry {
  readonly address: string;
  readonly change: (values: Readonly<Record<string, string>>) => Promise<void>;
}

/** Registers it, with what its docs were built with. */
export async function register(team: TestConsole, site: Site): Promise<Entry> {
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

/** Something at the address of a console. Returns the address of a site's settings. */
export async function startConsoleLike(answer: RequestListener): Promise<string> {
  const { port, close } = await listen(createServer(answer), { port: 0, label: 'the console' });
  onTestFinished(close);
  return `http://console.site.localhost:${port}/v1/sites/a/settings.json`;
}

/** Where a page counts how often it has kept settings. */
declare global {
  interface Window {
    settingsKept: number;
  }
}

/** Lets the pages that a tab opens from now on count what {@link consoleAnswered} waits for. */
export async function countKeptSettings(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    window.settingsKept = 0;
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      setItem.call(this, key, value);
      if (key.startsWith('bookplate:{')) window.settingsKept += 1;
    };
  });
}

/** Waits until the page has asked the console and has taken in what came: it keeps settings before and after. */
export async function consoleAnswered(page: Page): Promise<void> {
  await page.waitForFunction(() => window.settingsKept >= 2);
  await idle(page);
}

/** Waits until what the page was to do once it is idle is done: callbacks come in the order in which they were asked for. */
export async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

/** Ten minutes later, the reader comes back to the tab. */
export async function returnLater(page: Page): Promise<void> {
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
export function loginLink(page: Page): Promise<string> {
  return page.$eval('a[data-bookplate-link=login]', (link) => {
    link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    return link.href;
  });
}
