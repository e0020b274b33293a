import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startAcme } from '@bookplate-examples/acme/start';
import type { Company } from '@bookplate-examples/company/company';
import { readers } from '@bookplate-examples/company/readers';
import { startInitech } from '@bookplate-examples/initech/start';
import type { Page, SerializedAXNode } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../lib/ask.ts';
import { signIn, signOut, useBrowser } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { startCompany } from '../lib/company.ts';
import { contextsOf, everythingKept, everythingShown } from '../lib/everything-kept.ts';
import { settled } from '../lib/playgrounds.ts';
import { sentHeaders } from '../lib/sent-headers.ts';

const { visitor } = useBrowser();

const field = '.scalar-app input.scalar-password-input';
const [ada, bob] = readers.map(({ apiKey }) => apiKey);
const companies = [
  {
    name: 'Acme, on two subdomains',
    start: startAcme,
    site: 'acme' as const,
    page: 'reference/api/',
    api: '/api/v1/priority/rockets',
    // The query stays empty, and Ada is in the beta.
    answer: expect.arrayContaining([
      expect.objectContaining({ id: 'kestrel', telemetry: { temperature: 21.5, unit: '°C' } }),
    ]) as unknown,
    gated: { tag: 'Launches', title: 'Stop a countdown', text: 'before it comes to zero' },
  },
  {
    name: 'Initech, on one domain',
    start: startInitech,
    site: 'initech' as const,
    page: 'reports/reference/',
    api: '/api/v1/accounts/1/reports',
    answer: [{ id: 1, title: 'The week of Ada', kind: 'weekly', pages: 12 }],
    gated: { tag: 'Seats', title: 'List seats', text: 'who has a seat, with the number' },
  },
];

