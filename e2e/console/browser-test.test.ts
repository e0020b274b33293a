import { startAcme } from '@bookplate-examples/acme/start';
import type { Company } from '@bookplate-examples/company/company';
import { type Listening, listen } from '@bookplate-examples/company/listen';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, signOut, useBrowser, type Visitor } from '../lib/browser.ts';
import { passTime } from '../lib/clock.ts';
import { startCompany } from '../lib/company.ts';
import { consoleDocsPage, writeDocs } from '../lib/console-docs.ts';
import { type HeardConsole, startHeardConsole } from '../lib/console.ts';

const { visitor } = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'bookplate-browser-test-'));
const docsFolder = join(folder, 'docs');
/** The dashboard does not know these docs, so its CORS headers keep them out. They have a Cross-Origin-Opener-Policy on one page. */
let strangeDocs: string;
/** Has nothing to do with any of them. The same server. */
let foreign: string;
let url: string;
let dashboard: string;
let docs: string;

let bookplateConsole: HeardConsole;
let acme: Company;
let others: Listening;
let operator: Visitor;
let page: Page;
let forgeries = 0;

beforeAll(async () => {
  // So that its server can read the docs, too.
  bookplateConsole = await startHeardConsole('console.localhost', {
    BOOKPLATE_CONSOLE_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
  });
  acme = await startCompany(startAcme, { docsFolder });
  const server = createServer(({ url: path = '' }, response) => {
    if (path.startsWith('/coop')) response.setHeader('cross-origin-opener-policy', 'same-origin');
    if (path === '/forged') forgeries += 1;
    const file = path === '/forge.html' ? 'forge' : 'index';
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(readFileSync(join(docsFolder, `${file}.html`)));
  });
  others = await listen(server, { port: 0, label: 'other docs' });
  ({ url } = bookplateConsole);
  docs = acme.docsUrl;
  dashboard = acme.dashboardUrl;
  strangeDocs = `http://next.acme.localhost:${others.port}`;
  foreign = `http://evil.localhost:${others.port}`;
  operator = await visitor(() => {});
  page = await operator.openTab();
  const apiUrl = `${dashboard}/api/docs/user-info`;
  const loginUrl = `${dashboard}/login?next={returnTo}`;
  const site = await bookplateConsole.join(page, {
    name: 'Acme docs',
    docsOrigins: `${docs}\n${strangeDocs}`,
    apiUrl,
    loginUrl,
  });
  const console = `${url}/v1/sites/${site}/settings.json`;
  writeDocs(docsFolder, {
    index: consoleDocsPage({ apiUrl, loginUrl, console, reportShare: 0 }),
    unconnected: consoleDocsPage({ apiUrl, loginUrl, console: '', reportShare: 0 }),
    elsewhere: consoleDocsPage({ apiUrl, loginUrl, console: `${foreign}/<b>`, reportShare: 0 }),
    silent: silentPage(console),
    plain: '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><h1>Docs</h1>',
    forged: forgedPage(console),
    forge: forgingFrame,
  });
  await page.goto(`${url}/sites/${site}/test`);
});
afterAll(async () => {
  await operator.context.close();
  await Promise.all([bookplateConsole.close(), acme.close(), others.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Names the console and has nothing that would answer it. */
const silentPage = (console: string): string =>
  `<!doctype html><meta charset="utf-8"><script data-api-url="/" data-console="${console}"></script><link rel="icon" href="data:,"><h1>Silent</h1>`;

/** No Bookplate, but its author knows how the test goes, and asks a foreign frame to help. */
const forgedPage = (console: string): string => `${silentPage(console)}<script>
const test = location.hash.replace('#bookplate-test=', '');
opener.postMessage({ bookplate: 'another', outcome: 'identified', durationMs: 1 }, '*');
opener.postMessage({ bookplate: test, outcome: '<b>hacked</b>', durationMs: 1 }, '*');
opener.postMessage({ bookplate: test, outcome: 'unreachable', reason: 'status-<b>', durationMs: 1 }, '*');
opener.postMessage({ bookplate: test, outcome: 'running', durationMs: 1 }, '*');
opener.postMessage({ bookplate: test, outcome: "unreachable", reason: "identified", durationMs: 1 }, '*');
opener.postMessage(null, '*');
opener.postMessage(test, '*');
const frame = document.createElement('iframe');
frame.src = '${foreign}/forge.html#' + test;
document.documentElement.append(frame);
</script>`;
/** In a frame of the right window, and on an origin that is not the docs'. */
const forgingFrame = `<!doctype html><script>
top.opener.postMessage({ bookplate: location.hash.slice(1), outcome: 'identified', durationMs: 1 }, '*');
fetch('/forged');
</script>`;

async function run(origin: string, path = '/'): Promise<void> {
  await page.bringToFront();
  await page.select('#origin', origin);
  await page.$eval('#path', (field, value) => ((field as HTMLInputElement).value = value), path);
  await page.click('#run-in-browser');
}

/** What the page says once the test has ended, and whether it is good. */
async function resultOf(): Promise<{ tone: string; text: string }> {
  await page.waitForFunction(
    () => !document.querySelector('#browser-test')?.textContent.includes('Waiting for the docs'),
  );
  return page.$eval('#browser-test', (element) => ({
    tone: element.querySelector('.banner')!.className,
    text: (element as HTMLElement).innerText,
  }));
}

/** The windows that tests have opened. */
async function testWindows(): Promise<Page[]> {
  const pages = await operator.context.pages();
  return pages.filter((each) => each.url().includes('#bookplate-test='));
}

test('recognises a signed-in reader that the docs remember, and closes the window', async () => {
  const tab = await operator.openTab();
  await signIn(tab, dashboard, 'ada');
  await tab.goto(docs);
  await tab.waitForFunction(() => window.bookplate?.outcome === 'identified');
  // Just now: another page of the docs would show this reader without a question.
  await run(docs);
  const { tone, text } = await resultOf();
  expect(tone).toBe('banner good');
  expect(text).toMatch(
    /^The docs recognise the reader: you\. identified, \d+ ms\. The handshake works/,
  );
  await expect.poll(testWindows).toEqual([]);
  await tab.bringToFront();
  await signOut(tab, dashboard);
  await tab.close();
});

test('says where to sign in when nobody is', async () => {
  await run(docs, '/?from=console');
  const { tone, text } = await resultOf();
  expect(tone).toBe('banner note');
  expect(text).toMatch(/^The docs see an anonymous reader\. anonymous, \d+ ms\./);
  expect(await page.$eval('#browser-test a', (link) => link.href)).toBe(
    `${dashboard}/login?next=${encodeURIComponent(`${docs}/`)}`,
  );
});

test('reports docs that the Info API does not allow', async () => {
  await run(strangeDocs);
  const { tone, text } = await resultOf();
  expect(tone).toBe('banner bad');
  expect(text).toMatch(/^The docs cannot reach the Info API, .* network, \d+ ms\./);
});

test.each([
  ['plain', 'The docs page has no Bookplate script.'],
  ['unconnected', 'The docs page names no console, so it cannot answer this test.'],
  ['elsewhere', 'The docs page names another console, and answers only that one.'],
])('says at once what the page %s lacks, and how to mend it', async (name, title) => {
  await run(docs, `/${name}.html`);
  // No clock is moved.
  const { tone, text } = await resultOf();
  expect(tone).toBe('banner bad');
  expect(text.startsWith(title)).toBe(true);
  expect(text).toContain(`"console": "${url}/v1/sites/`);
  expect(text).toContain(`"docsOrigin": "${docs}"`);
  if (name === 'elsewhere') expect(text).toContain(`${foreign}/<b>`);
  await expect.poll(testWindows).toHaveLength(1);
  const [left] = await testWindows();
  expect(left?.url()).toContain(`${docs}/${name}.html#bookplate-test=`);
  // What was said stays when the time is up.
  await passTime(page, 15_000);
  expect((await resultOf()).text.startsWith(title)).toBe(true);
  await left?.close();
});

test('names the likely causes for a page that does not answer, and leaves its window open', async () => {
  await run(docs, '/silent.html');
  await expect.poll(testWindows).toHaveLength(1);
  await passTime(page, 15_000);
  const { tone, text } = await resultOf();
  expect(tone).toBe('banner bad');
  expect(text).toMatch(/^The docs did not answer within 15 seconds\./);
  expect(text).toContain('has no Bookplate');
  expect(text).toContain(`"console": "${url}/v1/sites/`);
  const [left] = await testWindows();
  expect(left?.url()).toContain(`${docs}/silent.html#bookplate-test=`);
  await left?.close();
});

test('refuses forged messages: of another test, without an outcome, from a foreign frame in the window', async () => {
  await run(docs, '/forged.html');
  await expect.poll(() => forgeries).toBe(1);
  await passTime(page, 15_000);
  expect((await resultOf()).text).toMatch(/^The docs did not answer within 15 seconds\./);
  for (const forged of await testWindows()) await forged.close();
  expect(await page.$eval('#browser-test', (element) => element.innerHTML)).not.toContain('hacked');
});

test('reports docs that cut themselves off from their opener, and a window that was closed', async () => {
  await run(strangeDocs, '/coop');
  expect((await resultOf()).text).toContain('the docs have a Cross-Origin-Opener-Policy');
  for (const cutOff of await testWindows()) await cutOff.close();
  await run(docs, '/silent.html');
  await expect.poll(testWindows).toHaveLength(1);
  await (await testWindows())[0]!.close();
  expect((await resultOf()).text).toMatch(/^The window of the docs was closed/);
});

test('is kept: the checklist of the site knows that a reader was recognised', async () => {
  const tab = await operator.openTab();
  const words = async (): Promise<readonly string[]> => {
    await tab.goto(new URL('.', page.url()).href.replace(/\/$/, ''));
    return tab.$$eval('.checklist .word', (all) => all.map((each) => each.textContent));
  };
  // Connection test, bookplate.json, test as yourself, reporting.
  await expect.poll(words).toEqual(['To do', 'Done', 'Done', 'To do']);
  await tab.close();
});

test('has docs report to their own console only', async () => {
  const stranger = await (await visitor()).openTab();
  await stranger.goto(`${foreign}/forge.html`);
  const heard = await stranger.evaluateHandle((target) => {
    const messages: unknown[] = [];
    addEventListener('message', ({ data }) => messages.push(data));
    window.open(`${target}/#bookplate-test=1`);
    return messages;
  }, docs);
  const findOpened = async (): Promise<Page | undefined> =>
    (await stranger.browserContext().pages()).find((each) => each.url().startsWith(docs));
  await expect.poll(findOpened).toBeDefined();
  const opened = (await findOpened())!;
  await opened.waitForFunction(
    () => document.readyState === 'complete' && window.bookplate?.outcome === 'anonymous',
  );
  // Messages come in their order: what the docs had told would be before it.
  await opened.evaluate(() => (window.opener as Window).postMessage('the last one', '*'));
  await stranger.waitForFunction((messages) => messages.includes('the last one'), {}, heard);
  expect(await heard.jsonValue()).toEqual(['the last one']);
});

test('shows no button without JavaScript, and keeps the opener policy of other pages', async () => {
  const tab = await operator.openTab();
  await tab.setJavaScriptEnabled(false);
  await tab.goto(page.url());
  expect(await tab.$eval('noscript', (element) => element.textContent)).toContain(
    'needs JavaScript',
  );
  expect(await (await tab.$('#run-in-browser'))?.isVisible()).toBe(false);
  const policyOf = async (path: string): Promise<string | undefined> =>
    (await tab.goto(`${url}${path}`))?.headers()['cross-origin-opener-policy'];
  expect(await policyOf(new URL(page.url()).pathname)).toBe('same-origin-allow-popups');
  for (const path of ['/', '/sign-in', '/team', new URL('.', page.url()).pathname])
    expect(await policyOf(path)).toBe('same-origin');
  await tab.close();
  expect(operator.errors).toEqual([]);
});
