import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { passTime } from '../lib/clock.ts';
import {
  consoleAnswered,
  countKeptSettings,
  idle,
  loginLink,
  loginOf,
  publish,
  startApi,
  startConsoleLike,
} from '../lib/console-site.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdRequests } from '../lib/hold.ts';
import { ada, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const looked = ['h1', '#plan', '#in', '#out'];
const adasPage = { h1: 'Hello, Ada', '#plan': 'enterprise', '#in': 'Welcome back', '#out': '' };

const settings = (site: Site, change: object): string =>
  JSON.stringify({ apiUrl: site.apiUrl, loginUrl: 'http://app.site.localhost/', ...change });
const answering =
  (body: string, status = 200, headers = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'access-control-allow-origin': '*', ...headers }).end(body);

test('a reader is on the page from its first frame, where the console has named another Info API since the docs were built', async () => {
  const site = await startSite();
  const api = await startApi(site);
  api.user = ada;
  publish(site, await startConsoleLike(answering(settings(site, { apiUrl: api.apiUrl }))));
  const page = await (await visitor()).openTab();
  await countKeptSettings(page);
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  const before = site.questions;

  await passTime(page, 61_000);
  await recordFrames(page, ...looked);
  const held = await holdRequests(page, api.apiUrl);
  await page.goto(site.docsUrl);
  await held.asked;
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
  await held.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
  expect(site.questions).toBe(before);
});

test.each<readonly [name: string, answer: (site: Site) => RequestListener]>([
  ['cuts the connection', () => (request) => void request.socket.destroy()],
  ['hangs', () => () => {}],
  ['answers HTML', () => answering('<!doctype html><title>Sign in</title>')],
  ['answers 500', (site) => answering(settings(site, {}), 500)],
  ['answers 404', () => answering('{"error":"no-such-site"}', 404)],
  ['lets nobody read it', (site) => (_request, response) => void response.end(settings(site, {}))],
  [
    'redirects',
    () => answering('', 302, { location: 'http://evil.localhost/', 'cache-control': 'no-store' }),
  ],
  [
    'has a script as the Login URL',
    (site) => answering(settings(site, { loginUrl: 'javascript:alert(1)' })),
  ],
  ['leads to another site', (site) => answering(settings(site, { loginUrl: 'http://evil.org/' }))],
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
])('readers see the same page whatever the console does: it %s', async (name, answer) => {
  const site = await startSite();
  site.user = ada;
  let asked = 0;
  const wrong = answer(site);
  const address = await startConsoleLike((request, response) => {
    asked += 1;
    wrong(request, response);
  });
  publish(site, address);
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await countKeptSettings(page);
  page.on('dialog', (dialog) => {
    errors.push('a dialog');
    void dialog.dismiss();
  });
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await expect.poll(() => asked).toBe(1);
  if (name !== 'hangs') await consoleAnswered(page);

  await passTime(page, 61_000);
  await recordFrames(page, ...looked);
  const held = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await held.asked;
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
  await held.release();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  await idle(page);
  expect(await seenFrames(page)).toEqual({ seen: [adasPage], moved: [], movedLater: [] });
  expect(await loginLink(page)).toBe(loginOf(site));
  expect(site.questions).toBe(2);
  expect(asked).toBe(1);
  expect(errors).toEqual([]);
});