describe.each(companies)('$name', ({ start, site, page: path, api, answer, gated }) => {
  const docsFolder = join(import.meta.dirname, `../../examples/${site}/docs/dist`);
  let company: Company;
  let url = '';
  beforeAll(async () => {
    company = await startCompany(start, { builtDocs: site });
    url = new URL(path, company.docsUrl).href;
  });
  afterAll(() => company.close());

  async function openReference(page: Page, width = 1_300): Promise<void> {
    await page.setViewport({ width, height: 900 });
    await page.goto(url);
    await page.waitForSelector(field, { timeout: 20_000 });
  }

  test('the reader’s key is filled in behind dots, and what is sent has it and no cookie', async () => {
    const { openTab, errors } = await visitor();
    const page = await openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    const asked: string[] = [];
    page.on('request', (each) => asked.push(each.url()));
    await openReference(page);
    await waitForKey(page, ada);
    const look = await page.$eval(field, (input) =>
      getComputedStyle(input).getPropertyValue('-webkit-text-security'),
    );
    expect(look).toBe('disc');
    // The code sample beside it has the same key.
    await page.waitForFunction(
      (key) => document.querySelector('.credential-value')?.textContent?.includes(key),
      {},
      ada!,
    );

    const sent = await sentHeaders(page, api);
    const [answered] = await Promise.all([
      page.waitForResponse((each) => isCall(each.url(), each.request().method(), api)),
      send(page),
    ]);
    expect(answered.status()).toBe(200);
    expect(await answered.json()).toEqual(answer);
    const headers = sent();
    expect(headers.length).toBeGreaterThan(0);
    expect(headers.map((each) => each['cookie'])).toEqual(headers.map(() => undefined));
    expect(headers.map((each) => each['x-api-key']).filter(Boolean)).toEqual([ada]);
    // Nobody else is asked for anything, neither for fonts nor for the document.
    const hosts = new Set(
      asked.filter((each) => each.startsWith('http')).map((each) => hostOf(each)),
    );
    expect(hosts).toEqual(new Set([hostOf(company.docsUrl), hostOf(company.dashboardUrl)]));
    expect(errors).toEqual([]);
  });

  test('after use, the key is nowhere but in its fields and samples', async () => {
    const { context, openTab } = await visitor();
    const page = await openTab();
    const logs: string[] = [];
    page.on('console', (message) => logs.push(message.text()));
    await signIn(page, company.dashboardUrl, 'ada');
    await context.overridePermissions(new URL(url).origin, [
      'clipboard-read',
      'clipboard-write',
      'clipboard-sanitized-write',
    ]);
    await openReference(page);
    await waitForKey(page, ada);
    await Promise.all([
      page.waitForResponse((each) => isCall(each.url(), each.request().method(), api)),
      send(page),
    ]);
    await page.click('.app-exit-button');
    const downloaded = await download(page);
    expect(downloaded).toContain(gated.title);
    await (await page.waitForSelector('text/Copy as Markdown', { visible: true }))?.click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('GET'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const { html } = await everythingShown(page, '.credential-value');
    // Acme and Initech show the key in their pages' text, too, and what is shown is kept: not as a playground's value.
    const kept = await everythingKept(page, 'bookplate:');
    for (const text of [kept, html, copied, downloaded]) expect(contextsOf(ada!, text)).toEqual([]);
    const ours = await page.evaluate(() => JSON.stringify(localStorage));
    expect(ours).toContain('bookplate:');
    expect(ours).not.toContain('apiPlaygroundInputs');
    expect(logs.join('\n')).not.toContain(ada);
  });

  test('an operation for admins is in the page, its sidebar, its search and its download for them only', async () => {
    const seenBy = async (name: string, key: string | undefined): Promise<readonly boolean[]> => {
      const page = await (await visitor()).openTab();
      await signIn(page, company.dashboardUrl, name);
      await openReference(page);
      await waitForKey(page, key);
      await expandAll(page);
      const html = await page.$eval('html', (element) => element.outerHTML);
      const sidebar = await page.$eval('.t-doc__sidebar', (element) => element.textContent);
      const downloaded = await download(page);
      return [html, sidebar, await search(page, gated.title), downloaded].map((text) =>
        text.includes(gated.title),
      );
    };
    expect(await seenBy('ada', ada)).toEqual([true, true, true, true]);
    expect(await seenBy('bob', bob)).toEqual([false, false, false, false]);
  });

  test('who is not signed in finds nothing filled in, and loads no more than everyone may see', async () => {
    const { openTab, errors } = await visitor();
    const page = await openTab();
    const asked: string[] = [];
    page.on('request', (each) => asked.push(each.url()));
    await openReference(page);
    await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
    expect(await page.$eval(field, (input) => input.value)).toBe('');
    await page.waitForFunction(() =>
      document.querySelector('.scalar-app')?.textContent?.includes('YOUR_SECRET_TOKEN'),
    );
    await expandAll(page);
    expect(await page.$eval('html', (element) => element.outerHTML)).not.toContain(gated.title);
    expect(asked.filter((each) => each.includes('/openapi.'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('signing out elsewhere empties the field and takes the operations of groups away', async () => {
    const { openTab } = await visitor();
    const page = await openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await openReference(page);
    await waitForKey(page, ada);
    await expandAll(page);
    expect(await page.$eval('html', (html) => html.outerHTML)).toContain(gated.title);
    const dashboard = await openTab();
    await signOut(dashboard, company.dashboardUrl);
    await longAway(page);
    await page.bringToFront();
    await waitForKey(page, '');
    await expandAll(page);
    const html = await page.$eval('html', (element) => element.outerHTML);
    expect(html).not.toContain(ada);
    expect(html).not.toContain(gated.title);
  });

  test('the key is there for a remembered reader, too, where the later part of the script is slow', async () => {
    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await page.goto(company.docsUrl);
    await page.waitForFunction(() => window.bookplate?.user);
    await page.setCacheEnabled(false);
    await page.setRequestInterception(true);
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    page.on('request', (each) => {
      const isLater = /\/bookplate\.\w+\.js$/.test(each.url());
      if (isLater) void released.then(() => each.continue());
      else void each.continue();
    });
    // The page's `load` waits for that part, and the reference does not.
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector(field);
    expect(await page.evaluate(() => window.bookplate?.refresh === undefined)).toBe(true);
    release();
    await waitForKey(page, ada);
  });

  test('the key that is chosen above the reference is in its fields, and the API knows it', async () => {
    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await openReference(page);
    await waitForKey(page, ada);
    await page.select('bookplate-reference [data-bookplate-keys] select', 'Sandbox');
    await waitForKey(page, ada?.replace('test', 'sandbox'));
    const [answered] = await Promise.all([
      page.waitForResponse((each) => isCall(each.url(), each.request().method(), api)),
      send(page),
    ]);
    expect(answered.status()).toBe(200);
  });

  test('where a router brings the page in anew, the reference starts anew, and nothing is left of the old one', async () => {
    const { openTab, errors } = await visitor();
    const page = await openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    await openReference(page);
    await waitForKey(page, ada);
    const old = await page.evaluateHandle(async () => {
      const html = await (await fetch(location.href)).text();
      const next = new DOMParser().parseFromString(html, 'text/html');
      const [left, come] = [document, next].map((one) => one.querySelector('bookplate-reference')!);
      left!.replaceWith(document.adoptNode(come!));
      return left!;
    });
    expect(await old.evaluate((element) => element.querySelector('input, label'))).toBeNull();
    await page.waitForSelector(field, { timeout: 20_000 });
    await waitForKey(page, ada);
    expect(await page.$$('[data-bookplate-keys]')).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  test('the reference follows the theme of the page', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page);
    const colours = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        ['body', '.references-rendered', '.t-doc__sidebar'].map((selector) => {
          const { backgroundColor, color } = getComputedStyle(document.querySelector(selector)!);
          return `${backgroundColor} ${color}`;
        }),
      );
    const seen = new Set<string>();
    for (const theme of ['light', 'dark', 'light']) {
      await page.select('header starlight-theme-select select', theme);
      await page.waitForFunction(
        (name) => document.body.classList.contains(`${name}-mode`),
        {},
        theme,
      );
      seen.add(JSON.stringify(await colours()));
    }
    expect(seen.size).toBe(2);
    // It has no switch of its own.
    expect(await page.$$('.darklight-reference button')).toEqual([]);
  });

  test('the page has one main part and one title, with the reference and without', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page);
    const title = await page.$eval('bookplate-reference h1', (heading) => heading.textContent);
    expect(await outlineOf(page)).toEqual(['main', `h1 ${title?.trim()}`]);
    await page.setJavaScriptEnabled(false);
    await page.reload();
    expect(await outlineOf(page)).toEqual(['main', expect.stringMatching(/^h1 .*eference/)]);
  });

  test('an empty field for a key shows no key', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page);
    const colour = await page.$eval(
      field,
      (input) => getComputedStyle(input, '::placeholder').color,
    );
    expect(colour).toBe('rgba(0, 0, 0, 0)');
  });

  test('at 360 pixels nothing is wider than the window, and the menu of the site is there', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page, 360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.click('nav.sidebar button');
    const sidebar = await page.$eval(
      '#starlight__sidebar',
      (menu) => (menu as HTMLElement).innerText,
    );
    expect(sidebar).toContain('API reference');
  });

  test('without JavaScript the page lists the operations for everyone', async () => {
    const page = await (await visitor()).openTab();
    await page.setJavaScriptEnabled(false);
    await page.goto(url);
    const text = await page.$eval(
      'bookplate-reference',
      (element) => (element as HTMLElement).innerText,
    );
    expect(text).toMatch(/^GET \//m);
    expect(text).not.toContain(gated.title);
  });

  test('no file of the docs has what is gated, but the one that readers who are signed in load', () => {
    const files = readdirSync(docsFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(docsFolder, name)).isFile(),
    );
    const having = files.filter((name) => {
      const bytes = readFileSync(join(docsFolder, name));
      const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
      return text.includes(gated.text);
    });
    expect(having).toEqual([expect.stringMatching(/^_astro\/openapi\.[\w-]+\.json$/)]);
    // While the rest of the reference is found.
    const found = files.filter((name) => name.endsWith('.pf_fragment'));
    const texts = found.map((name) => gunzipSync(readFileSync(join(docsFolder, name))).toString());
    expect(texts.join('\n')).toContain('The last twenty');
  });

  test('the API knows keys and no sessions, and lets the docs in without credentials', async () => {
    const origin = new URL(company.docsUrl).origin;
    const apiUrl = new URL(api, company.dashboardUrl).href;
    const right = await ask(apiUrl, { headers: { 'x-api-key': ada!, origin } });
    expect([right.status, JSON.parse(right.text)]).toEqual([200, answer]);
    expect(right.headers['access-control-allow-credentials']).toBeUndefined();
    const allowed = right.headers['access-control-allow-origin'];
    expect(allowed).toBe(site === 'acme' ? origin : undefined);
    const foreign = await ask(apiUrl, {
      headers: { 'x-api-key': ada!, origin: 'https://evil.example' },
    });
    expect(foreign.headers['access-control-allow-origin']).not.toBe('https://evil.example');
    for (const key of ['wrong', '']) {
      const wrong = await ask(apiUrl, { headers: { 'x-api-key': key } });
      expect([wrong.status, JSON.parse(wrong.text)]).toEqual([
        401,
        { error: 'There is no account with this key.' },
      ]);
    }

    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    const cookies = await page.browserContext().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect(cookie).not.toBe('');
    expect((await ask(apiUrl, { headers: { cookie } })).status).toBe(401);
  });
});

