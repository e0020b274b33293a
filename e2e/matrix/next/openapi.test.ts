import type { IncomingMessage } from 'node:http';
import type { User } from '@bookplate/info-api/node';
import type { Page } from 'puppeteer-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { useContractSite } from '../../hosts/contract/use-site.ts';
import { longAway } from '../../lib/clock.ts';
import { contextsOf, everythingKept, everythingShown } from '../../lib/everything-kept.ts';
import { fumadocsReference } from '../../lib/fumadocs-reference.ts';
import { settled } from '../../lib/playgrounds.ts';
import { everythingOf, seenOn } from '../../lib/reader-switch.ts';
import { ada } from '../../lib/site.ts';

const contract = useContractSite(fumadocsReference);

/** What the API of the page received. */
const asked: (IncomingMessage & { readonly body?: string })[] = [];
/** In the order of the page. */
const operations = ['/me', '/accounts', '/pets', '/basic', '/asked', '/cookie', '/either', '/hush'];
type Operation = (typeof operations)[number];

beforeAll(() => {
  const { site } = contract();
  const { docs } = site;
  site.docs = (request, response) => {
    if (!/^\/(us|eu)\//.test(request.url ?? '')) {
      // A cookie that the browser would send to the API, which is at the same origin.
      response.setHeader('set-cookie', 'session=of-the-dashboard; Path=/');
      docs(request, response);
      return;
    }
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      asked.push(Object.assign(request, { body }));
      response.setHeader('content-type', 'application/json').end('{"account":"of-the-reader"}');
    });
  };
});
beforeEach(() => void (asked.length = 0));

const key = 'ada-secret-key';
const withKey: User = { ...ada, groups: [] };
const bob: User = {
  content: { firstName: 'Bob' },
  apiPlaygroundInputs: { header: { 'X-API-Key': 'key-of-bob' } },
};

interface Visit {
  readonly page: Page;
  readonly logs: string[];
  readonly requests: string[];
}

async function open(user: User | null): Promise<Visit> {
  const { site, urlOf, visitor } = contract();
  site.user = user;
  const page = await (await visitor()).openTab();
  const logs: string[] = [];
  page.on('console', (message) => logs.push(message.text()));
  const requests: string[] = [];
  page.on('request', (request) => {
    requests.push(JSON.stringify([request.url(), request.headers(), request.postData()]));
  });
  await page.setViewport({ width: 1_300, height: 900 });
  await page.goto(urlOf('reference'));
  await contract().settled(page, user ? 'identified' : 'anonymous');
  await settled(page, 'form');
  return { page, logs, requests };
}

/** Signs in, or out, elsewhere, and comes back. */
async function returnAs({ page }: Visit, user: User | null): Promise<void> {
  contract().site.user = user;
  await longAway(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('bookplate:reader', () => resolve(), { once: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }),
  );
  await settled(page, 'form');
}

/** The form of an operation. */
function form(operation: Operation): string {
  return `form[data-operation="${operation}"]`;
}

/** Notes on each form which operation it is of. */
async function name(page: Page): Promise<void> {
  await page.$$eval(
    'form',
    (forms, names) => {
      for (const one of forms) {
        const route = one.querySelector('button[type=submit]')?.parentElement?.textContent ?? '';
        const found = names.find((path) => route.includes(path));
        if (found) one.dataset['operation'] = found;
      }
    },
    operations,
  );
}

async function send({ page }: Visit, operation: Operation): Promise<object> {
  const before = asked.length;
  await settled(page, 'form');
  await name(page);
  await page.$eval(`${form(operation)} button[type=submit]`, (button) =>
    (button as HTMLElement).click(),
  );
  await expect.poll(() => asked.length).toBeGreaterThan(before);
  const { headers, url, body } = asked.at(-1)!;
  const { authorization, cookie, 'x-api-key': sent } = headers;
  return { key: sent || undefined, authorization, cookie, url, body };
}

