import { startAcme } from '@bookplate-examples/acme/start';
import { startGlobex } from '@bookplate-examples/globex/start';
import { startInitech } from '@bookplate-examples/initech/start';
import type { Page } from 'puppeteer-core';
import type { CompanyOptions, Company } from '@bookplate-examples/company/company';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  blockWarmFrame,
  signIn,
  signOut,
  storedKeys,
  useBrowser,
  waitForText,
} from '../lib/browser.ts';
import { longAway, passTime } from '../lib/clock.ts';
import { startCompany } from '../lib/company.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { holdRequests } from '../lib/hold.ts';
import { ada, bob, docsPage, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();
const looked = ['h1', '#plan', '#in', '#out'];
const adasPage = { h1: 'Hello, Ada', '#plan': 'enterprise', '#in': 'Welcome back', '#out': '' };
const bobsPage = { h1: 'Hello, Bob', '#plan': 'free', '#in': 'Welcome back', '#out': '' };
const anonymousPage = { h1: 'Hello, reader', '#plan': 'no plan', '#in': '', '#out': 'Log in' };
const unknownPage = { ...anonymousPage, '#in': 'Welcome back', '#out': '' };

/** A site whose docs use hints, as `user` is signed in. */
async function siteWithHint(user: Site['user'], settings = ''): Promise<Site> {
  const site = await startSite();
  site.user = user;
  const head = scriptTag(site, 'bookplate', `data-hint="site.localhost" ${settings}`);
  site.docs = (_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(docsPage(site, head));
  return site;
}

async function setHint(page: Page, site: Site, value: string): Promise<void> {
  await page
    .browserContext()
    .setCookie({ name: 'bookplate_hint', value, domain: '.site.localhost', path: '/' });
}

/** Opens the docs and returns what is seen before the answer and what is seen with it. */
async function framesOf(page: Page, site: Site): Promise<{ before: unknown; after: unknown }> {
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  const before = (await seenFrames(page)).seen;
  await api.release();
  await page.waitForFunction(() => window.bookplate?.outcome);
  return { before, after: (await seenFrames(page)).seen.at(-1) };
}

const companies: readonly [string, (options: CompanyOptions) => Promise<Company>][] = [
  ['Acme, on two subdomains', startAcme],
  ['Globex, whose docs are at the root of the domain', startGlobex],
  ['Initech, on one domain', startInitech],
];

describe.each(companies)('%s', (_name, start) => {
  let company: Company;
  beforeAll(async () => {
    company = await startCompany(start);
  });
  afterAll(() => company.close());

  test('every frame is right after sign-in, after sign-out and after a switch of account', async () => {
    const page = await (await visitor()).openTab();
    await blockWarmFrame(page);
    await recordFrames(page, 'h1');
    await signIn(page, company.dashboardUrl, 'ada');
    await page.goto(company.docsUrl);
    await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
    expect((await seenFrames(page)).seen).toEqual([{ h1: 'Hello, Ada' }]);

    await signOut(page, company.dashboardUrl);
    await page.goto(company.docsUrl);
    await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
    expect((await seenFrames(page)).seen).toEqual([{ h1: 'Hello, reader' }]);
    expect(await storedKeys(page)).toEqual([]);

    await signIn(page, company.dashboardUrl, 'bob');
    await page.goto(company.docsUrl);
    await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
    expect((await seenFrames(page)).seen).toEqual([{ h1: 'Hello, Bob' }]);
  });
});

test('the remembered reader is shown with the tag of their sign-in, and with another one nothing of them', async () => {
  const site = await siteWithHint(ada);
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  await setHint(page, site, 'sign-in-number-1.Ada');
  expect(await framesOf(page, site)).toEqual({
    before: [{ ...unknownPage, h1: 'Hello, Ada' }],
    after: adasPage,
  });
  await passTime(page, 61_000);
  expect(await framesOf(page, site)).toEqual({ before: [adasPage], after: adasPage });

  site.user = bob;
  await setHint(page, site, 'sign-in-number-2.Bob');
  expect(await framesOf(page, site)).toEqual({
    before: [{ ...unknownPage, h1: 'Hello, Bob' }],
    after: bobsPage,
  });
});

test('without a hint the first frame is that of an anonymous reader, and nothing stays stored', async () => {
  const site = await siteWithHint(ada);
  const { context, openTab } = await visitor();
  const page = await openTab();
  await recordFrames(page, ...looked);
  await setHint(page, site, 'sign-in-number-1');
  expect(await framesOf(page, site)).toEqual({ before: [unknownPage], after: adasPage });
  site.user = null;
  await context.deleteCookie(...(await context.cookies()));
  const api = await holdRequests(page, site.apiUrl);
  await page.goto(site.docsUrl);
  await api.asked;
  expect((await seenFrames(page)).seen).toEqual([anonymousPage]);
  expect(await storedKeys(page)).toEqual([]);
  await api.release();
});

test('a hint whose session has ended is shown once, and never again', async () => {
  const site = await siteWithHint(null);
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  await setHint(page, site, 'sign-in-number-1.Ada');
  expect((await framesOf(page, site)).after).toEqual(anonymousPage);
  await passTime(page, 61_000);
  expect(await framesOf(page, site)).toEqual({ before: [anonymousPage], after: anonymousPage });
});

test('anonymousRequests "never" sends no request without a hint, and one with it', async () => {
  const site = await siteWithHint(ada, 'data-anonymous-requests="never"');
  const page = await (await visitor()).openTab();
  await recordFrames(page, ...looked);
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  expect((await seenFrames(page)).seen).toEqual([anonymousPage]);
  await longAway(page);
  await page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'));
    window.bookplate?.refresh?.();
  });
  expect(site.questions).toBe(0);
  await setHint(page, site, 'sign-in-number-1');
  await longAway(page);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await waitForText(page, 'h1', 'Hello, Ada');
  expect(site.questions).toBe(1);
});
