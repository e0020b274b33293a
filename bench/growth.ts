/**
 * How time grows: each thing at 1×, 10× and 100× of its size, in turns, as CPU time of this process or time in the page.
 * What grows with the size takes the same for each page, entry or text; what grows with its square takes ten times
 * as much at ten times the size. Also writes `plots`.
 */
import { join } from 'node:path';
import { entries, texts } from './growth/in-the-page.ts';
import { filter, prefill } from './growth/description.ts';
import type { Growth } from './growth/growth.ts';
import { apply, lint } from './growth/pages.ts';
import { type Measured, plotGrowth } from './growth/plot.ts';
import { reports } from './growth/reports.ts';
import { holdTo, median, printTable } from './table.ts';

const rounds = Number(process.env['BENCH_PAIRS'] ?? 5);
const only = process.env['BENCH_ONLY']?.split(',');
const growths: readonly Growth[] = [apply, lint, entries, texts, filter, prefill, reports];

async function measure(growth: Growth): Promise<Measured> {
  process.stderr.write(`${growth.title}: ${rounds} rounds\n`);
  // What is compiled while it runs is compiled before. The collector is not called: it would throw that away.
  for (let run = 0; run < 3; run += 1) await growth.run(growth.sizes[1]);
  const times: number[][] = growth.sizes.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, size] of growth.sizes.entries()) times[index]?.push(await growth.run(size));
  return { ...growth, times };
}

const measured: Measured[] = [];
for (const growth of growths)
  if (!only || only.includes(growth.title)) measured.push(await measure(growth));

printTable(
  `Milliseconds at 1×, 10× and 100× of a size, and microseconds for each (median of ${rounds} rounds)`,
  ['what', 'sizes', '1×', '10×', '100×', 'µs for each: 1×', '10×', '100×'],
  measured.map(({ title, unit, sizes, times }) => [
    title,
    `${sizes.map((size) => size.toLocaleString('en')).join(', ')} ${unit}`,
    ...times.map((each) => median(each).toPrecision(3)),
    ...times.map((each, index) => ((median(each) * 1_000) / (sizes[index] ?? 1)).toPrecision(3)),
  ]),
);
for (const { title, times, budget = 1.5 } of measured)
  holdTo(
    `${title}: time for each at 100×, by that at 10×`,
    (times[2] ?? []).map((time, round) => time / 10 / (times[1]?.[round] ?? Number.NaN)),
    1.2,
    budget,
  );
for (const each of measured) plotGrowth(each, join(import.meta.dirname, 'plots'));
