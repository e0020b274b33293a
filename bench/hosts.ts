/**
 * Pages that docs hosts built, with Bookplate, in Chromium over HTTP/2 with TLS. Beside them the same pages without it, whose
 * first script is a bare `fetch` that writes the name, which nobody can be faster than: time to the painted name on a first
 * visit. On a second one, and on a first one with a sign-in hint, no frame may have the public text. Then what Bookplate adds to a page that
 * has no such script: CPU time of the main thread, by the trace of a browser that is slowed down six times, of all and of our
 * scripts alone, which varies less; the heap of the tab; requests, of one page and of ten.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'puppeteer-core';
import { bareScript, startFarAway } from './browser/far-away.ts';
import { type MainThreadTime, mainThreadTime } from './browser/main-thread.ts';
import { serveBuilt } from './browser/serve-built.ts';
import { launchTrusting, paintedAt, setHint, type Visit, visit } from './browser/visit.ts';
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
const roundTripsMs = [0, 50, 150];
const count = 20;
const root = join(import.meta.dirname, '.cache/hosts');
mkdirSync(root, { recursive: true });

type Kind = 'with' | 'without';

const docs = serveBuilt();
const farAway = await startFarAway(docs.listener);
const ada = 'Hello, Ada';

function withBareFetch(html: string): string {
  return html.replace(/<head[^>]*>/, (head) => head + bareScript(farAway.apiUrl));
}
function withHint(html: string): string {
  return html.replace('<script data-api-url=', '<script data-hint="site.localhost" data-api-url=');
}

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
    // React would put the text back, if the bare fetch is answered before it hydrates the page.
    const bareName = '<span id="name" suppressHydrationWarning>reader</span>';
    const greeting = `<p id="greeting">Hello, ${isPersonal ? nameOn(host) : bareName}</p>`;
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

interface Load extends MainThreadTime {
  readonly heapKb: number;
  readonly requests: number;
}

/** Loads a page in a slowed-down tab that has nothing yet, until the network is quiet. */
async function load(context: BrowserContext, url: string): Promise<Load> {
  const tab = await context.newPage();
  await tab.emulateCPUThrottling(6);
  docs.requests = 0;
  await tab.tracing.start({ categories: ['toplevel', '__metadata', 'devtools.timeline'] });
  await tab.goto(url, { waitUntil: 'networkidle0' });
  const trace = await tab.tracing.stop();
  const loaded = docs.requests;
  const client = await tab.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize: heap = Number.NaN } = await tab.metrics();
  await tab.close();
  return { ...mainThreadTime(trace, url), heapKb: heap / 1_000, requests: loaded };
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
  change = (html: string): string => html,
): Promise<Result> {
  Object.assign(docs, { folder: folders[kind], change });
  const context = await browser.createBrowserContext();
  const result = await run(context);
  await context.close();
  return result;
}

type Visits = Readonly<Record<Kind, readonly Visit[]>>;

/** Makes first and second visits of both kinds of pages, and first visits with a hint, by turns. */
async function visitAll(
  folders: Readonly<Record<Kind, string>>,
  url: string,
): Promise<{ readonly first: Visits; readonly second: Visits; readonly hinted: readonly Visit[] }> {
  const first: Record<Kind, Visit[]> = { with: [], without: [] };
  const second: Record<Kind, Visit[]> = { with: [], without: [] };
  const hinted: Visit[] = [];
  const see = (context: BrowserContext): Promise<Visit> => visit(context, url, '#greeting', ada);
  // The first turn warms up what all visits share.
  for (let turn = -1; turn < pairs; turn += 1) {
    const kinds = turn % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const);
    for (const kind of kinds) {
      const change = kind === 'without' ? withBareFetch : undefined;
      const [one, other] = await withContext(
        kind,
        folders,
        async (context) => [await see(context), await see(context)],
        change,
      );
      if (turn < 0) continue;
      first[kind].push(one);
      second[kind].push(other);
    }
    // A hint says no groups: what is gated appears with the answer, which is no matter of the hint.
    const { user } = farAway;
    farAway.user = user && { ...user, groups: [] };
    const visited = await withContext(
      'with',
      folders,
      async (context) => {
        await setHint(context, 'Ada');
        return see(context);
      },
      withHint,
    );
    farAway.user = user;
    if (turn >= 0) hinted.push(visited);
  }
  return { first, second, hinted };
}

