/**
 * Pages that docs hosts built, with Bookplate, in Chromium over HTTP/2 with TLS. Beside them the same pages without it, whose
 * first script is a bare `fetch` that writes the name, which nobody can be faster than: time to the painted name on a first
 * visit. On a second one, the name must be in the first frame that has the sentence. Then what Bookplate adds to a page that
 * has no such script: CPU time of the main thread, by the trace of a browser that is slowed down six times; the heap of the
 * tab; requests, of one page and of ten.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { extname, join } from 'node:path';
import type { BrowserContext } from 'puppeteer-core';
import { bareScript, startFarAway } from './browser/far-away.ts';
import { launchTrusting, paintedAt, visit } from './browser/visit.ts';
import { docusaurus } from './docs/docusaurus.ts';
import type { DocsHost } from './docs/host.ts';
import { makePages } from './docs/pages.ts';
import { starlight } from './docs/starlight.ts';
import { vitepress } from './docs/vitepress.ts';
import { writeFiles } from './docs/write-files.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const hosts: readonly DocsHost[] = [starlight, docusaurus, vitepress];
const only = process.env['BENCH_ONLY']?.split(',');
const pairs = Number(process.env['BENCH_PAIRS'] ?? 9);
const roundTripsMs = [50, 150];
const count = 20;
const root = join(import.meta.dirname, '.cache/hosts');
mkdirSync(root, { recursive: true });

type Kind = 'with' | 'without';

/** What the docs serve: a folder that a host built, with a script of ours first in its pages or not. */
let served = { folder: '', isBare: false };
let requests = 0;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const docs: RequestListener = (request, response) => {
  const path = new URL(request.url ?? '/', 'https://docs.invalid').pathname;
  const file = [path, `${path}/index.html`, `${path}.html`]
    .map((name) => join(served.folder, name))
    .find((name) => existsSync(name) && statSync(name).isFile());
  requests += 1;
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isPage = type.startsWith('text/html');
  response.setHeader('content-type', type);
  response.setHeader('cache-control', isPage ? 'no-cache' : 'public, max-age=31536000, immutable');
  const bytes = readFileSync(file);
  response.end(
    isPage && served.isBare
      ? bytes.toString().replace(/<head[^>]*>/, (head) => head + bareScript(farAway.apiUrl))
      : bytes,
  );
};
const farAway = await startFarAway(docs);
const ada = 'Hello, Ada';

/** Builds a small site of a host with Bookplate and one without, and returns where their pages are. */
function buildSites(host: DocsHost): Readonly<Record<Kind, string>> {
  const built = { with: '', without: '' };
  for (const kind of ['with', 'without'] as const) {
    const folder = join(host.place ?? root, `${host.name}-page-${kind}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const isPersonal = kind === 'with';
    const [first, ...others] = makePages(count, isPersonal, host.texts);
    if (!first) throw new Error('expected pages');
    const greeting = `<p id="greeting">Hello, ${isPersonal ? nameOn(host) : '<span id="name">reader</span>'}</p>`;
    host.write(folder, [{ ...first, text: `${greeting}\n\n${first.text}` }, ...others], isPersonal);
    if (isPersonal)
      writeFiles(folder, {
        'bookplate.json': JSON.stringify({
          apiUrl: farAway.apiUrl,
          loginUrl: `${farAway.dashboardOrigin}/login?next={returnTo}`,
          docsOrigin: farAway.docsOrigin,
        }),
      });
    const { status, stderr } = spawnSync(process.execPath, host.command, {
      cwd: folder,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${host.name} did not build:\n${stderr}`);
    built[kind] = join(folder, host.output);
  }
  return built;
}

/** Only the pages of VitePress are no MDX. */
function nameOn({ texts }: DocsHost): string {
  const value = "user.firstName ?? 'reader'";
  return texts ? `{{ ${value} }}` : `{${value}}`;
}

interface Load {
  /** Of the main thread. */
  readonly cpuMs: number;
  readonly heapKb: number;
  readonly requests: number;
}

/** Loads a page in a slowed-down tab that has nothing yet, until the network is quiet. */
async function load(context: BrowserContext, url: string): Promise<Load> {
  const tab = await context.newPage();
  await tab.emulateCPUThrottling(6);
  requests = 0;
  await tab.tracing.start({ categories: ['toplevel', '__metadata'] });
  await tab.goto(url, { waitUntil: 'networkidle0' });
  const trace = await tab.tracing.stop();
  const loaded = requests;
  const client = await tab.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize: heap = Number.NaN } = await tab.metrics();
  await tab.close();
  return { cpuMs: mainThreadMs(trace), heapKb: heap / 1_000, requests: loaded };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU time of a thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Of the main threads of pages, all tasks. */
function mainThreadMs(trace: Uint8Array | undefined): number {
  const { traceEvents } = JSON.parse(Buffer.from(trace ?? []).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) =>
      name === 'ThreadControllerImpl::RunTask' && threads.has(`${pid} ${tid}`),
  );
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
}

/** How often the dashboard is asked by a reader who reads ten pages, one after the other. */
async function readTenPages(paths: readonly string[]): Promise<number> {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  let asked = 0;
  tab.on('request', (request) => (asked += Number(request.url() === farAway.apiUrl)));
  for (const [index, path] of paths.slice(0, 10).entries()) {
    const url = farAway.docsOrigin + path;
    // As a link does: the browser says which page it comes from.
    if (index === 0) await tab.goto(url);
    else
      await Promise.all([
        tab.waitForNavigation(),
        tab.evaluate((address) => location.assign(address), url),
      ]);
    await tab.waitForFunction(() => window.bookplate?.user);
  }
  await context.close();
  return asked;
}

