/**
 * What the dashboard is asked by readers who stay: five tabs for ten minutes, of which the reader looks at another one
 * every ten seconds; and 1,000 page views of anonymous readers where `anonymousRequests` is `never`. In Chromium, with a
 * clock that is moved. Then how long it takes until another reader of one tab is the reader of all five.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createInfoApi, type User } from '@bookplate/info-api/node';
import type { Page } from 'puppeteer-core';
import { controlClock, passTime } from '../e2e/lib/clock.ts';
import { launchChromium } from './browser/launch.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const minutes = 10;
const looksPerMinute = 6;
const refreshSeconds = 60;
/** Times that the reader changes: another account, nobody, the first account. */
const changes = Number(process.env['BENCH_PAIRS'] ?? 15) * 3;
const views = Number(process.env['BENCH_VIEWS'] ?? 1_000);

const script = readFileSync(
  fileURLToPath(import.meta.resolve('@bookplate/browser/bookplate.js')),
  'utf8',
);
const page = (settings: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><script data-api-url="/user-info" ${settings}>${script}</script><title>Docs</title></head>
<body><h1>Hello, <bookplate-text value="user.firstName">reader</bookplate-text></h1></body></html>`;
const known = page('');
/** Each view sends a request, also one that follows a view at once. */
const impatient = page('data-refresh-seconds="0"');
const spared = page('data-hint="site.localhost" data-anonymous-requests="never"');

function pageAt(path: string): string {
  if (path.startsWith('/spared')) return spared;
  return path.startsWith('/impatient') ? impatient : known;
}

let requests = 0;
let user: User | null = { content: { firstName: 'Ada' } };
const server = createServer((request, response) => {
  if (request.url === '/user-info') {
    requests += 1;
    infoApi(request, response);
  } else
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pageAt(request.url ?? '/'));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://docs.site.localhost:${(server.address() as AddressInfo).port}`;
const infoApi = createInfoApi({
  path: '/user-info',
  docsOrigins: [origin],
  getUser: () => user,
});

const outcomeIs = (tab: Page, outcome: string): Promise<unknown> =>
  tab.waitForFunction((wanted) => window.bookplate?.outcome === wanted, { polling: 50 }, outcome);

const browser = await launchChromium();
/** Waits until a tab has a reader of a name, or nobody; returns since when it has. */
async function changedAt(tab: Page, name: unknown): Promise<number> {
  await tab.waitForFunction(
    (wanted) => {
      const { bookplate } = window;
      const shown = bookplate?.user as Readonly<Record<string, unknown>> | null | undefined;
      return bookplate?.outcome && shown?.['firstName'] === wanted;
    },
    { polling: 50 },
    name,
  );
  return tab.evaluate(() => (window as unknown as { changedAt: number }).changedAt);
}

/** Five tabs of a reader who is known in each. */
async function openTabs(
  path: string,
  prepare: (tab: Page) => Promise<unknown>,
): Promise<readonly Page[]> {
  const tabs: Page[] = [];
  while (tabs.length < 5) {
    const tab = await browser.newPage();
    await prepare(tab);
    await tab.goto(origin + path);
    await tab.waitForFunction(() => window.bookplate?.user);
    tabs.push(tab);
  }
  return tabs;
}

try {
  const tabs = await openTabs('/known', controlClock);
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
  const ofAnonymous = requests;
  const delays: number[] = [];
  const five = await openTabs('/impatient', async (tab) => {
    await tab.evaluateOnNewDocument(() =>
      addEventListener('bookplate:reader', () =>
        Object.assign(window, { changedAt: performance.timeOrigin + performance.now() }),
      ),
    );
  });
  await five[0]?.bringToFront();
  const readers: (User | null)[] = [
    { content: { firstName: 'Bob' } },
    null,
    { content: { firstName: 'Ada' } },
  ];
  for (let change = 0; change < changes; change += 1) {
    user = readers[change % readers.length] ?? null;
    const name = user?.content?.['firstName'];
    await five[0]?.goto(`${origin}/impatient?${change}`);
    const times = await Promise.all(five.map((tab) => changedAt(tab, name)));
    delays.push(Math.max(...times) - (times[0] ?? Number.NaN));
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
      [`${views} views of anonymous readers, "never"`, `${ofAnonymous}`, '0'],
    ],
  );
  printTable(
    `From another reader in one tab to the same in all five, in milliseconds (${changes} changes)`,
    ['median', 'middle half', 'most'],
    [[median(delays).toFixed(1), middleHalf(delays), Math.max(...delays).toFixed(1)]],
  );
  holdTo(`requests of five tabs in ${minutes} minutes`, [ofTabs], periods);
  holdTo(`requests of ${views} views of anonymous readers, "never"`, [ofAnonymous], 0);
  holdTo('milliseconds until all five tabs have another reader', delays, 100);
} finally {
  await browser.close();
  server.close();
}
