import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { ada, docsPage, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** Tells the server once the reader is on the page, and notes what it shows when it is activated, before its first frame. */
const note = `<script>addEventListener('bookplate:user', () => fetch('/told'));
document.addEventListener('prerenderingchange', () => {
  window.atActivation = document.querySelector('h1').innerText;
})</script>`;

/** A dashboard whose page has the docs prerendered. */
async function siteWithRules(headers: Record<string, string>): Promise<{
  dashboardUrl: string;
  /** The `Sec-Purpose` of each request for a docs page, requests of the Info API, and what the page told. */
  seen: string[];
}> {
  const site = await startSite();
  const { api } = site;
  const docsUrl = `${site.docsUrl}/`;
  const seen: string[] = [];
  const rules = { prerender: [{ urls: [docsUrl], eagerness: 'immediate' }] };
  site.user = ada;
  site.api = (request, response) => {
    if (request.url === '/user-info') {
      seen.push('Info API');
      api(request, response);
    } else
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<!doctype html><script type="speculationrules">${JSON.stringify(rules)}</script><a href="${docsUrl}">Docs</a>`,
        );
  };
  site.docs = (request, response) => {
    seen.push(request.url === '/told' ? 'told' : String(request.headers['sec-purpose']));
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
      .end(docsPage(site).replace('</body>', `${note}</body>`));
  };
  return { dashboardUrl: `${new URL(site.apiUrl).origin}/`, seen };
}

const seenBy = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as (PerformanceEntry & {
      activationStart: number;
    })[];
    return [navigation!.activationStart > 0, Reflect.get(window, 'atActivation') ?? null];
  });

test('docs that allow it are prerendered with the session, and right when they are shown', async () => {
  const { dashboardUrl, seen } = await siteWithRules({
    'supports-loading-mode': 'credentialed-prerender',
  });
  const page = await (await visitor()).openTab();
  await page.goto(dashboardUrl);
  await expect.poll(() => seen).toEqual(['prefetch;prerender', 'Info API', 'told']);
  await page.click('a');
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(await seenBy(page)).toEqual([true, 'Hello, Ada']);
});

test('docs without the header are loaded when the reader opens them', async () => {
  const { dashboardUrl, seen } = await siteWithRules({});
  const page = await (await visitor()).openTab();
  await page.goto(dashboardUrl);
  await expect.poll(() => seen).toEqual(['prefetch;prerender']);
  await page.click('a');
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(await seenBy(page)).toEqual([false, null]);
});
