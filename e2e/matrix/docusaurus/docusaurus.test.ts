import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Company } from '@bookplate-examples/company/company';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fillSignIn,
  signIn,
  signOut,
  useBrowser,
  waitForContent,
  waitForText,
} from '../../lib/browser.ts';
import { longAway } from '../../lib/clock.ts';
import { startHooli } from '../../../examples/hooli/start.ts';
import { hydrated, openTab } from '../../lib/docusaurus.ts';
import { type Frame, recordFrames, seenFrames } from '../../lib/frames.ts';

const { visitor } = useBrowser();
const dataFolder = mkdtempSync(join(tmpdir(), 'bookplate-docusaurus-'));
let company: Company;

// At its own addresses, for which these docs were built.
beforeAll(async () => {
  const docsFolder = join(import.meta.dirname, '../../../examples/hooli/docs/dist');
  company = await startHooli({ dataFolder, docsFolder });
});
afterAll(async () => {
  await company.close();
  rmSync(dataFolder, { recursive: true });
});

const entry = (path: string): string => `.theme-doc-sidebar-menu a[href="/docs/${path}"]`;
const gatedEntry = entry('admin-guide/');
const gatedCategory = '.theme-doc-sidebar-menu > li:last-child';
const corner = '.navbar .bookplate-reader';
const body = '.theme-doc-markdown';
const sample = `${body} pre`;
const refusal = 'main [data-bookplate-show~=identified][data-bookplate-show~=anonymous]';

/** A frame can fall between two pieces of the HTML as the network brings them. */
function hasGreeting({ '.greeting': text = '' }: Frame): boolean {
  return text !== '' && text !== 'Hello,';
}

test('from the first frame of the second visit, all of the page is that of the reader', async () => {
  const ada = await visitor();
  const page = await openTab(ada);
  await signIn(page, company.dashboardUrl, 'ada');
  await page.goto(company.docsUrl);
  await waitForText(page, '.greeting', 'Hello, Ada');
  const looked = [
    '.greeting',
    gatedEntry,
    gatedCategory,
    corner,
    `${body} .markdown > bookplate-when p`,
  ];
  await recordFrames(page, ...looked);
  await page.goto(company.docsUrl);
  await hydrated(page);
  const { seen, movedLater } = await seenFrames(page);
  const [frame, ...others] = seen.filter(hasGreeting);
  expect(others).toEqual([]);
  expect(frame).toMatchObject({
    '.greeting': 'Hello, Ada',
    [gatedEntry]: 'Admin guide',
    [gatedCategory]: 'Administration',
  });
  expect(frame?.[corner]).toMatch(/Ada\s*Log out/);
  expect(frame?.[`${body} .markdown > bookplate-when p`]).toContain(
    'You are on the enterprise plan',
  );
  expect(movedLater).toEqual([]);
  expect(ada.errors).toEqual([]);
});

test('a signed-out reader sees nothing of anyone, and no gated page in the sidebar', async () => {
  const nobody = await visitor();
  const page = await openTab(nobody);
  await recordFrames(page, '.greeting', gatedEntry, gatedCategory);
  await page.goto(company.docsUrl);
  await waitForText(page, corner, 'Log in');
  await hydrated(page);
  const { seen } = await seenFrames(page);
  const shown = seen.filter(hasGreeting);
  const textsOf = (selector: string): Set<string | undefined> =>
    new Set(shown.map((each) => each[selector]));
  expect(textsOf('.greeting')).toEqual(new Set(['Hello, reader']));
  expect(textsOf(gatedEntry)).toEqual(new Set(['']));
  expect(textsOf(gatedCategory)).toEqual(new Set(['']));
  expect(nobody.errors).toEqual([]);
});

test('free JavaScript holds its place for a reader who is remembered', async () => {
  const ada = await visitor();
  const page = await openTab(ada);
  await signIn(page, company.dashboardUrl, 'ada');
  await page.goto(company.docsUrl);
  await waitForText(page, '.greeting', 'Hello, Ada');
  const live = `${body} bookplate-live`;
  await recordFrames(page, live);
  await page.goto(`${company.docsUrl}guides/orders/`);
  await hydrated(page);
  const { seen } = await seenFrames(page);
  expect(new Set(seen.map((frame) => frame[live]))).toEqual(new Set(['', 'LOVELACE']));
  expect(ada.errors).toEqual([]);
});

