/**
 * Time from navigation to the painted name, on a page with Bookplate and on one whose first script is a bare `fetch` that
 * writes the name: what nobody can be faster than without remembering. Beside them what people use instead, in React:
 * `fetch` in an effect, SWR, and the hooks of better-auth and Auth.js. HTTP/2 with TLS on loopback, over links of
 * several lengths, in Chromium. Each visit is a new browser, with no connection, cache or session of another; the
 * pages take turns, and a ratio is between two visits next to each other. Frames come every 16.7 ms, which is what
 * a single visit can be off by. On a second visit, the name must be in the first frame that has the sentence. When the
 * request begins is read from the browser's own timing: noise moves it less than a frame.
 *
 * With a sign-in hint: how long a wrong one is seen, as a ratio to the bare fetch; and how often a first visit after
 * sign-in has a frame with the public text or moves anything, and one after sign-out a frame with the old name.
 *
 * Left out: bandwidth and loss, which both pages would have alike; stylesheets that block rendering, which would hide a
 * difference.
 */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { BrowserContext } from 'puppeteer-core';
import { bareScript, startFarAway } from './browser/far-away.ts';
import {
  launchTrusting,
  paintedAt,
  setHint,
  type Visit,
  visit as visitPage,
} from './browser/visit.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const roundTripsMs = [0, 50, 150];
const pairs = Number(process.env['BENCH_PAIRS'] ?? 15);

/** What people use instead, each the name of a file in `peers`. */
const peers = ['use-effect', 'swr', 'better-auth', 'auth-js'] as const;
const peerScripts = new Map<string, string>();
for (const name of peers) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`peers/${name}.tsx`, import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  const [built] = Array.isArray(result) ? result : [result];
  if (!built || !('output' in built)) throw new Error(`${name}: expected one script`);
  peerScripts.set(`/${name}`, built.output[0].code);
}

/** As the session endpoints of better-auth and Auth.js answer. */
const session = JSON.stringify({
  user: { id: 'user_1', name: 'Ada', email: 'ada@example.com' },
  session: { id: 'session_1', expiresAt: '2100-01-01T00:00:00.000Z' },
  expires: '2100-01-01T00:00:00.000Z',
});
const docs: RequestListener = (request, response) => {
  const path = request.url ?? '/';
  const file = path.endsWith('.js') ? peerScripts.get(path.slice(0, -3)) : undefined;
  if (path === '/bookplate.js' || file !== undefined) {
    response.setHeader('content-type', 'text/javascript');
    response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.end(file ?? script('deferred'));
    return;
  }
  if (path.startsWith('/api/auth/')) {
    response.setHeader('content-type', 'application/json');
    response.end(session);
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(pageAt(path));
};
const dashboard: RequestListener = (_, response) => {
  response.setHeader('access-control-allow-origin', docsOrigin);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('content-type', 'application/json');
  response.end(session);
};
const farAway = await startFarAway(docs, dashboard);
const { docsOrigin, apiUrl, user } = farAway;

function script(name: 'head' | 'deferred'): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`@bookplate/browser/${name}.js`)), 'utf8');
}
function page(head: string, name: string, attributes = ''): string {
  const text = '<p>A launch needs a window, a key and an order.</p>'.repeat(200);
  return `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8">${head}<title>Docs</title></head><body><h1>Hello, ${name}</h1>${text}</body></html>`;
}
const bookplatePageWith = (settings: string): string =>
  page(
    `<script data-api-url="${apiUrl}" ${settings}>${script('head')}</script><script async src="/bookplate.js"></script>`,
    '<bookplate-text value="user.firstName">reader</bookplate-text>',
  );
const bookplatePage = bookplatePageWith('');
const hintPage = bookplatePageWith('data-hint="site.localhost"');
const barePage = page(bareScript(apiUrl), '<span id="name">reader</span>');

function pageAt(path: string): string {
  if (path === '/bare') return barePage;
  if (path === '/hint') return hintPage;
  if (!peerScripts.has(path)) return bookplatePage;
  // As frameworks place it: loaded beside the page, run after it.
  return page(`<script src="${path}.js" defer></script>`, 'reader', `data-api="${apiUrl}"`);
}

const visit = (context: BrowserContext, path: string, end = 'Hello, Ada'): Promise<Visit> =>
  visitPage(context, docsOrigin + path, 'h1', end, end !== 'Hello, Ada');

