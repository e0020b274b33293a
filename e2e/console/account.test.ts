import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totp } from '../../apps/console/test/totp.ts';
import { enter, useBrowser } from '../lib/browser.ts';
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
  for (const [selector, value] of Object.entries(fields)) await enter(page, selector, value);
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

/** The links of several invitations, by what the form sends: seconds faster than by its page. */
function inviteByRequest(page: Page, count: number): Promise<readonly string[]> {
  return page.evaluate(
    (wanted) =>
      Promise.all(
        Array.from({ length: wanted }, async () => {
          const body = new URLSearchParams({ role: 'viewer', note: 'Support' });
          const answer = await fetch('/team/invitations', { method: 'POST', body });
          const shown = new DOMParser().parseFromString(await answer.text(), 'text/html');
          return shown.querySelector('.banner .address')?.textContent ?? '';
        }),
      ),
    count,
  );
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${url}/sign-in?next=%2Fteam`);
  await fill(page, { '#email': email, '#password': password });
  await send(page, 'form.card button');
}

/** Somebody new with a browser of their own, signed in. */
async function addMember(name: string): Promise<{ readonly page: Page; readonly email: string }> {
  const owner = await (await visitor()).openTab();
  await signIn(owner, longEmail);
  const email = `${name.toLowerCase()}@foo.com`;
  await join(await invite(owner), name, email);
  const page = await (await visitor()).openTab();
  await signIn(page, email);
  return { page, email };
}

/** Sets up an authenticator app, and says its key and the backup codes. */
async function setUp(
  page: Page,
  visit: (name: string) => Promise<void> = async () => {},
): Promise<{ readonly key: string; readonly codes: readonly string[] }> {
  await page.goto(`${url}/account`);
  await fill(page, { '#second-factor-password': password });
  await send(page, 'form[action="/account/second-factor"] button');
  const key = (await textOf(page, '.address')).replaceAll(/\s/g, '');
  await visit('second-factor-setup');
  await fill(page, { '#code': totp(key) });
  await send(page, 'form[action="/account/second-factor/confirm"] button');
  const codes = await page.$$eval('.codes code', (all) =>
    all.map(({ textContent }) => textContent),
  );
  await visit('backup-codes');
  return { key, codes };
}

test('the account page is a click away, and refuses a wrong password beside its field', async () => {
  const { page } = await addMember('Ben');
  await Promise.all([page.waitForNavigation(), page.click('.who a')]);
  expect(new URL(page.url()).pathname).toBe('/account');
  await look(page, 'account');
  await fill(page, { '#current': 'wrong', '#password': 'another horse battery' });
  await send(page, 'form[action="/account/password"] button');
  expect(await textOf(page)).toContain('This is not your current password.');
  await look(page, 'account-refused');
});

test('a second factor is set up by a QR code that scanners can read in light and dark', async () => {
  const { page } = await addMember('Cora');
  const { codes } = await setUp(page, async (name) => {
    await look(page, name);
    if (name !== 'second-factor-setup') return;
    expect(
      await page.$eval('.qr', (element) => [
        getComputedStyle(element).backgroundColor,
        getComputedStyle(element.querySelector('svg')!).fill,
        element.querySelector('svg')!.getBoundingClientRect().width > 150,
      ]),
    ).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', true]);
  });
  expect(codes).toHaveLength(10);
  await page.goto(`${url}/account`);
  expect(await textOf(page)).toContain('10 of 10 backup codes are left.');
  await look(page, 'account-second-factor');
});

test('signing in asks for the code, and takes a backup code without JavaScript', async () => {
  const { page, email } = await addMember('Dan');
  const { key, codes } = await setUp(page);
  await page.goto(`${url}/account`);
  await send(page, '.who button');
  await signIn(page, email);
  expect(new URL(page.url()).pathname).toBe('/sign-in/code');
  await look(page, 'sign-in-code');
  await fill(page, { '#code': 'abcde-fghij' });
  await send(page, 'form.card button');
  expect(await textOf(page)).toContain('This code is wrong or has expired.');
  await look(page, 'sign-in-code-refused');
  await fill(page, { '#code': totp(key, 1) });
  await send(page, 'form.card button');
  expect(page.url()).toBe(`${url}/team`);

  const plain = await (await visitor()).openTab();
  await plain.setJavaScriptEnabled(false);
  await signIn(plain, email);
  await fill(plain, { '#code': codes[0]! });
  await send(plain, 'form.card button');
  expect(plain.url()).toBe(`${url}/team`);
  await plain.goto(`${url}/account`);
  expect(await textOf(plain)).toContain('9 of 10 backup codes are left.');
  expect(await textOf(plain)).toContain('Chrome on Linux');

  await page.goto(`${url}/account`);
  await look(page, 'account-sessions');
  await send(page, 'form[action="/account/sessions/end-others"] button');
  await plain.goto(`${url}/account`);
  expect(new URL(plain.url()).pathname).toBe('/sign-in');
});

test('an owner turns off a lost second factor, and removes a person, each after a question', async () => {
  const { page: member, email } = await addMember('Eva');
  await setUp(member);
  const page = await (await visitor()).openTab();
  await signIn(page, longEmail);
  await page.goto(`${url}/team?q=${email}`);
  await look(page, 'team-second-factor');
  await send(page, 'a[href$="/second-factor"]');
  expect(await textOf(page, 'h1')).toBe('Turn off the second factor of Eva?');
  await look(page, 'turn-off-second-factor');
  await send(page, 'main form button');
  await member.goto(`${url}/account`);
  await send(member, '.who button');
  await signIn(member, email);
  expect(member.url()).toBe(`${url}/team`);

  await page.goto(`${url}/team?q=${email}`);
  await send(page, 'a[href$="/remove"]');
  expect(await textOf(page, 'h1')).toBe('Remove Eva?');
  await look(page, 'remove');
  await send(page, 'main form button');
  await member.goto(`${url}/team`);
  expect(new URL(member.url()).pathname).toBe('/sign-in');
});

test('a team of many, one with a long e-mail, is searched', async () => {
  const page = await (await visitor()).openTab();
  await signIn(page, longEmail);
  const links = await inviteByRequest(page, 9);
  await Promise.all(links.map((link, n) => join(link, `Person ${n}`, `n${n}@foo.com`)));
  await page.goto(`${url}/team`);
  await look(page, 'team-many');
  await fill(page, { '#q': 'person 7' });
  await send(page, '.search button');
  expect(
    await page.$$eval('.people.card b', (all) => all.map(({ textContent }) => textContent)),
  ).toEqual(['Person 7']);
  await look(page, 'team-search');
});
