/**
 * A sidebar of 10,000 entries, a tenth of them gated, when the reader's groups become known: what our script takes, and
 * how long it is until the page is laid out again, beside a script that shows entries one by one (a class taken away
 * from each list item). In Chromium. Laying out what appeared is the browser's own work and the same for both; what
 * differs is in `decisions/221`. Visits take turns, each in its own page. On a second visit nothing may move at all.
 */
import { launchChromium } from './browser/launch.ts';
import { serveDocs } from './browser/serve-docs.ts';
import { reveal, type RevealTimes, sidebarPage } from './sites/sidebar.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const count = Number(process.env['BENCH_ENTRIES'] ?? 10_000);
const rounds = Number(process.env['BENCH_PAIRS'] ?? 15);
const html = sidebarPage(count);
const docs = await serveDocs(() => html);
const browser = await launchChromium();
try {
  const ours: RevealTimes[] = [];
  const byHand: RevealTimes[] = [];
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
      await page.goto(`${docs.origin}/`);
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
  const of = (times: readonly RevealTimes[], name: keyof RevealTimes): number[] =>
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
  holdTo('until laid out, by a script that shows entries one by one', ratios, 1, 2.5);
  holdTo('layout shift of a second visit', [shift], 0);
} finally {
  await browser.close();
  docs.close();
}
