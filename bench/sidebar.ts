/**
 * A sidebar of 10,000 entries, a tenth of them gated, when the reader's groups become known: what our script takes, and
 * how long it is until the page is laid out again, beside a script that shows entries one by one (`hidden` taken away,
 * element by element). In Chromium. Laying out what appeared is the browser's own work and the same for both. Visits
 * take turns, each in its own page. On a second visit nothing may move at all.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { findChromium } from '@bookplate/doctor/browser';
import { createInfoApi } from '@bookplate/info-api/node';
import puppeteer, { type Page } from 'puppeteer-core';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const count = Number(process.env['BENCH_ENTRIES'] ?? 10_000);
const rounds = Number(process.env['BENCH_PAIRS'] ?? 15);
const scripts = ['head', 'deferred']
  .map((name) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@bookplate/browser/${name}.js`)), 'utf8'),
  )
  .map(
    (text, index) =>
      `<script ${index ? 'type="module"' : 'data-api-url="/user-info"'}>${text}</script>`,
  );

/** As Starlight writes them, in categories of a hundred. */
const entries = Array.from({ length: count / 100 }, (_, category) => {
  const links = Array.from({ length: 100 }, (_link, index) => {
    const gate = index % 10 === 0 ? ' data-bookplate-groups="admin"' : '';
    return `<li><a href="/${category}/${index}/"${gate}><span>Page ${index}</span></a></li>`;
  });
  return `<li><details open><summary>Category ${category}</summary><ul>${links.join('\n')}</ul></details></li>`;
}).join('\n');
const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${scripts.join('')}<title>Docs</title>
<style>nav { position: fixed; inset: 0 auto 0 0; width: 18rem; overflow-y: auto } a { display: block; padding: 4px }
main { margin-left: 20rem } .off { display: none }</style></head>
<body><nav><ul>${entries}</ul></nav><main><h1>Docs</h1></main></body></html>`;

const infoApi = createInfoApi({
  path: '/user-info',
  docsOrigins: ['http://docs.foo.localhost'],
  getUser: () => ({ groups: ['admin'], content: { firstName: 'Ada' } }),
});
const server = createServer((request, response) => {
  if (request.url === '/user-info') infoApi(request, response);
  else response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://docs.foo.localhost:${(server.address() as AddressInfo).port}/`;

interface Times {
  readonly scriptMs: number;
  readonly laidOutMs: number;
}

type Way = 'bookplate' | 'one by one';

/** Shows what is gated on a page that shows nobody, and lays it out. */
function reveal(page: Page, way: Way): Promise<Times> {
  return page.evaluate((isOurs) => {
    const gated = document.querySelectorAll('nav [data-bookplate-groups]');
    const show = (isShown: boolean): void => {
      if (isOurs)
        window.bookplate?.page.paint({
          reader: isShown ? { groups: ['admin'], content: { firstName: 'Ada' } } : null,
        });
      else for (const entry of gated) entry.classList.toggle('off', !isShown);
    };
    const nav = document.querySelector('nav');
    show(false);
    void nav?.scrollHeight;
    const start = performance.now();
    show(true);
    const scriptMs = performance.now() - start;
    void nav?.scrollHeight;
    return { scriptMs, laidOutMs: performance.now() - start };
  }, way === 'bookplate');
}

const browser = await puppeteer.launch({
  executablePath: findChromium(process.env) ?? 'chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const ours: Times[] = [];
  const byHand: Times[] = [];
  let shift = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const [times, way] of [
      [ours, 'bookplate'],
      [byHand, 'one by one'],
    ] as const) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        Object.assign(window, { shift: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            (window as unknown as { shift: number }).shift += (
              entry as PerformanceEntry & { value: number }
            ).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(url);
      await page.waitForFunction(() => window.bookplate?.user);
      // From the second page on, the browser remembers the reader.
      if (round > 0)
        shift = Math.max(
          shift,
          await page.evaluate(() => (window as unknown as { shift: number }).shift),
        );
      times.push(await reveal(page, way));
      await page.close();
    }
  const of = (times: readonly Times[], name: keyof Times): number[] =>
    times.map((each) => each[name]);
  const ratios = ours.map(({ laidOutMs }, index) => laidOutMs / (byHand[index]?.laidOutMs ?? 1));
  printTable(
    `${count} entries, ${count / 10} gated: the reader's groups become known`,
    ['', 'Bookplate', 'one by one'],
    [
      [
        'script, ms',
        median(of(ours, 'scriptMs')).toFixed(1),
        median(of(byHand, 'scriptMs')).toFixed(1),
      ],
      [
        'until laid out, ms',
        median(of(ours, 'laidOutMs')).toFixed(1),
        median(of(byHand, 'laidOutMs')).toFixed(1),
      ],
      ['ratio, and its middle half', median(ratios).toFixed(2), middleHalf(ratios)],
      ['layout shift, second visit', shift.toFixed(4), ''],
    ],
  );
  holdTo('milliseconds of script', of(ours, 'scriptMs'), 5);
  holdTo('layout shift of a second visit', [shift], 0);
} finally {
  await browser.close();
  server.close();
}
