import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enter, useBrowser } from '../lib/browser.ts';
import { type HeardConsole, startHeardConsole } from '../lib/console.ts';
import { lookAtPage as look } from '../lib/look-at-page.ts';

const { visitor } = useBrowser();
let running: HeardConsole;
let url: string;

beforeAll(async () => {
  running = await startHeardConsole('console.localhost', {
    BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER: 'x-client',
  });
  ({ url } = running);
});
afterAll(() => running.close());

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.$eval(`[name="${name}"]`, (field) => ((field as HTMLInputElement).value = ''));
    await enter(page, `[name="${name}"]`, value);
  }
}

async function send(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

/** The outcome of a test in the browser, in the place where its script puts it. */
async function showResult(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const words = document.querySelector<HTMLTemplateElement>(`[data-result="${wanted}"]`)!;
    document.querySelector('#browser-test')!.replaceChildren(words.content.cloneNode(true));
  }, name);
}

/** As many pages would, from many addresses: a day in the life of some docs. */
async function reportHealth(site: string): Promise<void> {
  const docsOrigin = 'https://docs.acme.com';
  for (let n = 0; n < 60; n += 1) {
    const report =
      n % 9 === 0
        ? { outcome: 'unreachable', reason: n % 2 ? 'network' : 'status-502', durationMs: 9 }
        : { outcome: n % 4 === 0 ? 'anonymous' : 'identified', durationMs: 20 + ((n * 7) % 90) };
    const response = await fetch(`http://127.0.0.1:${new URL(url).port}/v1${site}/reports`, {
      method: 'POST',
      headers: { origin: docsOrigin, 'x-client': `10.0.0.${n}` },
      body: JSON.stringify({ ...report, docsOrigin }),
    });
    expect(response.status).toBe(204);
  }
  // They are written down every five seconds.
  running.passTime(5_000);
}

test('keeps every page readable in light and dark, wide and narrow, empty and filled', async () => {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.goto(running.ownerLink);
  await look(page, 'join');
  await fill(page, { name: 'Ada Lovelace', email: 'ada@foo.com', password: 'too short' });
  await page.$eval('form.card', (form) => form.setAttribute('novalidate', ''));
  await send(page, 'form.card button');
  await look(page, 'join-refused');
  await fill(page, { password: 'correct horse battery' });
  await send(page, 'form.card button');
  await look(page, 'empty');

  await send(page, 'main .button');
  await look(page, 'new-site');
  await fill(page, {
    name: 'Acme docs',
    docsOrigins: 'https://acme.vercel.app',
    apiUrl: 'https://dash.acme.com/api/docs/user-info',
    loginUrl: 'https://dash.acme.com/login?next={returnTo}',
  });
  await send(page, 'form.card button');
  await look(page, 'new-site-refused');
  expect(await page.$eval('[name=docsOrigins]', (field) => (field as HTMLInputElement).value)).toBe(
    'https://acme.vercel.app',
  );
  await fill(page, { docsOrigins: 'https://docs.acme.com https://acme-git-next.vercel.app' });
  await send(page, 'form.card button');
  await look(page, 'site-saved');
  const site = new URL(page.url()).pathname;
  await page.$eval('details.more', (more) => (more.open = true));
  await fill(page, { name: 'Acme handbook', refreshSeconds: '30' });
  await page.select('[name=reportSampleRate]', '1');
  await send(page, 'form.card button');
  await page.goto(url);
  await look(page, 'sites');
  await page.goto(`${url}${site}/history`);
  await look(page, 'site-history');
  await page.goto(`${url}${site}/test`);
  await look(page, 'test');
  for (const name of ['running', 'identified', 'anonymous', 'invalid-user', 'silent']) {
    await showResult(page, name);
    await look(page, `test-in-browser-${name}`);
  }
  await send(page, 'button[form="connection-test"]');
  expect(await page.$eval('.verdict', (element) => element.textContent)).toMatch(/\w.*\.$/);
  await look(page, 'test-refused-or-run');
  await page.goto(`${url}${site}/health`);
  await look(page, 'health-empty');
  await reportHealth(site);
  await expect
    .poll(async () => {
      await page.goto(`${url}${site}/health?range=day`);
      return page.$eval('main', (main) => main.innerText);
    })
    .not.toContain('No reports in this time');
  await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
  await look(page, 'health');
  await page.goto(`${url}/team`);
  await fill(page, { note: 'Bob from support' });
  await send(page, 'form[action="/team/invitations"] button');
  await look(page, 'team');
  const link = await page.$eval('.banner .address', (element) => element.textContent);
  const bob = await (await visitor()).openTab();
  await bob.goto(link);
  await fill(bob, { name: 'Bob', email: 'bob@foo.com', password: 'correct horse battery' });
  await send(bob, 'form.card button');
  await page.goto(`${url}/team`);
  await send(page, 'form[action$="/password-link"] button');
  await look(page, 'team-password-link');
  const passwordLink = await page.$eval('.banner .address', (element) => element.textContent);
  await bob.goto(passwordLink);
  await look(bob, 'password');
  await page.goto(`${url}/history`);
  await look(page, 'history');
  await page.goto(`${url}/nothing`);
  await look(page, 'no-such-page');
  await send(page, '.mark');
  await send(page, '.who button');
  await look(page, 'sign-in');
  await fill(page, { email: 'ada@foo.com', password: 'a wrong password' });
  await send(page, 'form.card button');
  await look(page, 'sign-in-refused');
  expect(errors).toEqual([]);
}, 240_000);