test('a gated page opened by its address says so, offers the login, and shows its body to its group', async () => {
  const nobody = await visitor();
  const page = await openTab(nobody);
  const heading = `${body} h2#seats`;
  const contents = '.theme-doc-toc-desktop';
  await recordFrames(page, heading, contents);
  await page.goto(`${company.docsUrl}admin-guide/`);
  await waitForText(page, refusal, 'This page is not for this account.\n\nLog in');
  await hydrated(page);
  const { seen } = await seenFrames(page);
  expect(seen.flatMap((frame) => [frame[heading], frame[contents]]).filter(Boolean)).toEqual([]);
  await Promise.all([page.waitForNavigation(), page.click('main a[data-bookplate-link=login]')]);
  await fillSignIn(page, 'ada');
  expect(page.url()).toBe(`${company.docsUrl}admin-guide/`);
  await waitForText(page, contents, 'Seats\nLeaving');
  expect(await page.$eval('main', (main) => main.innerText)).toContain(
    'Invite people on the dashboard, Ada.',
  );
  expect(nobody.errors).toEqual([]);
});

test('going from page to page without loading them, each is right', async () => {
  const bob = await visitor();
  const page = await openTab(bob);
  await signIn(page, company.dashboardUrl, 'bob');
  await page.goto(company.docsUrl);
  await waitForText(page, '.greeting', 'Hello, Bob');
  await hydrated(page);
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
  const go = (path: string, title: string): Promise<void> =>
    page.click(entry(path)).then(() => waitForText(page, 'main h1', title));

  await go('guides/plans/', 'Plans');
  expect(await page.$eval('main', (main) => main.innerText)).toMatch(
    /Plan\s+free\s+enterprise\s+free/,
  );
  await go('guides/regions/', 'Regions');
  expect(await page.$eval('main', (main) => main.innerText)).toContain('Bob, mind the neighbours');
  await go('guides/orders/', 'Order weather');
  const orders = await page.$eval(`${body} a.orders`, (link) => link.getAttribute('href'));
  expect(orders).toMatch(/account=.+$/);
  await page.goBack();
  await waitForText(page, 'main h1', 'Regions');
  await go('quickstart/', 'Quickstart');
  await waitForContent(page, `${sample} bookplate-text`, 'test_bob_8a03e65d1c');
  // No way leads there for Bob but his own.
  await page.$eval(entry('admin-guide/'), (link) => (link as HTMLElement).click());
  await waitForText(page, refusal, 'This page is not for this account.');
  expect(await page.$eval('.theme-doc-toc-desktop', (toc) => toc.checkVisibility())).toBe(false);
  expect(await page.evaluate(() => 'isSameDocument' in window)).toBe(true);

  await page.hover(`${corner} a[data-bookplate-link=logout]`);
  await Promise.all([
    page.waitForNavigation(),
    page.click(`${corner} a[data-bookplate-link=logout]`),
  ]);
  expect(page.url()).toBe(`${company.docsUrl}admin-guide/`);
  await waitForText(page, corner, 'Log in');
  expect(bob.errors).toEqual([]);
});