/** Something of a new reader. */
async function withContext<Result>(
  kind: Kind,
  folders: Readonly<Record<Kind, string>>,
  run: (context: BrowserContext) => Promise<Result>,
  isBare = false,
): Promise<Result> {
  served = { folder: folders[kind], isBare };
  const context = await browser.createBrowserContext();
  const result = await run(context);
  await context.close();
  return result;
}

const browser = await launchTrusting();
const nameRows: string[][] = [];
const loadRows: string[][] = [];
const held: (() => void)[] = [];
try {
  for (const host of hosts) {
    if (only && !only.includes(host.name.toLowerCase())) continue;
    process.stderr.write(`${host.name}: building two sites, ${pairs} turns\n`);
    const folders = buildSites(host);
    const paths = makePages(count, true, host.texts).map(({ path }) => `/${path}${host.ending}`);
    const url = `${farAway.docsOrigin}${paths[0]}`;
    for (const roundTripMs of roundTripsMs) {
      farAway.setRoundTrip(roundTripMs);
      const limits: number[] = [];
      const ratios: number[] = [];
      const asked: number[] = [];
      let inFirstFrame = 0;
      let shift = 0;
      // The first turn warms up what all visits share.
      for (let turn = -1; turn < pairs; turn += 1) {
        const at: Record<Kind, number> = { with: Number.NaN, without: Number.NaN };
        const kinds =
          turn % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const);
        for (const kind of kinds)
          await withContext(
            kind,
            folders,
            async (context) => {
              const first = await visit(context, url, '#greeting', ada);
              at[kind] = paintedAt(first.seen, ada);
              if (turn < 0) return;
              const second = await visit(context, url, '#greeting', ada);
              if (kind === 'with') {
                asked.push(first.askedAt);
                if (second.seen[0]?.[0] === ada) inFirstFrame += 1;
                shift += second.shift;
              } else shift -= second.shift;
            },
            kind === 'without',
          );
        if (turn < 0) continue;
        limits.push(at.without);
        ratios.push(at.with / at.without);
      }
      nameRows.push([
        host.name,
        `${roundTripMs} ms`,
        `${median(limits).toFixed(0)} ms`,
        median(ratios).toFixed(2),
        middleHalf(ratios),
        `${median(asked).toFixed(0)} ms`,
        `${inFirstFrame} of ${pairs}`,
        (shift / pairs).toFixed(4),
      ]);
      held.push(() => {
        holdTo(
          `first visit on ${host.name}, ${roundTripMs} ms, by a bare fetch`,
          ratios,
          1.05,
          1.15,
        );
        holdTo(
          `second visits on ${host.name}, ${roundTripMs} ms, without the name in the first frame`,
          [pairs - inFirstFrame],
          0,
        );
        holdTo(
          `layout shift of second visits on ${host.name}, ${roundTripMs} ms, more`,
          [shift / pairs],
          0.001,
        );
      });
    }

    farAway.setRoundTrip(0);
    const added = { cpuMs: [] as number[], heapKb: [] as number[], requests: [] as number[] };
    const cpuMs: number[] = [];
    for (let pair = -1; pair < pairs; pair += 1) {
      const without = await withContext('without', folders, (context) => load(context, url));
      const loaded = await withContext('with', folders, (context) => load(context, url));
      if (pair < 0) continue;
      cpuMs.push(without.cpuMs);
      for (const figure of ['cpuMs', 'heapKb', 'requests'] as const)
        added[figure].push(loaded[figure] - without[figure]);
    }
    const ten = await readTenPages(paths);
    loadRows.push([
      host.name,
      median(cpuMs).toFixed(0),
      median(added.cpuMs).toFixed(0),
      middleHalf(added.cpuMs),
      median(added.heapKb).toFixed(0),
      middleHalf(added.heapKb),
      `${median(added.requests)}`,
      `${ten}`,
    ]);
    held.push(() => {
      holdTo(`heap of a tab on ${host.name}, kB more`, added.heapKb, 200, 400);
      holdTo(`requests of the Info API in ten pages on ${host.name}`, [ten], 1);
    });
  }
} finally {
  await browser.close();
  farAway.close();
}

printTable(
  `From navigation to the painted name on a first visit, as a ratio to a bare fetch in the same page (median and middle half of ${pairs} turns); when the request begins, after the first byte of the page; second visits, and how much more moves in them than without Bookplate`,
  [
    'host',
    'round trip',
    'bare',
    'name',
    'middle half',
    'request begins',
    'second visit: name in the first frame',
    'layout shift, more',
  ],
  nameRows,
);
printTable(
  `What Bookplate adds to a page (median and middle half of ${pairs} pairs): CPU time of the main thread in a browser that is slowed down six times, the heap of the tab after a collection, requests to the docs; and how often ten pages ask the Info API`,
  [
    'host',
    'CPU ms without',
    'more',
    'middle half',
    'heap kB more',
    'middle half',
    'requests more',
    'Info API, ten pages',
  ],
  loadRows,
);
for (const hold of held) hold();
