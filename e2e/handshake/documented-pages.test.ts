import { htmlSnippet } from '@bookplate/docs/snippet';
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { samplesIn } from '../../site/test/samples.ts';
import { ada, bob, builtScript, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** The samples of HTML in a page of the documentation, as an anonymous reader copies them. */
function htmlIn(page: string): string[] {
  return samplesIn(page).flatMap(({ language, code }) => (language === 'html' ? [code] : []));
}

/** Serves pieces of the documentation as one page. */
function servePieces(site: Site, [head = '', body = '']: readonly string[]): void {
  const here = head.replace('https://dash.foo.com/api/docs/user-info', site.apiUrl);
  expect(here).not.toBe(head);
  site.docs = (request, response) => {
    if (request.url === '/bookplate.js')
      response.setHeader('content-type', 'text/javascript').end(builtScript('bookplate'));
    else
      response
        .setHeader('content-type', 'text/html')
        .end(`<!doctype html><html><head>${here}</head><body>${body}</body></html>`);
  };
}

/** The page in the reference of attributes: its elements, and the tag of the script. */
function serveReference(site: Site): void {
  const [elements = '', tag = ''] = htmlIn('reference/attributes');
  servePieces(site, [tag, elements]);
}

test('greets the reader on the page in the README of the browser package', async () => {
  const site = await startSite();
  const readme = new URL('../../packages/browser/README.md', import.meta.url);
  const pieces = readFileSync(readme, 'utf8').matchAll(/```html\n([^]*?)\n```/g);
  servePieces(
    site,
    Array.from(pieces, ([, html = '']) => html),
  );
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, reader!');
  site.user = ada;
  await page.goto('about:blank');
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada!');
});

test('greets the reader on a page made of the snippet and the HTML of the guide', async () => {
  const site = await startSite();
  const { html } = htmlSnippet({
    apiUrl: 'https://dash.foo.com/api/docs/user-info',
    loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  });
  servePieces(site, [html, ...htmlIn('guides/html')]);
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'p', 'Hello, reader!');
  await page.waitForSelector('a', { visible: true });
  await page.focus('a');
  const { href } = await page.$eval('a', (link) => ({ href: link.href }));
  expect(href).toBe(`https://dash.foo.com/login?next=${encodeURIComponent(`${site.docsUrl}/`)}`);

  site.user = ada;
  await page.goto('about:blank');
  await page.goto(site.docsUrl);
  await waitForText(page, 'p', 'Hello, Ada!');
  await waitForText(page, 'p:nth-of-type(2)', 'You are on the enterprise plan.');
});

/** The texts that a reader sees, top to bottom. */
function seenTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => document.body.innerText.split('\n').filter((line) => line.trim()));
}

const forNobody = ['Hello, reader!', 'Log in', 'Your plan'];

test('shows each reader their parts on the page in the reference of attributes', async () => {
  const site = await startSite();
  serveReference(site);
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await expect.poll(() => seenTexts(page)).toEqual(forNobody);

  const hrefs = (): Promise<(string | null)[]> =>
    page.$$eval('a', (links) => links.map((link) => link.getAttribute('href')));
  site.user = ada;
  await page.goto('about:blank');
  await page.goto(site.docsUrl);
  await expect
    .poll(() => seenTexts(page))
    .toEqual(['Hello, Ada!', 'Log out', 'For members of these groups.', 'Your plan']);
  expect(await hrefs()).toContain('/plans/enterprise');
  await page.focus('[data-bookplate-link=logout]');
  expect(await hrefs()).toContain(
    `https://dash.foo.com/logout?next=${encodeURIComponent(`${site.docsUrl}/`)}`,
  );

  site.user = bob;
  await longAway(page);
  await page.reload();
  await expect
    .poll(() => seenTexts(page))
    .toEqual(['Hello, Bob!', 'Log out', 'Upgrade, and launch without limits.', 'Your plan']);
});

test('shows the page of anonymous readers without JavaScript', async () => {
  const site = await startSite();
  serveReference(site);
  const page = await (await visitor()).openTab();
  await page.setJavaScriptEnabled(false);
  await page.goto(site.docsUrl);
  expect(await seenTexts(page)).toEqual(forNobody);
});