async function waitForKey(page: Page, key = ''): Promise<void> {
  await page.waitForFunction(
    (selector, wanted) =>
      document.querySelector<HTMLInputElement>(selector)?.value === wanted &&
      (wanted === '' || window.bookplate?.reader),
    { timeout: 15_000 },
    field,
    key,
  );
}

/** What screen readers hear of, of which a page is to have one each. */
async function outlineOf(page: Page): Promise<readonly string[]> {
  const listed = (node: SerializedAXNode): string[] => {
    const own = node.role === 'main' ? 'main' : `h1 ${node.name}`;
    const isOwn = node.role === 'main' || (node.role === 'heading' && node.level === 1);
    return [...(isOwn ? [own] : []), ...(node.children ?? []).flatMap(listed)];
  };
  return listed((await page.accessibility.snapshot({ interestingOnly: false }))!);
}

/** Sends the request of the first operation, as it was filled in. */
async function send(page: Page): Promise<void> {
  const open = await page.waitForSelector('.show-api-client-button', { visible: true });
  await open?.click();
  await page.waitForFunction(() => {
    const buttons = [...document.querySelectorAll('button')];
    const shown = buttons.find((one) => one.checkVisibility() && one.innerText.startsWith('Send'));
    shown?.click();
    return shown;
  });
}