const browser = await launchTrusting();
const rows: string[][] = [];
const hintRows: string[][] = [];
const held: (() => void)[] = [];
const paths = ['/bare', '/bookplate', '/hint', ...peerScripts.keys()];
try {
  for (const roundTripMs of roundTripsMs) {
    farAway.setRoundTrip(roundTripMs);
    process.stderr.write(`${roundTripMs} ms round trip: ${pairs} visits of each page\n`);
    const bare: number[] = [];
    const ratios = new Map(paths.map((path) => [path, [] as number[]]));
    const asked = new Map(paths.map((path) => [path, [] as number[]]));
    const answered = new Map(paths.map((path) => [path, [] as number[]]));
    const visits = { withPublicText: 0, withShift: 0, withOldName: 0 };
    let inFirstFrame = 0;
    // The first turn warms up what all visits share: the browser's own start, the compiled code of the servers.
    for (let turn = -1; turn < pairs; turn += 1) {
      const at = new Map<string, number>();
      // Another page is the first in each turn.
      const start = (turn + 1) % paths.length;
      for (const path of [...paths.slice(start), ...paths.slice(0, start)]) {
        const context = await browser.createBrowserContext();
        if (path === '/hint') await setHint(context, 'Bob');
        const { seen, askedAt, answeredAt } = await visit(context, path);
        at.set(path, paintedAt(seen, 'Hello, Ada'));
        if (turn >= 0) {
          asked.get(path)?.push(askedAt);
          answered.get(path)?.push(answeredAt);
        }
        if (path === '/bookplate' && turn >= 0) {
          const [first] = (await visit(context, path)).seen;
          if (first?.[0] === 'Hello, Ada') inFirstFrame += 1;
        }
        await context.close();
      }
      const context = await browser.createBrowserContext();
      await setHint(context, 'Ada');
      const afterSignIn = await visit(context, '/hint');
      farAway.user = null;
      await context.deleteCookie(...(await context.cookies()));
      const afterSignOut = await visit(context, '/hint', 'Hello, reader');
      farAway.user = user;
      await context.close();
      if (turn < 0) continue;
      if (afterSignIn.seen.some(([text]) => text === 'Hello, reader')) visits.withPublicText += 1;
      if (afterSignIn.shift > 0) visits.withShift += 1;
      if (afterSignOut.seen.some(([text]) => text === 'Hello, Ada')) visits.withOldName += 1;
      const limit = at.get('/bare') ?? Number.NaN;
      bare.push(limit);
      for (const path of paths) ratios.get(path)?.push((at.get(path) ?? Number.NaN) / limit);
    }
    for (const path of paths) {
      if (path === '/hint') continue;
      const ofPath = ratios.get(path) ?? [];
      rows.push([
        `${roundTripMs} ms`,
        path.slice(1),
        path === '/bare' ? `1 (${median(bare).toFixed(0)} ms)` : median(ofPath).toFixed(2),
        path === '/bare' ? '' : middleHalf(ofPath),
        `${median(asked.get(path)).toFixed(0)} ms`,
        `${median(answered.get(path)).toFixed(0)} ms`,
      ]);
    }
    const corrected = ratios.get('/hint') ?? [];
    hintRows.push([
      `${roundTripMs} ms`,
      `${inFirstFrame} of ${pairs}`,
      median(corrected).toFixed(3),
      middleHalf(corrected),
      ...Object.values(visits).map((number) => `${number} of ${pairs}`),
    ]);
    held.push(() => {
      if (roundTripMs > 0)
        holdTo(
          `first visit, ${roundTripMs} ms, by a bare fetch`,
          ratios.get('/bookplate') ?? [],
          1.05,
          1.15,
        );
      holdTo(
        `second visits, ${roundTripMs} ms, without the name in the first frame`,
        [pairs - inFirstFrame],
        0,
      );
      holdTo(
        `first visits with a hint, ${roundTripMs} ms, with public text`,
        [visits.withPublicText],
        0,
      );
      holdTo(`first visits with a hint, ${roundTripMs} ms, with a shift`, [visits.withShift], 0);
      holdTo(
        `visits after sign-out, ${roundTripMs} ms, with the old name`,
        [visits.withOldName],
        0,
      );
    });
  }
} finally {
  await browser.close();
  farAway.close();
}

printTable(
  `From navigation to the painted name on a first visit, as a ratio to a bare fetch (median and middle half of ${pairs} turns), and when the request begins and is answered, after the first byte of the page`,
  ['round trip', 'page', 'name', 'middle half', 'request begins', 'answered'],
  rows,
);
printTable(
  'Second visits of Bookplate; and with a sign-in hint: a wrong one is corrected, as a ratio to the bare fetch; first visits after sign-in and after sign-out',
  [
    'round trip',
    'second visit: name in the first frame',
    'wrong hint corrected',
    'middle half',
    'sign-in: visits with public text',
    'sign-in: visits with a shift',
    'sign-out: visits with the old name',
  ],
  hintRows,
);
for (const hold of held) hold();