/** Compares a figure of our visits with that of the bare ones next to them. */
function eachBy(
  visits: Visits,
  figure: (visit: Visit) => number,
  compare: (ours: number, bare: number) => number,
): number[] {
  const bare = visits.without.map(figure);
  return visits.with.map((each, index) => compare(figure(each), bare[index] ?? Number.NaN));
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
      const { first, second, hinted } = await visitAll(folders, url);
      const ratios = eachBy(
        first,
        ({ seen }) => paintedAt(seen, ada),
        (ours, bare) => ours / bare,
      );
      const inFirstFrame = second.with.filter(({ seen }) => seen[0]?.[0] === ada).length;
      const withPublicText = hinted.filter(({ seen }) =>
        seen.some(([text]) => text === 'Hello, reader'),
      ).length;
      const moreShift = (visits: Visits): number[] =>
        eachBy(
          visits,
          ({ shift }) => shift,
          (ours, bare) => ours - bare,
        );
      const secondShift = moreShift(second);
      const hintedShift = moreShift({ with: hinted, without: first.without });
      const timing = (what: 'askedAt' | 'answeredAt'): string =>
        [first.with, first.without]
          .map((visits) => median(visits.map((each) => each[what])).toFixed(0))
          .join(' / ');
      nameRows.push([
        host.name,
        `${roundTripMs} ms`,
        `${median(first.without.map(({ seen }) => paintedAt(seen, ada))).toFixed(0)} ms`,
        median(ratios).toFixed(2),
        middleHalf(ratios),
        timing('askedAt'),
        timing('answeredAt'),
        `${inFirstFrame} of ${pairs}`,
        median(secondShift).toFixed(4),
        `${withPublicText} of ${pairs}`,
        median(hintedShift).toFixed(4),
      ]);
      held.push(() => {
        if (roundTripMs > 0)
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
          secondShift,
          0.001,
        );
        holdTo(
          `first visits with a hint on ${host.name}, ${roundTripMs} ms, with public text`,
          [withPublicText],
          0,
        );
        holdTo(
          `layout shift of first visits with a hint on ${host.name}, ${roundTripMs} ms, more`,
          hintedShift,
          0.001,
        );
      });
    }

    farAway.setRoundTrip(0);
    const figures = ['cpuMs', 'scriptMs', 'heapKb', 'requests'] as const;
    const added: Record<(typeof figures)[number], number[]> = {
      cpuMs: [],
      scriptMs: [],
      heapKb: [],
      requests: [],
    };
    const cpuMs: number[] = [];
    for (let pair = -1; pair < pairs; pair += 1) {
      const without = await withContext('without', folders, (context) => load(context, url));
      const loaded = await withContext('with', folders, (context) => load(context, url));
      if (pair < 0) continue;
      cpuMs.push(without.cpuMs);
      for (const figure of figures) added[figure].push(loaded[figure] - without[figure]);
    }
    const ten = await readTenPages(paths);
    loadRows.push([
      host.name,
      median(cpuMs).toFixed(0),
      median(added.cpuMs).toFixed(0),
      middleHalf(added.cpuMs),
      median(added.scriptMs).toFixed(0),
      middleHalf(added.scriptMs),
      median(added.heapKb).toFixed(0),
      middleHalf(added.heapKb),
      `${median(added.requests)}`,
      `${ten}`,
    ]);
    held.push(() => {
      holdTo(
        `CPU time of scripts on ${host.name}, more, by all of the page without`,
        added.scriptMs.map((ms) => ms / median(cpuMs)),
        0.2,
        0.4,
      );
      holdTo(`heap of a tab on ${host.name}, kB more`, added.heapKb, 200, 400);
      holdTo(`requests of the Info API in ten pages on ${host.name}`, [ten], 1);
    });
  }
} finally {
  await browser.close();
  farAway.close();
}

printTable(
  `From navigation to the painted name on a first visit, as a ratio to a bare fetch in the same page (median and middle half of ${pairs} turns); when the request begins and its answer is there, in milliseconds after the first byte of the page, beside the bare fetch; second visits; first visits after a sign-in, with a hint, of a reader without groups, which no hint says; and how much more moves in both than in a page without Bookplate`,
  [
    'host',
    'round trip',
    'bare',
    'name',
    'middle half',
    'request begins',
    'answered',
    'second visit: name in the first frame',
    'layout shift, more',
    'hint: public text',
    'layout shift, more',
  ],
  nameRows,
);
printTable(
  `What Bookplate adds to a page (median and middle half of ${pairs} pairs): CPU time of the main thread in a browser that is slowed down six times, and what of it is in scripts within the page and files of Bookplate (not in the host's own bundle); the heap of the tab after a collection, requests to the docs; and how often ten pages ask the Info API`,
  [
    'host',
    'CPU ms without',
    'more',
    'middle half',
    'of it scripts',
    'middle half',
    'heap kB more',
    'middle half',
    'requests more',
    'Info API, ten pages',
  ],
  loadRows,
);
for (const hold of held) hold();
