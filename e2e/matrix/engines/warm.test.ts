import type { ServerResponse } from 'node:http';
import { warmFiles } from '@bookplate/docs/snippet';
import puppeteer from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../../lib/browser.ts';
import { ada, startSite } from '../../lib/site.ts';
import { startWebKit } from '../../lib/webkit.ts';

// Which engines let the docs find what their frame in a page of the dashboard has stored.

const { visitor } = useBrowser();

/** A tab in any of the three. */
interface Tab {
  readonly goto: (url: string) => Promise<unknown>;
  /** Runs the body of an async function in the page. */
  readonly run: <T>(body: string) => Promise<T>;
}

/** What the docs show before the dashboard has answered. */
interface Shown {
  /** On the first visit, after a sign-in and the frame. */
  readonly firstVisit: string;
  /** After a sign-out and the frame. */
  readonly afterSignOut: string;
}

/** In the frame: tells the docs' server when the reader is stored or wiped. Then the script tells the other tabs, too. */
const teller = `<script>
const channel = new BroadcastChannel('bookplate:1');
channel.onmessage = () => fetch('/stored');
</script>`;

async function visit({ goto, run }: Tab): Promise<Shown> {
  const site = await startSite();
  const { api: infoApi, docs } = site;
  const dashboard = new URL(site.apiUrl).origin;
  const urls = { apiUrl: site.apiUrl, loginUrl: `${dashboard}/login` };
  const files = warmFiles({ ...urls, warmFrame: dashboard });
  let onStored = (): void => {};
  let release: (() => void) | undefined;
  let isHeld = false;
  site.api = (request, response) => {
    const answer = (): void => infoApi(request, response);
    if (request.url !== '/user-info') sendHtml(response, frame);
    else if (isHeld) release = answer;
    else answer();
  };
  const frame = `<iframe src="${site.docsUrl}/bookplate-warm.html" referrerpolicy="origin" hidden></iframe>`;
  site.docs = (request, response) => {
    const path = request.url?.split('?')[0];
    const file = files.find(({ name }) => path === `/${name}`);
    if (path === '/stored') onStored();
    if (file?.name.endsWith('.js'))
      response.setHeader('content-type', 'text/javascript').end(file.text);
    else if (file) sendHtml(response, file.text.replace('</head>', `${teller}</head>`));
    else docs(request, response);
  };

  const openDashboard = async (): Promise<void> => {
    const stored = new Promise<void>((resolve) => (onStored = resolve));
    isHeld = false;
    await goto(`${dashboard}/`);
    await stored;
  };
  const openDocs = async (): Promise<string> => {
    isHeld = true;
    await goto(site.docsUrl);
    const text = await run<string>(`return document.querySelector('h1').innerText`);
    release?.();
    return text;
  };

  site.user = ada;
  await openDashboard();
  const firstVisit = await openDocs();
  await expect
    .poll(() => run<string>(`return document.querySelector('h1').innerText`))
    .toBe('Hello, Ada');
  site.user = null;
  await openDashboard();
  return { firstVisit, afterSignOut: await openDocs() };
}

function sendHtml(response: ServerResponse, html: string): void {
  response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Page</title>${html}`);
}

const shared = { firstVisit: 'Hello, Ada', afterSignOut: 'Hello, reader' };

/** Puppeteer takes a function; the body is the same text as for WebDriver. */
const inPuppeteer = <T>(evaluate: (text: string) => Promise<unknown>, body: string): Promise<T> =>
  evaluate(`(async () => { ${body} })()`) as Promise<T>;

test('Chromium shares the storage of the frame with the docs', async () => {
  const page = await (await visitor()).openTab();
  const shown = await visit({
    goto: (url) => page.goto(url),
    run: (body) => inPuppeteer((text) => page.evaluate(text), body),
  });
  expect(shown).toEqual(shared);
});

test('Firefox shares it', { timeout: 90_000 }, async (context) => {
  const executablePath = process.env['BOOKPLATE_FIREFOX'];
  context.skip(!executablePath, 'Firefox is not installed: apt-get install firefox-esr');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: executablePath! });
  context.onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const shown = await visit({
    goto: (url) => page.goto(url),
    run: (body) => inPuppeteer((text) => page.evaluate(text), body),
  });
  expect(shown).toEqual(shared);
});

test(
  'WebKitGTK keeps it apart: the docs are as without the frame',
  { timeout: 90_000 },
  async (context) => {
    const driver = process.env['BOOKPLATE_WEBKIT_DRIVER'];
    context.skip(!driver, 'WebKitGTK is not installed: apt-get install webkit2gtk-driver xvfb');
    const webkit = await startWebKit(driver!);
    context.onTestFinished(() => webkit.close());
    const tab = await webkit.open();
    const shown = await visit({ goto: tab.goto, run: (body) => tab.run(body) });
    await tab.close();
    expect(shown).toEqual({ firstVisit: 'Hello, reader', afterSignOut: 'Hello, Ada' });
  },
);