/** Opens a part of a form. */
async function openPart({ page }: Visit, operation: Operation, title: string): Promise<void> {
  await name(page);
  const trigger = `${form(operation)} ::-p-xpath(.//button[normalize-space()="${title}"])`;
  await (await page.waitForSelector(trigger))?.click();
  await settled(page, 'form');
}

async function enter({ page }: Visit, operation: Operation, text: string): Promise<void> {
  const field = await page.waitForSelector(`${form(operation)} input[type=text]`);
  await field?.click({ count: 3 });
  await field?.type(text);
}

/** The highlighter of code samples comes late, and splits their text. */
const wordsOn = async ({ page }: Visit): Promise<string> =>
  (await seenOn(page)).replaceAll(/\s+/g, '');
const kept = ({ page }: Visit): Promise<string> => everythingKept(page);

test('the reference of fumadocs-openapi shows each reader the operations of their groups', async () => {
  const visit = await open(null);
  const shown = (): Promise<string> => visit.page.$eval('#nd-page', ({ innerHTML }) => innerHTML);
  expect(await visit.page.content()).not.toContain('Hush hush');
  await returnAs(visit, ada);
  await expect.poll(shown).toContain('Hush hush');
  await returnAs(visit, null);
  await expect.poll(shown).not.toContain('Hush hush');
  expect(visit.requests.filter((request) => request.includes('/openapi.json'))).toHaveLength(1);
  expect(contract().complaints).toEqual([]);
});

test('the playground sends the key and the server of the reader, without cookies', async () => {
  const apiPlaygroundInputs = {
    header: { 'X-API-Key': key },
    server: { region: 'eu' },
    path: { accountId: 'acme-7' },
  };
  const visit = await open({ ...withKey, apiPlaygroundInputs });
  const sent = { key, cookie: undefined, authorization: undefined };
  expect(await send(visit, '/me')).toMatchObject({ ...sent, url: '/eu/me' });
  expect(await send(visit, '/accounts')).toMatchObject({ ...sent, url: '/eu/accounts/acme-7' });
  // Of two schemes, the one that they have a value for.
  expect(await send(visit, '/either')).toMatchObject({ ...sent, url: '/eu/either' });
});

test.each([
  ['/pets', { header: { Authorization: 'Bearer tok' } }, { authorization: 'Bearer tok' }],
  [
    '/basic',
    { header: { Authorization: `Basic ${btoa('ada:password')}` } },
    { authorization: `Basic ${btoa('ada:password')}` },
  ],
  ['/asked', { query: { api_key: key } }, { url: `/us/asked?api_key=${key}` }],
])('the playground sends what the scheme of %s asks for', async (operation, inputs, expected) => {
  const visit = await open({ ...withKey, apiPlaygroundInputs: inputs });
  expect(await send(visit, operation)).toMatchObject(expected);
});

test('the playground leaves the key nowhere but in its field', async () => {
  const inputs = { header: { 'X-API-Key': key }, query: { api_key: key } };
  const visit = await open({ ...withKey, apiPlaygroundInputs: inputs });
  const { page, logs, requests } = visit;
  await openPart(visit, '/me', 'Authorization');
  await openPart(visit, '/asked', 'Authorization');
  const fields = await page.$$eval('form input[type=text]', (all) =>
    all.map((field) => [
      field.value,
      getComputedStyle(field).getPropertyValue('-webkit-text-security'),
    ]),
  );
  expect(fields).toEqual([
    [key, 'disc'],
    [key, 'disc'],
  ]);
  expect(await send(visit, '/me')).toMatchObject({ key });
  expect(await send(visit, '/asked')).toMatchObject({ url: `/us/asked?api_key=${key}` });
  // The answer, with the address of its request.
  await page.waitForSelector(`${form('/asked')} ::-p-text(of-the-reader)`);
  const { html, copied } = await everythingShown(page);
  expect(contextsOf(key, html)).toEqual([]);
  expect(contextsOf(key, copied)).toEqual([]);
  expect(html).toContain('YOUR_KEY');
  expect(contextsOf(key, await kept(visit))).toEqual([]);
  expect(contextsOf(key, logs.join('\n'))).toEqual([]);
  const told = requests.filter((request) => request.includes(key));
  expect(told.filter((request) => !/\/us\/(me|asked)/.test(request))).toEqual([]);
});

