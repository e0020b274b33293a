/**
 * What Bookplate costs a docs site of 1,000 pages, of which 20 % name the reader and 10 % are gated, so that all that
 * the build wrote for everyone is searched for them: time to build it, and bytes and requests of a page. For each host
 * the same site is built with and without Bookplate, by turns, always from nothing;
 * a ratio is between two builds next to each other. Without Bookplate the expressions are the same, over a constant, so
 * that what MDX itself spends on an expression is in both. CPU time is firmer than wall time on a shared machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { docusaurus } from './docs/docusaurus.ts';
import { fumadocs } from './docs/fumadocs.ts';
import type { DocsHost, DocsPage } from './docs/host.ts';
import { nextra } from './docs/nextra.ts';
import { makePages } from './docs/pages.ts';
import { starlight } from './docs/starlight.ts';
import { vite } from './docs/vite.ts';
import { vitepress } from './docs/vitepress.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const hosts: readonly DocsHost[] = [starlight, docusaurus, vitepress, fumadocs, nextra, vite];
const only = process.env['BENCH_ONLY']?.split(',');
const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);
const count = Number(process.env['BENCH_PAGES'] ?? 1_000);
const root = join(import.meta.dirname, '.cache/docs-build');
mkdirSync(root, { recursive: true });

interface BuildTime {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function build(host: DocsHost, folder: string): Promise<BuildTime> {
  for (const leftover of host.leftovers)
    rmSync(join(folder, leftover), { recursive: true, force: true });
  const start = performance.now();
  // The shell's `times` counts the processes that a build starts as well.
  const child = spawn(
    'sh',
    ['-c', '"$@" >/dev/null || exit; times', 'sh', process.execPath, ...host.command],
    {
      cwd: folder,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [times, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`${host.name} did not build: exit code ${String(code)}`);
  return { wallMs: performance.now() - start, cpuMs: cpuMsIn(times) };
}

/** The second line has user and system time of the children, as `1m2.340s 0m3.450s`. */
function cpuMsIn(times: string): number {
  const [, ofChildren = ''] = times.trim().split('\n').slice(-2);
  const parts = Array.from(ofChildren.matchAll(/(\d+)m([\d.]+)s/g));
  return (
    parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) *
    1_000
  );
}

/** What a page is, and the scripts and stylesheets it loads, compressed as a CDN keeps static files. */
function measurePage(
  host: DocsHost,
  folder: string,
  page: DocsPage,
): { bytes: number; loadedBytes: number; blocking: number } {
  const { html, assets } = host.page(folder, page);
  const sizes = assets.map((file) => brotliCompressSync(readFileSync(file)).length);
  const head = html.slice(0, html.indexOf('</head>'));
  return {
    bytes: brotliCompressSync(html).length,
    loadedBytes: sizes.reduce((sum, size) => sum + size, 0),
    blocking: (
      head.match(/<link[^>]+rel="?stylesheet|<script(?![^>]*(?:async|defer|module))[^>]+src=/g) ??
      []
    ).length,
  };
}

const timeRows: string[][] = [];
const pageRows: string[][] = [];
const held: (() => void)[] = [];
for (const host of hosts) {
  if (only && !only.includes(host.name.toLowerCase())) continue;
  const pages = {
    with: makePages(count, true, host.texts),
    without: makePages(count, false, host.texts),
  };
  const folders = {
    with: join(host.place ?? root, `${host.name}-with`),
    without: join(host.place ?? root, `${host.name}-without`),
  };
  for (const kind of ['with', 'without'] as const) {
    rmSync(folders[kind], { recursive: true, force: true });
    mkdirSync(folders[kind], { recursive: true });
    host.write(folders[kind], pages[kind], kind === 'with');
  }
  process.stderr.write(`${host.name}: ${pairs} pairs of builds\n`);
  const ratios: { wall: number[]; cpu: number[] } = { wall: [], cpu: [] };
  const seconds: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const times: Partial<Record<'with' | 'without', BuildTime>> = {};
    // Which is first alternates: what the one leaves warm must not always be for the other.
    for (const kind of pair % 2 === 0
      ? (['without', 'with'] as const)
      : (['with', 'without'] as const))
      times[kind] = await build(host, folders[kind]);
    if (!times.with || !times.without) continue;
    seconds.push(times.without.wallMs / 1_000);
    ratios.wall.push(times.with.wallMs / times.without.wallMs);
    ratios.cpu.push(times.with.cpuMs / times.without.cpuMs);
  }
  timeRows.push([
    host.name,
    host.versions,
    median(seconds).toFixed(1),
    median(ratios.wall).toFixed(3),
    middleHalf(ratios.wall),
    median(ratios.cpu).toFixed(3),
    middleHalf(ratios.cpu),
  ]);
  held.push(() =>
    holdTo(`CPU time of a build with ${host.name}, by one without Bookplate`, ratios.cpu, 1.2, 1.4),
  );
  for (const isPersonal of [false, true]) {
    const some = pages.with.filter((page) => page.isPersonal === isPersonal).slice(0, 20);
    const differences = some.map((page) => {
      const [one, other] = [
        measurePage(host, folders.with, page),
        measurePage(host, folders.without, page),
      ];
      return {
        bytes: one.bytes - other.bytes,
        loadedBytes: one.loadedBytes - other.loadedBytes,
        blocking: one.blocking - other.blocking,
      };
    });
    held.push(() =>
      holdTo(
        `render-blocking requests of a page on ${host.name}`,
        [Math.max(...differences.map(({ blocking }) => blocking))],
        0,
      ),
    );
    pageRows.push([
      host.name,
      isPersonal ? 'that names the reader' : 'that does not',
      median(differences.map(({ bytes }) => bytes)).toFixed(0),
      Math.max(...differences.map(({ bytes }) => bytes)).toFixed(0),
      median(differences.map(({ loadedBytes }) => loadedBytes)).toFixed(0),
      Math.max(...differences.map(({ blocking }) => blocking)).toFixed(0),
    ]);
  }
}

printTable(
  `Building ${count} pages, 20 % of them with expressions, 10 % gated (not with Vite): with Bookplate as ratios to without (median and middle half of ${pairs} pairs)`,
  ['host', 'versions', 'seconds without', 'wall', 'middle half', 'CPU', 'middle half'],
  timeRows,
);
printTable(
  'What Bookplate adds in bytes (brotli): to each page, and to the files that the browser keeps (20 pages each)',
  ['host', 'a page', 'median', 'most', 'in files, once', 'render-blocking requests'],
  pageRows,
);
for (const hold of held) hold();
