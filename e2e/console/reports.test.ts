import type { Settings } from '@bookplate/protocol';
import { startAcme } from '@bookplate-examples/acme/start';
import type { Company } from '@bookplate-examples/company/company';
import { serveDocs } from '@bookplate-examples/company/docs-server';
import type { Listening } from '@bookplate-examples/company/listen';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, useBrowser, waitForText } from '../lib/browser.ts';
import { longAway, stopClock } from '../lib/clock.ts';
import { startCompany } from '../lib/company.ts';
import { consoleDocsPage, writeDocs } from '../lib/console-docs.ts';
import { type Heard, type HeardConsole, startHeardConsole } from '../lib/console.ts';

const { visitor } = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'bookplate-reports-'));
const docsFolder = join(folder, 'docs');
// On the same site as the docs, where the browser would send the console's cookies if it were let.
const consoleHost = 'console.acme.localhost';
let url: string;
let docs: string;
/** The dashboard does not know these docs, so its CORS headers keep them out. */
let strangeDocs: string;
let dashboard: string;

let bookplateConsole: HeardConsole;
let acme: Company;
let strange: Listening;

beforeAll(async () => {
  bookplateConsole = await startHeardConsole(consoleHost);
  acme = await startCompany(startAcme, { docsFolder });
  strange = await serveDocs({ folder: docsFolder, base: '/', port: 0, label: 'other docs' });
  ({ url } = bookplateConsole);
  docs = acme.docsUrl;
  dashboard = acme.dashboardUrl;
  strangeDocs = `http://next.acme.localhost:${strange.port}`;
});
afterAll(async () => {
  await Promise.all([bookplateConsole.close(), acme.close(), strange.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const reports = (): readonly Heard[] =>
  bookplateConsole.heard.filter(({ path }) => path.endsWith('/reports'));

/** Saves the share in the console, and builds the docs with the settings that it publishes. */
async function setShare(page: Page, site: string, share: string): Promise<void> {
  await page.goto(`${url}/sites/${site}`);
  await page.select('[name=reportSampleRate]', share);
  await Promise.all([page.waitForNavigation(), page.click('form.card button')]);
  const address = `${url}/v1/sites/${site}/settings.json`;
  const text = await page.evaluate(
    async (from) => (await fetch(from, { cache: 'no-store' })).text(),
    address,
  );
  const settings = { ...(JSON.parse(text) as Settings), console: address };
  expect(settings.reportSampleRate).toBe(Number(share));
  const index = consoleDocsPage(settings, '<a href="/more.html">More</a>');
  writeDocs(docsFolder, { index, more: index });
}

test('reports to the console as its settings say: four fields, no cookie, nothing of the reader', async () => {
  const { openTab, errors, context } = await visitor();
  const page = await openTab();
  const site = await bookplateConsole.join(page, {
    name: 'Acme docs',
    docsOrigins: `${docs}\n${strangeDocs}`,
    apiUrl: `${dashboard}/api/docs/user-info`,
    loginUrl: `${dashboard}/login?next={returnTo}`,
  });
  expect((await context.cookies()).map(({ domain }) => domain)).toContain(consoleHost);
  await signIn(page, dashboard, 'ada');

  await setShare(page, site, '0');
  await page.goto(docs);
  await waitForText(page, 'h1', 'Hello, Ada');
  await page.goto(strangeDocs);
  await page.waitForFunction(() => window.bookplate?.outcome === 'unreachable');
  expect(reports()).toEqual([]);

  await longAway(page);
  await setShare(page, site, '1');
  await page.goto(docs);
  await expect.poll(() => reports().length).toBe(1);
  const startClock = await stopClock(page);
  // From docs page to docs page the reader is remembered: there is no handshake, and nothing to report.
  await Promise.all([page.waitForNavigation(), page.click('a')]);
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(await page.evaluate(() => window.bookplate?.outcome)).toBeUndefined();
  await startClock();
  await page.goto(strangeDocs);
  await expect.poll(() => reports().length).toBe(2);
  const other = await (await visitor()).openTab();
  await other.goto(docs);
  await expect.poll(() => reports().length).toBe(3);

  expect(reports().map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { outcome: 'identified', durationMs: expect.any(Number), docsOrigin: docs },
    {
      outcome: 'unreachable',
      reason: 'network',
      durationMs: expect.any(Number),
      docsOrigin: strangeDocs,
    },
    { outcome: 'anonymous', durationMs: expect.any(Number), docsOrigin: docs },
  ]);
  for (const { method, headers } of reports()) {
    expect(method).toBe('POST');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers['content-type']).toBe('text/plain;charset=UTF-8');
    expect(headers.referer).toBe(`${headers.origin}/`);
  }
  for (const { durationMs } of reports().map(({ body }) => JSON.parse(body))) {
    expect(durationMs).toBeGreaterThan(0);
    expect(durationMs).toBeLessThan(5_000);
  }
  // One that is signed in to the console on the same site: its page is asked with the cookie, so there is one to send.
  const pages = bookplateConsole.heard.filter(({ path }) => path === `/sites/${site}`);
  expect(pages.at(-1)?.headers.cookie).toContain('session');

  await expect
    .poll(async () => {
      // They are written down every five seconds, once the console has read them: heard is not read yet.
      bookplateConsole.passTime(5_000);
      await page.goto(`${url}/sites/${site}/health`);
      return page.$eval('main', (main) => main.innerText);
    })
    .toMatch(/identified\n33 % 1\n[^]*anonymous\n33 % 1\n[^]*unreachable\n33 % 1/);
  expect(await page.$eval('main', (main) => main.innerText)).toContain('network');
  expect(errors).toEqual([]);
});

test('shows pages as ever while the console is away', async () => {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  const settings = {
    apiUrl: `${dashboard}/api/docs/user-info`,
    loginUrl: `${dashboard}/login`,
    console: 'http://console.acme.localhost:1/v1/sites/x/settings.json',
    reportSampleRate: 1,
  };
  writeDocs(docsFolder, { index: consoleDocsPage(settings) });
  await page.goto(docs);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  await page.waitForNetworkIdle();
  expect(errors).toEqual([]);
});
