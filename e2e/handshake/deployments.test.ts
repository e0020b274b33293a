import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { startAcme } from '@bookplate-examples/acme/start';
import { startGlobex } from '@bookplate-examples/globex/start';
import { startInitech } from '@bookplate-examples/initech/start';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fillSignIn,
  signIn,
  signOut,
  storedKeys,
  useBrowser,
  waitForText,
} from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { startCompany } from '../lib/company.ts';

const { visitor } = useBrowser();

const deployments: readonly [string, (options: CompanyOptions) => Promise<Company>][] = [
  ['two subdomains (Acme)', startAcme],
  ['docs at the root of the domain (Globex)', startGlobex],
  ['one domain for both (Initech)', startInitech],
];

/** A key comes with the answer: a warm frame of the dashboard stores names, and no keys. */
async function waitForKey(page: Page, key: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('pre')?.textContent.includes(wanted),
    {},
    key,
  );
}

describe.each(deployments)('%s', (_name, start) => {
  let company: Company;
  beforeAll(async () => {
    company = await startCompany(start);
  });
  afterAll(() => company.close());

  test('recognises the reader who signed in to the dashboard, without another login', async () => {
    const { openTab, errors } = await visitor();
    const page = await openTab();
    await page.goto(company.docsUrl);
    await waitForText(page, 'h1', 'Hello, reader');
    await signIn(page, company.dashboardUrl, 'ada');
    await page.goto(company.docsUrl);
    await waitForText(page, 'h1', 'Hello, Ada');
    const facts = await page.$eval('main', (main) => main.innerText);
    expect(facts).toContain('enterprise');
    expect(facts).not.toContain('Log in');
    expect(errors).toEqual([]);
  });

  test('clears a reader who signed out on return to the docs, on the page and in storage', async () => {
    const { openTab } = await visitor();
    const dashboard = await openTab();
    await signIn(dashboard, company.dashboardUrl, 'ada');
    const docs = await openTab();
    await docs.goto(company.docsUrl);
    await waitForText(docs, 'h1', 'Hello, Ada');
    expect(await storedKeys(docs)).toHaveLength(1);

    await dashboard.bringToFront();
    await signOut(dashboard, company.dashboardUrl);
    await longAway(docs);
    await docs.bringToFront();
    await waitForText(docs, 'h1', 'Hello, reader');
    expect(await docs.$eval('html', (html) => html.innerHTML)).not.toContain('Ada');
    expect(await storedKeys(docs)).toEqual([]);
  });

  test('returns from the login link to the same page, and replaces one account by another', async () => {
    const { openTab } = await visitor();
    const page = await openTab();
    const quickstart = `${new URL('quickstart/', withSlash(company.docsUrl)).href}?from=mail#call`;
    await page.goto(quickstart);
    await page.waitForSelector('header a[data-bookplate-link=login]', { visible: true });
    await Promise.all([
      page.waitForNavigation(),
      page.click('header a[data-bookplate-link=login]'),
    ]);
    await fillSignIn(page, 'bob');
    expect(page.url()).toBe(quickstart);
    await waitForText(page, '.corner', 'Bob');
    await waitForKey(page, 'test_bob_8a03e65d1c');

    await signOut(page, company.dashboardUrl);
    await signIn(page, company.dashboardUrl, 'ada');
    await longAway(page);
    await page.goto(quickstart);
    await waitForText(page, '.corner', 'Ada');
    await waitForKey(page, 'test_ada_4f1d9c2e7b');
  });
});

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
