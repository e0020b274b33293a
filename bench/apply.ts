/**
 * `bookplate apply` on 1,000 and 10,000 pages of 10 kB, beside reading and writing the same files, which is the limit, and beside parsing them whole: in
 * CPU time of one thread. Of a site without gated pages, most pages need their head only. With one, each page has a link to it in
 * its navigation, and must be read whole; or a link in each of its sentences as well, which is more than any site has.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { apply } from '@bookplate/html';
import { parse } from 'parse5';
import { cpuMs } from './cpu.ts';
import { settings } from './sites/settings.ts';
import { type GatedLinks, writeHtmlSite } from './sites/html.ts';
import { holdTo, printTable } from './table.ts';

const counts = (process.env['BENCH_PAGES'] ?? '1000,10000').split(',').map(Number);

/** What a program does at least that changes files and loses none. */
function copyAll(files: readonly string[]): void {
  for (const file of files) {
    writeFileSync(`${file}.tmp`, readFileSync(file));
    renameSync(`${file}.tmp`, file);
  }
}

/** For each page; the pages are in memory only meanwhile. */
async function parseMs(files: readonly string[]): Promise<number> {
  const pages = files.map((file) => readFileSync(file, 'utf8'));
  return (await cpuMs(() => pages.forEach((html) => parse(html)))) / pages.length;
}

/** The heap in use with a tenth of the pages done, and with all: garbage is collected before each look. */
function applyAll(folder: string, count: number): readonly [early: number, late: number] {
  const heap = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
  let early = 0;
  for (const event of apply(folder, settings)) {
    if (event.type === 'finding') throw new Error(`found ${event.finding.message}`);
    if (event.type === 'page' && event.number === count / 10) early = heap();
    if (event.type === 'end') return [early, heap()];
  }
  throw new Error('found no end');
}

// What is compiled while it runs is compiled before.
const warm = writeHtmlSite(300, 'text');
applyAll(warm.folder, 300);
rmSync(warm.folder, { recursive: true });

const kinds: Readonly<Record<GatedLinks, string>> = {
  none: '',
  navigation: ', all with a link to a gated one',
  text: ', all with 79 links to a gated one',
};
const rows: string[][] = [];
const held: (() => void)[] = [];
for (const [links, words] of Object.entries(kinds) as [GatedLinks, string][])
  for (const count of counts) {
    const { folder, files, bytes } = writeHtmlSite(count, links);
    const parsed = await parseMs(files.slice(0, 1_000));
    const copied = (await cpuMs(() => copyAll(files))) / count;
    let heaps: readonly [number, number] = [0, 0];
    const applied = (await cpuMs(() => (heaps = applyAll(folder, count)))) / count;
    const again = (await cpuMs(() => void applyAll(folder, count))) / count;
    rmSync(folder, { recursive: true });
    rows.push([
      `${count} pages, ${Math.round(bytes / count / 1_000)} kB each${words}`,
      copied.toFixed(2),
      parsed.toFixed(2),
      applied.toFixed(2),
      again.toFixed(2),
      ...heaps.map((heap) => heap.toFixed(0)),
    ]);
    held.push(() => {
      holdTo(`CPU ms of a page, ${count} pages${words}`, [applied], 1, 10);
      holdTo(
        `MB of the heap at the end by that at 10 %, ${count} pages${words}`,
        [heaps[1] / heaps[0]],
        1.2,
        1.5,
      );
    });
  }
printTable(
  'bookplate apply (CPU milliseconds for each page; one run)',
  [
    'site',
    'read and write',
    'parse all of it',
    'apply',
    'again',
    'heap at 10 % (MB)',
    'at the end (MB)',
  ],
  rows,
);
for (const hold of held) hold();
