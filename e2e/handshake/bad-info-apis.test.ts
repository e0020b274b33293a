import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { storedKeys, useBrowser } from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { ada, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** CORS as it should be, so that the fault is the only one. */
function allow(site: Site, response: ServerResponse, type = 'application/json'): ServerResponse {
  return response
    .setHeader('access-control-allow-origin', site.docsUrl)
    .setHeader('access-control-allow-credentials', 'true')
    .setHeader('content-type', type);
}

const adaAsJson = JSON.stringify(ada);
const faults: readonly [fault: string, reason: string, answer: (site: Site) => RequestListener][] =
  [
    [
      'a login page with status 200',
      'not-json',
      (site) => (_, response) => allow(site, response, 'text/html').end('<h1>Log in</h1>'),
    ],
    [
      'a redirect to a login page that allows the docs',
      'redirected',
      (site) => (request, response) => {
        if (request.url === '/login') allow(site, response, 'text/html').end('<h1>Log in</h1>');
        else allow(site, response).writeHead(302, { location: '/login' }).end();
      },
    ],
    [
      'a redirect to a login page that does not',
      'network',
      (site) => (request, response) => {
        if (request.url === '/login') response.end('<h1>Log in</h1>');
        else allow(site, response).writeHead(302, { location: '/login' }).end();
      },
    ],
    ['an array', 'invalid-user', (site) => (_, response) => allow(site, response).end('[]')],
    [
      'a User whose groups are text',
      'invalid-user',
      (site) => (_, response) => allow(site, response).end('{"groups":"admin"}'),
    ],
    [
      'text that is not UTF-8',
      'not-json',
      (site) => (_, response) =>
        allow(site, response).end(Buffer.from(adaAsJson.replace('Ada', '\u00e9\u00e9'), 'latin1')),
    ],
    [
      'a User cut off in the middle',
      'not-json',
      (site) => (_, response) => allow(site, response).end(adaAsJson.slice(0, -1)),
    ],
    [
      '10 MB of User',
      'invalid-user',
      (site) => (_, response) =>
        allow(site, response).end(`{"content":{"firstName":"${'A'.repeat(10_000_000)}"}}`),
    ],
    [
      'a body that never ends',
      'invalid-user',
      (site) => (_, response) => {
        const out = allow(site, response);
        out.write(adaAsJson);
        const pouring = setInterval(() => out.write(' '.repeat(4_096)), 20);
        out.on('close', () => clearInterval(pouring));
      },
    ],
    [
      'a body that drips',
      'timeout',
      (site) => (_, response) => {
        const out = allow(site, response);
        const dripping = setInterval(() => out.write(' '), 200);
        out.on('close', () => clearInterval(dripping));
      },
    ],
    ['no answer', 'timeout', () => () => {}],
    ['a closed connection', 'network', () => (request) => void request.socket.destroy()],
    [
      '401 without CORS headers',
      'network',
      () => (_, response) => void response.writeHead(401).end(),
    ],
    [
      '* as the allowed origin',
      'network',
      (site) => (_, response) =>
        allow(site, response).setHeader('access-control-allow-origin', '*').end(adaAsJson),
    ],
    [
      'status 500',
      'status-500',
      (site) => (_, response) => allow(site, response).writeHead(500).end(adaAsJson),
    ],
    [
      'status 500 with a body that never ends',
      'status-500',
      (site) => (_, response) => void allow(site, response).writeHead(500).write(adaAsJson),
    ],
  ];

describe.concurrent('an Info API that answers', () => {
  test.for(faults)('%s: the reason is %s and the docs stay readable', async (fault, context) => {
    const [, reason, answer] = fault;
    const site = await startSite(context.onTestFinished);
    site.api = answer(site);
    const { openTab, errors } = await visitor(context.onTestFinished);
    const page = await openTab();
    await page.goto(site.docsUrl);
    // The request has left by then: the head asks before the page is parsed.
    if (reason === 'timeout') await passTime(page, 5_000);
    await page.waitForFunction(() => window.bookplate?.outcome !== undefined);
    const seen = await page.evaluate(() => ({
      outcome: window.bookplate?.outcome,
      reason: window.bookplate?.reason,
      user: window.bookplate?.user,
      title: document.querySelector('h1')?.innerText,
    }));
    expect(seen).toEqual({ outcome: 'unreachable', reason, user: null, title: 'Hello, reader' });
    expect(await storedKeys(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});

test.each(['null', '{}', '{"user":null}', '{"apiPlaygroundInputs":null}'])(
  'takes 200 with %s as an anonymous reader, not as a fault',
  async (body) => {
    const site = await startSite();
    site.api = (_, response) => allow(site, response).end(body);
    const page = await (await visitor()).openTab();
    await page.goto(site.docsUrl);
    await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  },
);

test('recognises a reader without a key, whose playground value is null', async () => {
  const site = await startSite();
  const apiPlaygroundInputs = {
    header: { 'X-API-Key': null, 'X-Org': 'acme' },
    cookie: null,
    keys: [{ name: 'Production', header: { 'X-Org': null } }],
  };
  site.api = (_, response) =>
    allow(site, response).end(JSON.stringify({ ...ada, apiPlaygroundInputs }));
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  const header = await page.evaluate(() => window.bookplate?.reader?.apiPlaygroundInputs?.header);
  expect(header).toEqual({ 'X-Org': 'acme' });
});

test('takes 204 as an anonymous reader, with nothing in the console', async () => {
  const site = await startSite();
  site.api = (_, response) => void allow(site, response).writeHead(204).end();
  const page = await (await visitor()).openTab();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  expect(said).toEqual([]);
});

test('keeps a known reader while the Info API fails', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  site.api = (_, response) => void response.writeHead(502).end();
  await longAway(page);
  await page.reload();
  await page.waitForFunction(() => window.bookplate?.outcome === 'unreachable');
  expect(await page.$eval('h1', (title) => title.innerText)).toBe('Hello, Ada');
  expect(await storedKeys(page)).toHaveLength(1);
});
