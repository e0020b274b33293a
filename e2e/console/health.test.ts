import type { Demo } from '@bookplate/console';
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDemo } from '../../apps/console/src/lib/demo/fill-demo.ts';
import { enter, useBrowser } from '../lib/browser.ts';
import { passTime, stopClock } from '../lib/clock.ts';
import { type HeardConsole, startHeardConsole } from '../lib/console.ts';
import { decisive } from '../lib/matrix.ts';

const docsOrigin = 'https://docs.foo.com';
const demo: Demo = {
  owner: { name: 'Olga', email: 'owner@example.com', password: 'owner-password' },
  colleagues: [{ name: 'Edith', email: 'edith@example.com', role: 'editor' }],
  sites: [
    {
      id: 'foo',
      values: {
        name: 'Foo docs',
        docsOrigins: [docsOrigin, 'https://next.foo.com'],
        apiUrl: 'https://dash.foo.com/api/docs/user-info',
        loginUrl: 'https://dash.foo.com/login?next={returnTo}',
        reportSampleRate: 1,
      },
      mistakenApiUrl: 'https://dash.foo.com/api/user',
    },
  ],
};

const { visitor } = useBrowser();
let running: HeardConsole;

beforeAll(async () => {
  const env = { BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER: 'x-client' };
  running = await startHeardConsole('console.localhost', env, (db) => fillDemo(db, demo));
});
afterAll(() => running.close());

/** Signs in from a time zone, with JavaScript or without. */
async function open(
  timeZone: string,
  { isScripted = true } = {},
): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const { openTab, errors } = await visitor();
  const page = await openTab();
  await page.emulateTimezone(timeZone);
  await page.setJavaScriptEnabled(isScripted);
  await page.goto(`${running.url}/sign-in`);
  await enter(page, '[name=email]', demo.owner.email);
  await enter(page, '[name=password]', demo.owner.password);
  await Promise.all([page.waitForNavigation(), page.click('form.card button')]);
  return { page, errors };
}

/** What the page says of moments: beside the text of each, how far it is from UTC, in hours. */
function timesOn(page: Page): Promise<readonly { text: string; hours: number }[]> {
  return page.$$eval('time', (all) =>
    all.map(({ dateTime, textContent: text }) => {
      const minute = Math.floor(Date.parse(dateTime) / 60_000) * 60_000;
      const shown = Date.parse(`${text.replace(/ (GMT|UTC).*/, '')} UTC`);
      return { text, hours: (shown - minute) / 3_600_000 };
    }),
  );
}

test.each([
  ['Asia/Tokyo', true, 'GMT+9', 9],
  ['Asia/Tokyo', false, 'UTC', 0],
])(
  'shows axis, tables and history in one time zone: %s, with scripts %s',
  async (timeZone, isScripted, name, hours) => {
    const { page, errors } = await open(timeZone, { isScripted });
    for (const path of [
      '/sites/foo/health?range=week',
      '/sites/foo/history',
      '/history',
      '/team',
    ]) {
      await page.goto(running.url + path);
      const times = await timesOn(page);
      if (!path.endsWith('/test')) expect([path, times.length]).not.toEqual([path, 0]);
      expect(times.filter((each) => each.hours !== hours || !each.text.endsWith(name))).toEqual([]);
    }
    await page.goto(`${running.url}/sites/foo/health?range=week`);
    const zone = isScripted ? timeZone : 'UTC';
    expect(await page.$eval('svg.chart', (chart) => chart.textContent)).toContain(`: ${zone}`);
    expect(errors).toEqual([]);
  },
);

test('shows the hours of a summer and a winter day each in their own offset', async () => {
  const { page } = await open('America/New_York');
  await page.goto(`${running.url}/sites/foo/health?range=quarter`);
  const wrong = (await timesOn(page)).filter(({ text, hours }) => !text.endsWith(`GMT${hours}`));
  expect(wrong).toEqual([]);
});

test('draws charts that are readable on their own, in light and in dark', async () => {
  const { page, errors } = await open('UTC');
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  for (const [scheme, fill, paper] of [
    ['light', 'rgb(47, 125, 79)', 'rgb(253, 252, 250)'],
    ['dark', 'rgb(111, 195, 143)', 'rgb(32, 28, 26)'],
  ] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(`${running.url}/sites/foo/health/outcomes.svg?range=week`);
    const fillOf = (selector: string): Promise<string> =>
      page.$eval(selector, (element) => getComputedStyle(element).fill);
    expect(await fillOf('g.identified')).toBe(fill);
    expect(await fillOf('.paper-of-file')).toBe(paper);
    expect(await fillOf('path.line')).toBe('none');
  }
  expect([...problems, ...errors]).toEqual([]);
});

