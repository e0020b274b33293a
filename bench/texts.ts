/**
 * What a page pays for its texts: the script time of a page with 300, 3,000 and 10,000 `<bookplate-text>`, less that of the
 * same page without Bookplate. What grows with what is there, and not with its square, takes the same for each text. Visits
 * take turns, on a second visit of a known reader, in Chromium.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { findChromium } from '@bookplate/doctor/browser';
import { createInfoApi } from '@bookplate/info-api/node';
import puppeteer from 'puppeteer-core';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const counts = [300, 3_000, 10_000];
const rounds = Number(process.env['BENCH_PAIRS'] ?? 10);
const script = readFileSync(
  fileURLToPath(import.meta.resolve('@bookplate/browser/bookplate.js')),
  'utf8',
);

function page(count: number, head: string): string {
  const text = '<p>For <bookplate-text value="user.firstName">you</bookplate-text>.</p>\n';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Docs</title></head><body>${text.repeat(count)}</body></html>`;
}

const server = createServer((request, response) => {
  const [, kind, count] = request.url?.split('/') ?? [];
  if (kind === 'user-info') infoApi(request, response);
  else
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(
        page(
          Number(count),
          kind === 'bare' ? '' : `<script data-api-url="/user-info">${script}</script>`,
        ),
      );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://docs.site.localhost:${(server.address() as AddressInfo).port}`;
const infoApi = createInfoApi({
  path: '/user-info',
  docsOrigins: [origin],
  getUser: () => ({ content: { firstName: 'Ada' } }),
});

const browser = await puppeteer.launch({
  executablePath: findChromium(process.env) ?? 'chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

async function scriptMs(kind: 'bare' | 'bookplate', count: number): Promise<number> {
  const tab = await browser.newPage();
  await tab.goto(`${origin}/${kind}/${count}`);
  if (kind === 'bookplate')
    await tab.waitForFunction(() => window.bookplate?.outcome ?? window.bookplate?.user);
  const { ScriptDuration = Number.NaN } = await tab.metrics();
  await tab.close();
  return ScriptDuration * 1_000;
}

const rows: string[][] = [];
const ofEach = new Map<number, number[]>();
try {
  await scriptMs('bookplate', 1);
  for (const count of counts) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      times.push((await scriptMs('bookplate', count)) - (await scriptMs('bare', count)));
    ofEach.set(
      count,
      times.map((time) => time / count),
    );
    rows.push([
      `${count}`,
      median(times).toFixed(1),
      middleHalf(times),
      ((median(times) * 1_000) / count).toFixed(1),
    ]);
  }
} finally {
  await browser.close();
  server.close();
}
printTable(
  `Script time of a page, less that of the same page without Bookplate (median and middle half of ${rounds} visits)`,
  ['texts', 'script, ms', 'middle half', 'µs for each'],
  rows,
);
holdTo(
  'script time for each text of 10,000, by that of 3,000',
  (ofEach.get(10_000) ?? []).map((time) => time / median(ofEach.get(3_000))),
  1.2,
);
