/**
 * `bookplate apply` on 1,000 and 10,000 pages of 10 kB, beside reading and writing the same files, which is the limit: in
 * CPU time of one thread. Of a site without gated pages, most pages need their head only; with one, each page has a link to it.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply } from '@bookplate/html';
import { printTable } from './table.ts';

const counts = (process.env['BENCH_PAGES'] ?? '1000,10000').split(',').map(Number);
const pagesOfFolder = 100;

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};

const words = 'The quick <em>brown</em> fox jumps over the <a href="../0/1.html">lazy</a> dog. ';
const section = (number: number): string =>
  `<h2 id="s${number}">Section ${number}</h2>\n<p>${words.repeat(6)}</p>\n<ul><li>one</li><li>two</li></ul>\n<pre><code class="language-js"><span class="k">const</span> a = { b: ${number} };\n</code></pre>\n`;
const body = Array.from({ length: 13 }, (_, number) => section(number)).join('');
const navigation = Array.from(
  { length: 30 },
  (_, number) => `<li><a href="../0/${number}.html">Page ${number}</a></li>`,
).join('\n');

/** Some 10 kB; each tenth page names the reader. */
function pageText(number: number, isGated: boolean): string {
  const groups = isGated && number === 1 ? '<meta name="bookplate:groups" content="admin">' : '';
  const text =
    number % 10 === 0
      ? '<p>Hello, {user.firstName ?? ‘reader’}!</p><p title="{user.plan ?? \'free\'}">Your plan</p>'
      : '';
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Page ${number}</title>\n${groups}<link rel="stylesheet" href="../style.css">\n</head>\n<body>\n<nav><ul>${navigation}</ul></nav>\n<main>\n<h1>Page ${number}</h1>\n${text}${body}</main>\n</body>\n</html>\n`;
}

function writeSite(
  count: number,
  isGated: boolean,
): { readonly folder: string; readonly files: readonly string[]; readonly bytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-bench-'));
  const files: string[] = [];
  let bytes = 0;
  for (let number = 0; number < count; number += 1) {
    const within = join(folder, `${Math.floor(number / pagesOfFolder)}`);
    if (number % pagesOfFolder === 0) mkdirSync(within);
    const text = pageText(number, isGated);
    bytes += text.length;
    files.push(join(within, `${number % pagesOfFolder}.html`));
    writeFileSync(files.at(-1) ?? '', text);
  }
  return { folder, files, bytes };
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}

/** What a program does at least that changes files and loses none. */
function copyAll(files: readonly string[]): void {
  for (const file of files) {
    writeFileSync(`${file}.tmp`, readFileSync(file));
    renameSync(`${file}.tmp`, file);
  }
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
const warm = writeSite(300, true);
applyAll(warm.folder, 300);
rmSync(warm.folder, { recursive: true });

const rows: string[][] = [];
for (const isGated of [false, true])
  for (const count of counts) {
    const { folder, files, bytes } = writeSite(count, isGated);
    const copied = cpuMs(() => copyAll(files)) / count;
    let heaps: readonly [number, number] = [0, 0];
    const applied = cpuMs(() => (heaps = applyAll(folder, count))) / count;
    const again = cpuMs(() => void applyAll(folder, count)) / count;
    rmSync(folder, { recursive: true });
    rows.push([
      `${count} pages, ${Math.round(bytes / count / 1_000)} kB each${isGated ? ', all with a link to a gated one' : ''}`,
      copied.toFixed(2),
      applied.toFixed(2),
      again.toFixed(2),
      ...heaps.map((heap) => heap.toFixed(0)),
    ]);
  }
printTable(
  'bookplate apply (CPU milliseconds for each page; one run)',
  ['site', 'read and write', 'apply', 'again', 'heap at 10 % (MB)', 'at the end (MB)'],
  rows,
);
