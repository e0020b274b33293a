import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totp } from '../../apps/console/test/totp.ts';
import { useBrowser } from '../lib/browser.ts';
import { type HeardConsole, startHeardConsole } from '../lib/console.ts';
import { lookAtPage as look } from '../lib/look-at-page.ts';

const { visitor } = useBrowser();
const password = 'correct horse battery';
/** As long as some are: nothing may stick out at 360 px. */
const longEmail =
  'the-first-one-of-the-documentation-team@documentation.engineering.example-company.com';
let running: HeardConsole;
let url: string;

beforeAll(async () => {
  running = await startHeardConsole('console.localhost', {
    BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER: 'x-client',
  });
  ({ url } = running);
  await join(running.ownerLink, 'Olga', longEmail);
});
afterAll(() => running.close());

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [selector, value] of Object.entries(fields)) await page.type(selector, value);
}

async function send(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

const textOf = (page: Page, selector = 'main'): Promise<string> =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText);

/** Makes an account as a form of the page would: what is behind a link is tested elsewhere. */
async function join(link: string, name: string, email: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${new URL(url).port}${new URL(link).pathname}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ name, email, password }),
  });
  expect(answer.status).toBe(303);
}

async function invite(page: Page): Promise<string> {
  await page.goto(`${url}/team`);
  await fill(page, { '#note': 'Ben, support' });
  await send(page, 'form[action="/team/invitations"] button');
  return page.$eval('.banner .address', (element) => element.textContent);
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${url}/sign-in?next=%2Fteam`);
  await fill(page, { '#email': email, '#password': password });
  await send(page, 'form.card button');
}

test('a second factor is set up, asked for, lost and turned off, on pages that are readable', async () => {
  const owner = await visitor();
  const page = await owner.openTab();
  await signIn(page, longEmail);
  const member = await visitor();
  const ben = await member.openTab();
  await join(await invite(page), 'Ben', 'ben@foo.com');
  await signIn(ben, 'ben@foo.com');

  await Promise.all([ben.waitForNavigation(), ben.click('.who a')]);
  expect(new URL(ben.url()).pathname).toBe('/account');
  await look(ben, 'account');
  await fill(ben, { '#current': 'wrong', '#password': 'another horse battery' });
  await send(ben, 'form[action="/account/password"] button');
  expect(await textOf(ben)).toContain('This is not your current password.');
  await look(ben, 'account-refused');

  await fill(ben, { '#second-factor-password': password });
  await send(ben, 'form[action="/account/second-factor"] button');
  const key = (await textOf(ben, '.address')).replaceAll(/\s/g, '');
  // The picture is what the key is: dots on a light ground, in either scheme.
  expect(
    await ben.$eval('.qr', (element) => [
      getComputedStyle(element).backgroundColor,
      getComputedStyle(element.querySelector('svg')!).fill,
      element.querySelector('svg')!.getBoundingClientRect().width > 150,
    ]),
  ).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', true]);
  await look(ben, 'second-factor-setup');
  await fill(ben, { '#code': totp(key) });
  await send(ben, 'form[action="/account/second-factor/confirm"] button');
  const codes = await ben.$$eval('.codes code', (all) => all.map(({ textContent }) => textContent));
  expect(codes).toHaveLength(10);
  await look(ben, 'backup-codes');
  await ben.goto(`${url}/account`);
  expect(await textOf(ben)).toContain('10 of 10 backup codes are left.');
  await look(ben, 'account-second-factor');

  await send(ben, '.who button');
  await signIn(ben, 'ben@foo.com');
  expect(new URL(ben.url()).pathname).toBe('/sign-in/code');
  await look(ben, 'sign-in-code');
  await fill(ben, { '#code': 'abcde-fghij' });
  await send(ben, 'form.card button');
  expect(await textOf(ben)).toContain('This code is wrong or has expired.');
  await look(ben, 'sign-in-code-refused');
  await fill(ben, { '#code': totp(key, 1) });
  await send(ben, 'form.card button');
  expect(ben.url()).toBe(`${url}/team`);

  // A browser without JavaScript, and a backup code.
  const plain = await visitor();
  const elsewhere = await plain.openTab();
  await elsewhere.setJavaScriptEnabled(false);
  await signIn(elsewhere, 'ben@foo.com');
  await fill(elsewhere, { '#code': codes[0]! });
  await send(elsewhere, 'form.card button');
  expect(elsewhere.url()).toBe(`${url}/team`);
  await elsewhere.goto(`${url}/account`);
  expect(await textOf(elsewhere)).toContain('9 of 10 backup codes are left.');
  expect(await textOf(elsewhere)).toContain('Chrome on Linux');
  await look(ben, 'team-as-viewer');
  await ben.goto(`${url}/account`);
  await look(ben, 'account-sessions');
  await send(ben, 'form[action="/account/sessions/end-others"] button');
  await elsewhere.goto(`${url}/account`);
  expect(new URL(elsewhere.url()).pathname).toBe('/sign-in');

  await page.goto(`${url}/team`);
  await look(page, 'team-second-factor');
  await send(page, 'a[href$="/second-factor"]');
  await look(page, 'turn-off-second-factor');
  await send(page, 'main form button');
  await signIn(elsewhere, 'ben@foo.com');
  expect(elsewhere.url()).toBe(`${url}/team`);
  await page.goto(`${url}/history`);
  expect(await textOf(page)).toContain('Olga turned off the second factor of Ben');

  const remove = await page
    .goto(`${url}/team`)
    .then(() => page.$$eval('a[href$="/remove"]', (links) => links.map(({ href }) => href)));
  for (const link of remove) {
    await page.goto(link);
    if ((await textOf(page, 'h1')).includes('Ben')) break;
  }
  await look(page, 'remove');
  await send(page, 'main form button');
  await ben.goto(`${url}/team`);
  expect(new URL(ben.url()).pathname).toBe('/sign-in');
  expect([owner.errors, member.errors, plain.errors]).toEqual([[], [], []]);
}, 240_000);

test('a team of many is searched', async () => {
  const page = await (await visitor()).openTab();
  await signIn(page, longEmail);
  for (let n = 0; n < 9; n += 1) await join(await invite(page), `Person ${n}`, `n${n}@foo.com`);
  await page.goto(`${url}/team`);
  await look(page, 'team-many');
  await fill(page, { '#q': 'person 7' });
  await send(page, '.search button');
  expect(
    await page.$$eval('.people.card b', (all) => all.map(({ textContent }) => textContent)),
  ).toEqual(['Person 7']);
  await look(page, 'team-search');
}, 120_000);