test('shows new reports after a minute, but not while a table is open', async () => {
  const { page, errors } = await open('UTC');
  const address = `${running.url}/sites/foo/health?range=day&origin=${docsOrigin}`;
  await page.goto(address);
  await stopClock(page);
  const has503 = (tab: Page): Promise<boolean> =>
    tab.$eval('#figures', (figures) => figures.textContent.includes('status-503'));
  expect(await has503(page)).toBe(false);
  const { port } = new URL(running.url);
  const { status } = await fetch(`http://127.0.0.1:${port}/v1/sites/foo/reports`, {
    method: 'POST',
    headers: { origin: docsOrigin, 'x-client': '10.0.0.1' },
    body: JSON.stringify({
      outcome: 'unreachable',
      reason: 'status-503',
      durationMs: 9,
      docsOrigin,
    }),
  });
  expect(status).toBe(204);
  // They are written down every five seconds.
  running.passTime(5_000);
  const other = await page.browserContext().newPage();
  await expect
    .poll(async () => {
      await other.goto(address);
      return has503(other);
    })
    .toBe(true);
  await other.close();
  await page.bringToFront();
  await page.waitForFunction(() => !document.hidden);
  expect(await has503(page)).toBe(false);
  await passTime(page, 60_000);
  await page.waitForFunction(() =>
    document.querySelector('#figures')?.textContent.includes('status-503'),
  );
  const fetches = await page.evaluateHandle(() => {
    const asked: string[] = [];
    const real = window.fetch;
    window.fetch = (...request) => {
      asked.push(JSON.stringify(request));
      return real(...request);
    };
    return asked;
  });
  const asked = (): Promise<number> => fetches.evaluate(({ length }) => length);
  await page.click('#figures summary');
  await passTime(page, 60_000);
  expect(await asked()).toBe(0);
  await page.click('#figures details[open] summary');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await passTime(page, 60_000);
  expect(await asked()).toBe(1);
  expect(errors).toEqual([]);
});

test('gives an owner a webhook, with a secret that is shown once', async () => {
  const { page, errors } = await open('UTC');
  await page.goto(`${running.url}/sites/foo/health`);
  await Promise.all([page.waitForNavigation(), page.click('a[href$="/webhook"]')]);
  await page.type('[name=url]', 'http://127.0.0.1:9/');
  await Promise.all([page.waitForNavigation(), page.click('main form button')]);
  const bannerText = (): Promise<string> => page.$eval('.banner', (element) => element.textContent);
  expect(await bannerText()).toContain('whsec_');
  await look(page, 'webhook');
  await Promise.all([page.waitForNavigation(), page.click('form[action$="/test"] button')]);
  expect(await bannerText()).toContain('Not delivered.');
  expect(await page.$('.address')).toBeNull();
  expect(errors).toEqual([]);
});

test('lists incidents, readable in light and dark, wide and narrow', async () => {
  const { page, errors } = await open('Asia/Tokyo');
  for (const path of ['/incidents', '/sites/foo/incidents']) {
    await page.goto(running.url + path);
    expect(await page.$eval('main', ({ textContent }) => textContent)).toContain(
      'handshakes are as usual again',
    );
    await look(page, path);
  }
  expect(errors).toEqual([]);
});

test.each(decisive(['quarter', 'month', 'week', 'day', 'hour']))(
  'keeps the last %s readable in light and dark, wide and narrow',
  async (range) => {
    const { page, errors } = await open('Asia/Tokyo');
    await page.goto(`${running.url}/sites/foo/health?range=${range}`);
    await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
    await look(page, range);
    expect(errors).toEqual([]);
  },
);

/** Nothing sticks out, and axe finds nothing: at each width and in each scheme. */
async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(axe.source);
  for (const [scheme, width] of [
    ['light', 1_280],
    ['dark', 360],
  ] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 740 });
    const violations = await page.evaluate(async () => {
      const results = await (window as unknown as { axe: typeof axe }).axe.run();
      return results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    });
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([name, scheme, width, violations, tooWide]).toEqual([name, scheme, width, [], 0]);
  }
}
