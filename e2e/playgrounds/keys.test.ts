import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { ada, docsPage, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const keysOf = (...names: readonly string[]): Site['user'] => ({
  ...ada,
  apiPlaygroundInputs: {
    header: { 'X-Org': 'acme', 'X-API-Key': 'common' },
    keys: names.map((name) => ({ name, header: { 'X-API-Key': `secret of ${name}` } })),
  },
});
const both = keysOf('Production', 'Sandbox');

/** A page with a code sample and the choice, in HTML as hosts write it. */
async function siteWithSample(user: Site['user'], settings = ''): Promise<Site> {
  const site = await startSite();
  site.user = user;
  const sample = (name: string): string =>
    `<bookplate-text value='["??",["playground","header","${name}"],"none"]'>none</bookplate-text>`;
  site.docs = (_request, response) => {
    const page = docsPage(site, scriptTag(site, 'bookplate', settings)).replace(
      '</body>',
      `<label data-bookplate-keys>Key <select></select></label>
<pre><span id="key">${sample('X-API-Key')}</span> <span id="org">${sample('X-Org')}</span></pre></body>`,
    );
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  };
  return site;
}

async function openTab(site: Site, tab?: Page): Promise<Page> {
  const page = tab ?? (await (await visitor()).openTab());
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome !== undefined);
  return page;
}

/** What the reader sees of the choice: `null` if nothing. */
function choiceOn(page: Page): Promise<{ chosen: string; names: string[] } | null> {
  return page.evaluate(() => {
    const select = document.querySelector<HTMLSelectElement>('[data-bookplate-keys] select');
    if (!select?.checkVisibility()) return null;
    return { chosen: select.value, names: Array.from(select.options, ({ text }) => text) };
  });
}

/** The text itself: what is shown of it are dots. */
function textOf(page: Page, selector: string): Promise<string | null> {
  return page.$eval(selector, (element) => element.textContent);
}

async function waitForKey(page: Page, key: string): Promise<void> {
  await expect.poll(() => textOf(page, '#key')).toBe(key);
}

async function returnAs(page: Page, site: Site, user: Site['user']): Promise<void> {
  site.user = user;
  await longAway(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('bookplate:reader', () => resolve(), { once: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }),
  );
}

const stored = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));

test('uses the first key, before the values of every request, until another is chosen', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  await waitForKey(page, 'secret of Production');
  expect(await textOf(page, '#org')).toBe('acme');
  expect(await choiceOn(page)).toEqual({ chosen: 'Production', names: ['Production', 'Sandbox'] });
  await page.select('select', 'Sandbox');
  await waitForKey(page, 'secret of Sandbox');
  expect(await textOf(page, '#org')).toBe('acme');
});

test('offers no choice to a reader with one key, with none, or signed out', async () => {
  const site = await siteWithSample(keysOf('Only'));
  const page = await openTab(site);
  await waitForKey(page, 'secret of Only');
  expect(await choiceOn(page)).toBeNull();
  for (const [user, key] of [
    [ada, 'ada-secret-key'],
    [null, 'none'],
  ] as const) {
    site.user = user;
    await longAway(page);
    await openTab(site, page);
    await waitForKey(page, key);
    expect(await choiceOn(page)).toBeNull();
  }
});

test('tells scripts the values of the chosen key, and of another choice', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  const seen = await page.evaluate(() => {
    const heard: unknown[] = [];
    addEventListener('bookplate:reader', () =>
      heard.push(window.bookplate?.reader?.apiPlaygroundInputs),
    );
    window.bookplate?.keys?.choose('Gone');
    window.bookplate?.keys?.choose('Sandbox');
    return { heard, keys: window.bookplate?.keys, outcome: window.bookplate?.outcome };
  });
  expect(seen).toMatchObject({
    heard: [{ header: { 'X-API-Key': 'secret of Sandbox', 'X-Org': 'acme' } }],
    keys: { names: ['Production', 'Sandbox'], chosen: 'Sandbox' },
    outcome: 'identified',
  });
  expect(JSON.stringify(seen.heard)).not.toContain('Production');
});

test('keeps the choice over a reload, before the answer, without its value', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  await page.select('select', 'Sandbox');
  expect(await stored(page)).toContain('Sandbox');
  expect(await stored(page)).not.toContain('secret');

  const { api } = site;
  let answer = (): void => {};
  const isAsked = new Promise<void>((resolve) => {
    site.api = (request, response) => {
      answer = () => api(request, response);
      resolve();
    };
  });
  await longAway(page);
  await page.reload({ waitUntil: 'domcontentloaded' });
  await isAsked;
  expect(await choiceOn(page)).toEqual({ chosen: 'Sandbox', names: ['Sandbox'] });
  expect(await textOf(page, '#key')).toBe('none');
  const before = await page.$eval('pre', (element) => element.getBoundingClientRect().top);
  answer();
  await waitForKey(page, 'secret of Sandbox');
  expect(await choiceOn(page)).toEqual({ chosen: 'Sandbox', names: ['Production', 'Sandbox'] });
  expect(await page.$eval('pre', (element) => element.getBoundingClientRect().top)).toBe(before);
});

