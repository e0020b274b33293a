/**
 * What the dashboard is asked by readers who stay: five tabs for ten minutes, of which the reader looks at another one
 * every ten seconds; and 1,000 page views of anonymous readers where `anonymousRequests` is `never`. In Chromium, with a
 * clock that is moved. A ratio to what five tabs without each other's answers would ask is in the last column.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findChromium } from '@bookplate/doctor/browser';
import { createInfoApi } from '@bookplate/info-api/node';
import puppeteer, { type Page } from 'puppeteer-core';
import { controlClock, passTime } from '../e2e/lib/clock.ts';
import { printTable } from './table.ts';

const minutes = 10;
const looksPerMinute = 6;
const refreshSeconds = 60;
const views = Number(process.env['BENCH_VIEWS'] ?? 1_000);

const script = readFileSync(
  fileURLToPath(import.meta.resolve('@bookplate/browser/bookplate.js')),
  'utf8',
);
const page = (settings: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><script data-api-url="/user-info" ${settings}>${script}</script><title>Docs</title></head>
<body><h1>Hello, <bookplate-text value="user.firstName">reader</bookplate-text></h1></body></html>`;
const known = page('');
const spared = page('data-hint="site.localhost" data-anonymous-requests="never"');

let requests = 0;
const server = createServer((request, response) => {
  if (request.url === '/user-info') {
    requests += 1;
    infoApi(request, response);
  } else
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(request.url?.startsWith('/spared') ? spared : known);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://docs.site.localhost:${(server.address() as AddressInfo).port}`;
const infoApi = createInfoApi({
  path: '/user-info',
  docsOrigins: [origin],
  getUser: () => ({ content: { firstName: 'Ada' } }),
});

const outcomeIs = (tab: Page, outcome: string): Promise<unknown> =>
  tab.waitForFunction((wanted) => window.bookplate?.outcome === wanted, { polling: 50 }, outcome);

const browser = await puppeteer.launch({
  executablePath: findChromium(process.env) ?? 'chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const tabs: Page[] = [];
  while (tabs.length < 5) {
    const tab = await browser.newPage();
    await controlClock(tab);
    await tab.goto(`${origin}/known`);
    await tab.waitForFunction(() => window.bookplate?.user);
    tabs.push(tab);
  }
  requests = 0;
  let returns = 0;
  for (let look = 1; look <= minutes * looksPerMinute; look += 1) {
    await passTime(tabs[0]!, 60_000 / looksPerMinute);
    const tab = tabs[look % tabs.length]!;
    await tab.bringToFront();
    await tab.waitForFunction(() => document.visibilityState === 'visible');
    // Whether the reader comes from another docs tab, a page knows within 100 ms, by the real clock.
    await wait(300);
    returns += 1;
  }
  const ofTabs = requests;

  requests = 0;
  const reader = await browser.newPage();
  for (let view = 0; view < views; view += 1) {
    await reader.goto(`${origin}/spared?${view}`);
    await outcomeIs(reader, 'anonymous');
  }
  const periods = (minutes * 60) / refreshSeconds;
  printTable(
    'Requests of the Info API',
    ['readers', 'requests', 'expected'],
    [
      [
        `five tabs, ${minutes} minutes, ${returns} returns`,
        `${ofTabs}`,
        `${periods}, one in a period`,
      ],
      [`${views} views of anonymous readers, "never"`, `${requests}`, '0'],
    ],
  );
} finally {
  await browser.close();
  server.close();
}