test('the playground writes no cookies, and shows those of the reader for them to send', async () => {
  const inputs = { header: { 'X-API-Key': key }, cookie: { sid: 'c00kie' } };
  const visit = await open({ ...withKey, apiPlaygroundInputs: inputs });
  const { page } = visit;
  const note = await page.$eval('.bookplate-notes', (notes) => (notes as HTMLElement).innerText);
  expect(note).toContain('A page cannot send the cookie sid for you.');
  expect(await page.content()).not.toContain('c00kie');
  await openPart(visit, '/me', 'Cookies');
  await enter(visit, '/me', 'typed-flavour');
  expect(await send(visit, '/me')).toMatchObject({ key, cookie: undefined });
  expect(await send(visit, '/cookie')).toMatchObject({ cookie: undefined });
  const cookies = await page.browserContext().cookies();
  expect(cookies.map((one) => one.name)).toEqual(['session']);
  expect(await page.evaluate(() => document.cookie)).toBe('session=of-the-dashboard');
});

test('the playground stores nothing of what the reader types, and forgets it for another reader', async () => {
  const untouched = await wordsOn(await open(bob));
  const visit = await open({ ...withKey, groups: ['admin'] });
  await openPart(visit, '/me', 'Authorization');
  await enter(visit, '/me', 'typed-adamark');
  expect(await send(visit, '/me')).toMatchObject({ key: 'typed-adamark' });
  expect(contextsOf('adamark', await kept(visit))).toEqual([]);
  await returnAs(visit, bob);
  await expect.poll(() => wordsOn(visit)).toBe(untouched);
  expect(await send(visit, '/me')).toMatchObject({ key: 'key-of-bob' });
  const all = await everythingOf(visit.page);
  expect(contextsOf('adamark', all)).toEqual([]);
  expect(contextsOf(key, all)).toEqual([]);
  await returnAs(visit, null);
  expect(await send(visit, '/me')).toMatchObject({ key: undefined });
});

test('the playground keeps nothing of a chosen server for another reader', async () => {
  const apiPlaygroundInputs = { header: { 'X-API-Key': key }, server: { region: 'eu' } };
  const visit = await open({ ...withKey, apiPlaygroundInputs });
  const { page } = visit;
  await name(page);
  const server = `${form('/me')} [aria-haspopup=dialog]`;
  await (await page.waitForSelector(server))?.click();
  await (await page.waitForSelector('[role=dialog] [role=combobox]'))?.click();
  await (await page.waitForSelector('[role=option]'))?.click();
  await page.keyboard.press('Escape');
  expect(contextsOf('/{region}', await kept(visit))).toEqual([]);
  await returnAs(visit, bob);
  expect(await send(visit, '/me')).toMatchObject({ key: 'key-of-bob', url: '/us/me' });
});

test('the playground has the key that the reader chooses, and keeps what they typed', async () => {
  const keys = [
    { name: 'Production', header: { 'X-API-Key': key } },
    { name: 'Sandbox', header: { 'X-API-Key': 'sandbox-key' } },
  ];
  const visit = await open({ ...withKey, apiPlaygroundInputs: { keys } });
  const { page } = visit;
  await openPart(visit, '/me', 'Query');
  await enter(visit, '/me', 'name');
  expect(await send(visit, '/me')).toMatchObject({ key, url: '/us/me?fields=name' });
  const choice = await page.waitForSelector('.bookplate-notes select', { visible: true });
  await choice?.select('Sandbox');
  expect(await send(visit, '/me')).toMatchObject({ key: 'sandbox-key', url: '/us/me?fields=name' });
});