test('a code sample is the same on screen, in the copy button, in a selection, and stays highlighted', async () => {
  const ada = await visitor();
  const { origin } = new URL(company.docsUrl);
  await ada.context.overridePermissions(origin, ['clipboard-read', 'clipboard-sanitized-write']);
  const page = await openTab(ada);
  const quickstart = `${company.docsUrl}quickstart/`;
  const read = async (): Promise<{ texts: string[]; colours: string[] }> => {
    await page.bringToFront();
    await page.hover(sample);
    await page.click('.theme-code-block button[aria-label^=Copy]');
    // Else the key stands behind dots.
    await page.hover(sample);
    return page.$eval(sample, async (pre) => {
      getSelection()?.selectAllChildren(pre);
      const spans = [...pre.querySelectorAll<HTMLElement>('.token')];
      return {
        texts: [
          // The line breaks of Docusaurus are within the lines, and count twice.
          pre.innerText.replaceAll('\n\n', '\n'),
          String(getSelection()),
          await navigator.clipboard.readText(),
        ].map((text) => text.trimEnd()),
        colours: spans.map(({ className, style }) => `${className} ${style.color}`),
      };
    });
  };
  const expected = (key: string, email: string): string =>
    [
      '# The test cloud is always free, whatever your plan.',
      'curl https://api.hooli.example/v1/orders \\',
      `  -H "X-API-Key: ${key}" \\`,
      `  -d '{"kind": "sun", "hours": 1, "for": "${email}"}'`,
    ].join('\n');

  await page.goto(quickstart);
  await waitForText(page, corner, 'Log in');
  await hydrated(page);
  const anonymous = await read();
  const anonymousText = expected('YOUR_KEY', 'you@example.com');
  expect(anonymous.texts).toEqual(Array(3).fill(anonymousText));

  const dashboard = await ada.openTab();
  await signIn(dashboard, company.dashboardUrl, 'ada');
  await longAway(page);
  await page.bringToFront();
  await waitForContent(page, `${sample} bookplate-text`, 'test_ada_4f1d9c2e7b');
  const adasText = expected('test_ada_4f1d9c2e7b', 'ada@example.com');
  const adas = await read();
  expect(adas.texts).toEqual(Array(3).fill(adasText));
  expect(adas.colours).toEqual(anonymous.colours);

  await recordFrames(page, sample);
  await page.goto(quickstart);
  await hydrated(page);
  // The browser keeps no keys: that of the reader is there with the answer.
  await waitForContent(page, `${sample} bookplate-text`, 'test_ada_4f1d9c2e7b');
  const { seen } = await seenFrames(page);
  const shown = seen
    .map((frame) => frame[sample]?.replaceAll('\n\n', '\n').trimEnd())
    // Where nobody points at the sample, the key stands behind dots.
    .map((text) => text?.replace(/•+/, 'test_ada_4f1d9c2e7b'))
    .filter(Boolean);
  expect(shown.at(-1)).toBe(adasText);
  expect(new Set(shown.slice(0, -1))).toEqual(new Set([expected('YOUR_KEY', 'ada@example.com')]));

  await dashboard.bringToFront();
  await signOut(dashboard, company.dashboardUrl);
  await longAway(page);
  await page.bringToFront();
  await waitForContent(page, `${sample} bookplate-text`, 'YOUR_KEY');
  expect((await read()).texts).toEqual(Array(3).fill(anonymousText));
  expect(ada.errors).toEqual([]);
});

test('blog posts and pages know the reader as docs do', async () => {
  const ada = await visitor();
  const page = await openTab(ada);
  await signIn(page, company.dashboardUrl, 'ada');
  const textOf = async (path: string): Promise<string> => {
    await page.goto(company.docsUrl + path);
    await page.waitForFunction(() => window.bookplate?.user);
    await hydrated(page);
    return page.$eval('main', (main) => main.innerText);
  };
  expect(await textOf('blog/clouds/')).toMatch(/twelve at a time, Ada,[^]+free until spring/);
  expect(await textOf('blog/storms/')).toContain('Storms are here, Ada.');
  expect(await textOf('status/')).toMatch(/All skies are up, Ada[^]+Your own line/);
  expect(await textOf('guides/webhooks/')).toContain('Set one up for Ada');
  expect(await textOf('reference/orders/')).toContain("const user = { name: 'not the reader' };");
  expect(ada.errors).toEqual([]);

  const nobody = await (await visitor()).openTab();
  await nobody.goto(`${company.docsUrl}blog/storms/`);
  await waitForText(nobody, corner, 'Log in');
  expect(await nobody.$eval('main', (main) => main.innerText)).toContain('not for this account');
  expect(await nobody.$eval('main', (main) => main.innerText)).not.toContain('Storms are here');
});

test('anchors and the table of contents have the public fallback text', async () => {
  const page = await (await visitor()).openTab();
  await page.goto(`${company.docsUrl}guides/webhooks/`);
  const contents = await page.$$eval('.theme-doc-toc-desktop a', (links) =>
    links.map((link) => [link.getAttribute('href'), link.textContent?.trim()]),
  );
  expect(contents).toContainEqual(['#set-one-up-for', 'Set one up for']);
});

