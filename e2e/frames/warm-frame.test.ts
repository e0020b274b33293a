import { startAcme } from '@bookplate-examples/acme/start';
import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { startGlobex } from '@bookplate-examples/globex/start';
import { startInitech } from '@bookplate-examples/initech/start';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { signIn, signOut, useBrowser } from '../lib/browser.ts';
import { startCompany } from '../lib/company.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdRequests } from '../lib/hold.ts';
import { decisive } from '../lib/matrix.ts';

const { visitor } = useBrowser();

/** Of the readers in the docs' storage, by a page or frame of their origin: dashboard and docs may share one. */
async function storedReaders(page: Page, docsUrl: string): Promise<string> {
  const { origin } = new URL(docsUrl);
  const frame = page.frames().find((each) => new URL(each.url()).origin === origin);
  if (!frame) return 'no frame';
  return frame.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('bookplate:1:'))
      .map((key) => localStorage.getItem(key))
      .join(),
  );
}

/** What the docs show before the dashboard has answered. */
async function framesBeforeAnswer(page: Page, company: Company): Promise<unknown> {
  const api = await holdRequests(page, '*/api/docs/user-info');
  await page.goto(company.docsUrl);
  const { seen } = await seenFrames(page);
  await api.release();
  return seen;
}

test.each(
  decisive<[string, (options: CompanyOptions) => Promise<Company>]>([
    ['Initech, by a script on one origin', startInitech],
    ['Acme, by a frame of a subdomain', startAcme],
    ['Globex, by a frame of the domain', startGlobex],
  ]),
)('%s: the first frame of the first visit has all of the reader', async (_name, start) => {
  const company = await startCompany(start);
  const page = await (await visitor()).openTab();
  await recordFrames(page, 'h1', 'main b');
  for (const [reader, name, plan] of [
    ['ada', 'Ada', 'enterprise'],
    ['bob', 'Bob', 'free'],
  ] as const) {
    await signIn(page, company.dashboardUrl, reader);
    await expect.poll(() => storedReaders(page, company.docsUrl)).toContain(`"${name}"`);
    expect(await framesBeforeAnswer(page, company)).toEqual([
      { h1: `Hello, ${name}`, 'main b': plan },
    ]);
    await signOut(page, company.dashboardUrl);
    await expect.poll(() => storedReaders(page, company.docsUrl)).toBe('');
    expect(await framesBeforeAnswer(page, company)).toEqual([
      { h1: 'Hello, reader', 'main b': '' },
    ]);
  }
  await company.close();
});

test('Acme on Starlight: texts and the entry of a gated page are in the first frame', async () => {
  const company = await startCompany(startAcme, { builtDocs: 'acme' });
  const page = await (await visitor()).openTab();
  const entry = 'nav a[href="/admin-guide/"]';
  await recordFrames(page, '.greeting', entry);
  await signIn(page, company.dashboardUrl, 'ada');
  await expect.poll(() => storedReaders(page, company.docsUrl)).toContain('"Ada"');
  expect(await framesBeforeAnswer(page, company)).toEqual([
    { '.greeting': 'Hello, Ada', [entry]: 'Admin guide' },
  ]);
  await signOut(page, company.dashboardUrl);
  await expect.poll(() => storedReaders(page, company.docsUrl)).toBe('');
  expect(await framesBeforeAnswer(page, company)).toEqual([
    { '.greeting': 'Hello, reader', [entry]: '' },
  ]);
  await company.close();
});
