import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { paintedFrames, recordFrames, seenFrames } from '../lib/frames.ts';
import { holdHtml, holdRequests } from '../lib/hold.ts';
import { ada, bob, builtScript, docsPage, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const looked = ['h1', '#plan', '#in', '#out'];
const adasPage = { h1: 'Hello, Ada', '#plan': 'enterprise', '#in': 'Welcome back', '#out': '' };
const nobodysPage = { h1: 'Hello, reader', '#plan': 'no plan', '#in': '', '#out': 'Log in' };
const notKnownYet = { ...nobodysPage, '#out': '' };

/** A tab in which Ada was on the docs before, more than the minute ago after which the next page asks again. */
async function openAsAda(site: Site): Promise<Page> {
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await passTime(page, 61_000);
  await recordFrames(page, ...looked);
  return page;
}

test('a second visit shows the name in its first frame, and the answer changes nothing', async () => {
  const site = await startSite();
  const page = await openAsAda(site);
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
  await api.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
});

test('a second visit shows the name before the deferred part has loaded, which changes nothing', async () => {
  const site = await startSite();
  const head = `<script data-api-url="${site.apiUrl}">${builtScript('head')}</script><script async src="/deferred.js"></script>`;
  const page = await openAsAda(site);
  site.docs = (request, response) => {
    const isScript = request.url === '/deferred.js';
    response
      .setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
      .end(isScript ? builtScript('deferred') : docsPage(site, head));
  };
  const part = await holdRequests(page, `${site.docsUrl}/deferred.js`);
  await page.goto(site.docsUrl, { waitUntil: 'domcontentloaded' });
  await part.asked;
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
  await part.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
});

test('nobody sees "Log in" before it is known that nobody is signed in, and nothing moves then', async () => {
  const site = await startSite();
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  expect((await seenFrames(page)).seen).toEqual([notKnownYet]);
  await api.release();
  await waitForText(page, '#out', 'Log in');
  expect(await seenFrames(page)).toEqual({
    seen: [notKnownYet, nobodysPage],
    moved: [],
    movedLater: [],
  });
});

test('a reader who has signed out is gone with the answer, and on no later page', async () => {
  const site = await startSite();
  const page = await openAsAda(site);
  site.user = null;
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  expect((await seenFrames(page)).seen).toEqual([adasPage]);
  await api.release();
  await waitForText(page, '#out', 'Log in');
  expect((await seenFrames(page)).seen).toEqual([adasPage, nobodysPage]);

  const next = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await next.asked;
  expect((await seenFrames(page)).seen).toEqual([notKnownYet]);
  await next.release();
  await waitForText(page, '#out', 'Log in');
  expect((await seenFrames(page)).seen).toEqual([notKnownYet, nobodysPage]);
});

test('a writer who views the docs as a persona sees them so from the first frame of the next page', async () => {
  const site = await startSite();
  const user = { groups: ['admin'], content: { firstName: 'Grace', plan: 'free' } };
  const personas = JSON.stringify([{ name: 'grace', user }]);
  const head = scriptTag(site, 'bookplate.dev', `data-personas='${personas}'`);
  site.docs = (_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(docsPage(site, head));
  };
  const page = await openAsAda(site);
  await page.goto(site.docsUrl);
  const select = await page.waitForSelector('bookplate-preview >>> select');
  await select?.select('as grace');
  await waitForText(page, 'h1', 'Hello, Grace');
  await passTime(page, 61_000);
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  const gracesPage = { h1: 'Hello, Grace', '#plan': 'free', '#in': 'Welcome back', '#out': '' };
  expect((await seenFrames(page)).seen).toEqual([gracesPage]);
  const ended = await page.evaluateHandle(() => ({
    handshake: new Promise<void>((resolve) =>
      addEventListener('bookplate:reader', () => resolve()),
    ),
  }));
  await api.release();
  await ended.evaluate(({ handshake }) => handshake);
  expect((await seenFrames(page)).seen).toEqual([gracesPage]);
});

test('another account never appears beside the first', async () => {
  const site = await startSite();
  const page = await openAsAda(site);
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  const events = await page.evaluateHandle(() => {
    const details: unknown[] = [];
    addEventListener('bookplate:user', ({ detail }) => details.push(detail?.['firstName'] ?? null));
    return details;
  });
  expect((await seenFrames(page)).seen).toEqual([adasPage]);
  const other = await page.browserContext().newPage();
  await other.bringToFront();
  site.user = bob;
  await longAway(page);
  await page.bringToFront();
  await waitForText(page, 'h1', 'Hello, Bob');
  const bobsPage = { h1: 'Hello, Bob', '#plan': 'free', '#in': 'Welcome back', '#out': '' };
  expect((await seenFrames(page)).seen).toEqual([adasPage, bobsPage]);
  expect(await events.jsonValue()).toEqual([null, 'Bob']);
});

test('no frame mixes texts, wherever the network splits the HTML of the fallback', async () => {
  const site = await startSite();
  const page = await openAsAda(site);
  const html = docsPage(site);
  const from = html.indexOf('<bookplate-text');
  const to = html.indexOf('</h1>');
  // A tag counts when its `>` has arrived (HTML, "tokenization"), so of the splits within a tag one stands for all.
  const splits = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (split) => !/<[^>]{2,}$/.test(html.slice(from, split)),
  );
  expect(splits.length).toBeGreaterThan(8);
  for (const split of splits) {
    const held = await holdHtml(page, html);
    site.docs = held.docs;
    const opened = page.goto(`${site.docsUrl}/?split=${split}`);
    await held.send(split);
    await held.send();
    await opened;
    expect((await seenFrames(page)).seen, `split at ${html.slice(from, split)}`).toEqual([
      adasPage,
    ]);
  }
});

test('the HTML may come one byte at a time across the fallback', async () => {
  const site = await startSite();
  const page = await openAsAda(site);
  const html = docsPage(site);
  const held = await holdHtml(page, html);
  site.docs = held.docs;
  const opened = page.goto(site.docsUrl);
  for (let length = html.indexOf('<bookplate-text'); length <= html.indexOf('</h1>'); length += 1)
    await held.send(length);
  await paintedFrames(page);
  await held.send();
  await opened;
  expect((await seenFrames(page)).seen).toEqual([adasPage]);
});