test('requests the names for a page with only the choice, from docs page to docs page too', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  await page.evaluate(() => location.assign('/next'));
  await page.waitForFunction(() => location.pathname === '/next');
  await expect.poll(() => choiceOn(page)).toMatchObject({ names: ['Production', 'Sandbox'] });
});

test('follows the choice in other tabs', async () => {
  const site = await siteWithSample(both);
  const reader = await visitor();
  const [one, other] = [await reader.openTab(), await reader.openTab()];
  await openTab(site, one);
  await openTab(site, other);
  await one.select('select', 'Sandbox');
  await waitForKey(other, 'secret of Sandbox');
  expect(await choiceOn(other)).toMatchObject({ chosen: 'Sandbox' });
});

test('keeps a choice that another tab made while this one slept', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  // The browser tells a page that sleeps nothing.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      localStorage.setItem(key, localStorage.getItem(key)!.replace('Production', 'Sandbox'));
  });
  await returnAs(page, site, both);
  await waitForKey(page, 'secret of Sandbox');
});

test('drops the choice when the account changes', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  await page.select('select', 'Sandbox');
  await returnAs(page, site, { ...both, content: { firstName: 'Bob' } });
  await waitForKey(page, 'secret of Production');
  expect(await stored(page)).not.toContain('Sandbox');
});

test('drops the choice when nobody is signed in', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  await page.select('select', 'Sandbox');
  await returnAs(page, site, null);
  await waitForKey(page, 'none');
  expect(await choiceOn(page)).toBeNull();
  expect(await stored(page)).not.toContain('Sandbox');
  await returnAs(page, site, both);
  await waitForKey(page, 'secret of Production');
});

test('drops the choice when the reader expires', async () => {
  const site = await siteWithSample({ ...both, expiresAt: Math.floor(Date.now() / 1_000) + 60 });
  const page = await openTab(site);
  await page.select('select', 'Sandbox');
  await waitForKey(page, 'secret of Sandbox');
  site.user = both;
  await passTime(page, 60_000);
  await waitForKey(page, 'secret of Production');
  expect(await stored(page)).not.toContain('Sandbox');
});

test('keeps the choice while the Info API is unreachable', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  await page.select('select', 'Sandbox');
  const { api } = site;
  site.api = (_request, response) => response.writeHead(503).end();
  await returnAs(page, site, both);
  await waitForKey(page, 'secret of Sandbox');
  site.api = api;
  await returnAs(page, site, both);
  await waitForKey(page, 'secret of Sandbox');
});

test('keeps the choice as long as the page where nothing is cached', async () => {
  const site = await siteWithSample(both, 'data-cache-seconds="0"');
  const page = await openTab(site);
  await page.select('select', 'Sandbox');
  await waitForKey(page, 'secret of Sandbox');
  expect(await stored(page)).not.toContain('Sandbox');
  await returnAs(page, site, both);
  await waitForKey(page, 'secret of Sandbox');
  await page.reload();
  await waitForKey(page, 'secret of Production');
});

test('replaces a key that is gone by the first', async () => {
  const site = await siteWithSample(both);
  const page = await openTab(site);
  await page.select('select', 'Sandbox');
  await returnAs(page, site, keysOf('Staging', 'Production'));
  await waitForKey(page, 'secret of Staging');
  expect(await choiceOn(page)).toEqual({ chosen: 'Staging', names: ['Staging', 'Production'] });
});

test('shows names as text, whatever they are', async () => {
  const names = ['<img src=x onerror=alert(1)>', '__proto__', '  two   spaces ', 'a,b', 'a'];
  const site = await siteWithSample(keysOf(...names));
  const page = await openTab(site);
  for (const name of names.slice(1)) {
    await page.select('select', name);
    await page.waitForFunction(
      (wanted) =>
        document.querySelector('#key')?.textContent === `secret of ${wanted}` &&
        window.bookplate?.keys?.chosen === wanted,
      {},
      name,
    );
  }
  expect(await page.$('img')).toBeNull();
});

test('offers personas their keys, and leaves those of the session alone', async () => {
  const site = await siteWithSample(both);
  const persona = { name: 'Bob', user: { ...keysOf('One', 'Two'), content: { firstName: 'Bob' } } };
  site.docs = (_request, response) => {
    const personas = JSON.stringify([persona]).replaceAll('"', '&quot;');
    const head = scriptTag(site, 'bookplate.dev', `data-personas="${personas}"`);
    response.setHeader('content-type', 'text/html; charset=utf-8').end(
      docsPage(site, head).replace(
        '</body>',
        `<label data-bookplate-keys>Key <select></select></label>
<p id="key"><bookplate-text value='["text",["playground","header","X-API-Key"]]'></bookplate-text></p></body>`,
      ),
    );
  };
  const page = await openTab(site);
  const view = (name: string): Promise<string[]> =>
    page.select('bookplate-preview >>> select', name);
  await view('as Bob');
  await waitForText(page, 'h1', 'Hello, Bob');
  await page.select('[data-bookplate-keys] select', 'Two');
  await waitForKey(page, 'secret of Two');
  expect(await stored(page)).not.toContain('Two');
  await view('session');
  await expect
    .poll(() => choiceOn(page))
    .toEqual({
      chosen: 'Production',
      names: ['Production', 'Sandbox'],
    });
});