test('on narrow screens the reader is in the menu', async () => {
  const ada = await visitor();
  const page = await openTab(ada);
  await page.setViewport({ width: 360, height: 640 });
  await signIn(page, company.dashboardUrl, 'ada');
  await page.goto(company.docsUrl);
  await hydrated(page);
  await page.click('.navbar__toggle');
  await page.waitForSelector('.navbar-sidebar__back', { visible: true });
  await page.click('.navbar-sidebar__back');
  const menu = '.navbar-sidebar .bookplate-reader';
  await page.waitForFunction(
    (selector) => document.querySelector<HTMLElement>(selector)?.innerText.includes('Ada'),
    {},
    menu,
  );
  expect(ada.errors).toEqual([]);
});

const field = '.openapi-explorer__form-item-input[type=password]';
const response = '.openapi-explorer__response-container';

async function openReference(page: Page, path: string): Promise<void> {
  await page.setViewport({ width: 1_300, height: 1_000 });
  await page.goto(`${company.docsUrl}api/${path}/`);
  await page.waitForSelector('.openapi-explorer__request-btn');
  await page.waitForNetworkIdle({ idleTime: 100 });
}

/** Sends what is in the explorer, and waits for an answer with this status and text. */
async function send(page: Page, status: number, text: string): Promise<void> {
  await page.$eval('.openapi-explorer__request-btn', (button) => (button as HTMLElement).click());
  await page.waitForFunction(
    (selector, ...wanted) => {
      const shown = document.querySelector<HTMLElement>(selector)?.innerText ?? '';
      return wanted.every((each) => shown.includes(each));
    },
    { timeout: 10_000 },
    response,
    String(status),
    text,
  );
}

test('the API answers from its reference, with the key and the region of the reader and without their cookie', async () => {
  const page = await openTab(await visitor());
  await signIn(page, company.dashboardUrl, 'ada');
  await openReference(page, 'read-account');
  const key = 'test_ada_4f1d9c2e7b';
  expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe(key);
  expect(
    await page.$eval('#__docusaurus', (root) => (root as HTMLElement).innerText),
  ).not.toContain(key);
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  const sent: Headers[] = [];
  session.on('Network.requestWillBeSentExtraInfo', ({ headers }) =>
    sent.push(new Headers(headers)),
  );
  await send(page, 200, '"email": "ada@example.com"');
  expect(sent.at(-1)?.get('x-api-key')).toBe(key);
  expect(sent.map((headers) => headers.get('cookie')).filter(Boolean)).toEqual([]);

  await page.click(field, { count: 3 });
  await page.type(field, 'wrong-key');
  await send(page, 401, 'This key is not known.');
  await openReference(page, 'order-weather');
  await send(page, 200, '"region": "north-sea"');
  await openReference(page, 'cancel-order');
  await send(page, 200, '"state": "cancelled"');
});

test('of the API, operations for admins are in the sidebar and on cards for admins only', async () => {
  const bob = await visitor();
  const page = await openTab(bob);
  await signIn(page, company.dashboardUrl, 'bob');
  await page.goto(`${company.docsUrl}api/orders/`);
  await page.waitForFunction(() => window.bookplate?.user !== undefined);
  const text = await page.$eval('body', (root) => root.innerText);
  expect(text.match(/Read an order/g)).toHaveLength(2);
  expect(text).not.toMatch(/Cancel an order|Administration/);
  await page.goto(`${company.docsUrl}api/cancel-order/`);
  await waitForText(page, refusal, 'This page is not for this account.');
  const spec = await fetch(`http://127.0.0.1:4351/docs/openapi.json`);
  expect(await spec.text()).not.toMatch(/cancelOrder|listSeats|storm/);
  expect(bob.errors).toEqual([]);
});

test('a signed-out reader finds a place for a key in the reference', async () => {
  const page = await openTab(await visitor());
  await openReference(page, 'read-account');
  const placeholder = await page.$eval(field, (input) => (input as HTMLInputElement).placeholder);
  expect(placeholder).toBe('apiKey');
  expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe('');
  await send(page, 401, 'This key is not known.');
});