/** Opens all tags of the sidebar, which scrolls the parts that are rendered late into being. */
async function expandAll(page: Page): Promise<void> {
  await settled(page, '.scalar-app');
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>(
      '.t-doc__sidebar button[aria-expanded=false]',
    ))
      button.click();
  });
  await settled(page, '.scalar-app');
}

/** What search shows for some words. */
async function search(page: Page, words: string): Promise<string> {
  await page.keyboard.down('Control');
  await page.keyboard.press('i');
  await page.keyboard.up('Control');
  const input = await page.waitForSelector('[role=dialog][aria-label=Search] input', {
    visible: true,
  });
  await input?.type(words);
  await settled(page, '[role=dialog][aria-label=Search]');
  return page.$eval(
    '[role=dialog][aria-label=Search]',
    (dialog) => (dialog as HTMLElement).innerText,
  );
}

/** The file that the button gives. */
async function download(page: Page): Promise<string> {
  const text = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          URL.createObjectURL = create;
          if (blob instanceof Blob) void blob.text().then(resolve);
          return create(blob);
        };
      }),
  );
  await page.$eval('.download-button', (button) => (button as HTMLButtonElement).click());
  return text;
}

function isCall(url: string, method: string, path: string): boolean {
  return method === 'GET' && new URL(url).pathname === path;
}

function hostOf(url: string): string {
  return new URL(url).host;
}
