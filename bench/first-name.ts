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
import { createInfoApi } from '@bookplate/info-api/node';
import { readFileSync } from 'node:fs';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { BrowserContext } from 'puppeteer-core';
import { generate } from 'selfsigned';
import { launchChromium } from './browser/launch.ts';
import { openSlowLink } from './browser/slow-link.ts';
import { holdTo, median, middleHalf, printTable } from './table.ts';

const roundTripsMs = [0, 50, 150];
const pairs = Number(process.env['BENCH_PAIRS'] ?? 15);
const hosts = ['docs.site.localhost', 'dash.site.localhost'];

const { cert, private: key } = await generate([{ name: 'commonName', value: 'site.localhost' }], {
  extensions: [
    { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
  ],
});

/** What Chromium says is HTTP/2 speaks to the same handlers as HTTP/1. */
async function serve(handler: () => RequestListener): Promise<Http2SecureServer> {
  const server = createSecureServer({ cert, key });
  server.on('request', (request, response) => {
    if (request.httpVersion !== '2.0')
      throw new Error(`expected HTTP/2, got ${request.httpVersion}`);
    handler()(request as never, response as never);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const portOf = (server: Http2SecureServer): number => (server.address() as AddressInfo).port;

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

let infoApi: RequestListener = () => undefined;
/** As the session endpoints of better-auth and Auth.js answer. */
const session = JSON.stringify({
  user: { id: 'user_1', name: 'Ada', email: 'ada@example.com' },
  session: { id: 'session_1', expiresAt: '2100-01-01T00:00:00.000Z' },
  expires: '2100-01-01T00:00:00.000Z',
});
const docs = await serve(() => (request, response) => {
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
});
const dashboard = await serve(() => (request, response) => {
  if (!request.url?.startsWith('/api/auth/')) {
    infoApi(request, response);
    return;
  }
  response.setHeader('access-control-allow-origin', docsOrigin);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('content-type', 'application/json');
  response.end(session);
});
const links = [await openSlowLink(portOf(docs)), await openSlowLink(portOf(dashboard))] as const;
const docsOrigin = `https://${hosts[0]}:${links[0].port}`;
const apiUrl = `https://${hosts[1]}:${links[1].port}/user-info`;
/** Who is signed in: no cookie tells the readers apart. */
let isSignedIn = true;
infoApi = createInfoApi({
  path: '/user-info',
  docsOrigins: [docsOrigin],
  getUser: () =>
    isSignedIn ? { groups: ['admin'], content: { firstName: 'Ada', plan: 'enterprise' } } : null,
});

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
const barePage = page(
  `<script>
fetch(${JSON.stringify(apiUrl)}, { credentials: 'include' }).then((response) => response.json()).then((user) => {
  const show = () => { document.getElementById('name').textContent = user.content.firstName; };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', show);
  else show();
});
</script>`,
  '<span id="name">reader</span>',
);

function pageAt(path: string): string {
  if (path === '/bare') return barePage;
  if (path === '/hint') return hintPage;
  if (!peerScripts.has(path)) return bookplatePage;
  // As frameworks place it: loaded beside the page, run after it.
  return page(`<script src="${path}.js" defer></script>`, 'reader', `data-api="${apiUrl}"`);
}

/** Notes when each text of the heading was first painted, in milliseconds since the navigation began. */
function watchHeading(): void {
  const seen: [text: string, at: number][] = [];
  Object.assign(window, { seenHeadings: seen, layoutShift: 0 });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[])
      (window as unknown as { layoutShift: number }).layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  // The task after a frame's callbacks: by then it is painted.
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', () => {
    const text = document.querySelector('h1')?.innerText ?? '';
    if (text !== (seen.at(-1)?.[0] ?? '')) seen.push([text, performance.now()]);
  });
  port2.start();
  const onFrame = (): void => {
    port1.postMessage(null);
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

type Seen = readonly [text: string, at: number][];

/** Of the last visit: how far anything moved, and when the request of the name began, in milliseconds after the page's first byte. */
let last = { shift: 0, askedAt: 0 };

async function visit(context: BrowserContext, path: string, end = 'Hello, Ada'): Promise<Seen> {
  const tab = await context.newPage();
  await tab.evaluateOnNewDocument(watchHeading);
  await tab.goto(docsOrigin + path);
  await tab.waitForFunction(
    (wanted, hasHandshake) =>
      (window as unknown as { seenHeadings: Seen }).seenHeadings.some(
        ([text]) => text === wanted,
      ) &&
      (!hasHandshake || window.bookplate?.outcome !== undefined),
    {},
    end,
    end !== 'Hello, Ada',
  );
  last = await tab.evaluate(() => {
    const [navigation] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[];
    const request = performance
      .getEntriesByType('resource')
      .find(({ name }) => /user-info|session/.test(name));
    return {
      shift: (window as unknown as { layoutShift: number }).layoutShift,
      askedAt: (request?.startTime ?? Number.NaN) - (navigation?.responseStart ?? Number.NaN),
    };
  });
  const seen = await tab.evaluate(() => (window as unknown as { seenHeadings: Seen }).seenHeadings);
  await tab.close();
  return seen;
}

/** What a sign-in on the dashboard sets: a new tag each time. */
async function setHint(context: BrowserContext, name: string): Promise<void> {
  const value = `sign-in-${'0'.repeat(8)}-${Math.random().toString(36).slice(2)}.${name}`;
  await context.setCookie({
    name: 'bookplate_hint',
    value,
    domain: '.site.localhost',
    path: '/',
    secure: true,
  });
}

function nameAt(seen: Seen): number {
  return seen.find(([text]) => text === 'Hello, Ada')?.[1] ?? Number.NaN;
}

const browser = await launchChromium(
  // Not Puppeteer's `acceptInsecureCerts`, with which each connection fails first and is made again.
  '--ignore-certificate-errors',
  '--disable-quic',
);
const rows: string[][] = [];
const hintRows: string[][] = [];
const held: (() => void)[] = [];
const paths = ['/bare', '/bookplate', '/hint', ...peerScripts.keys()];
try {
  for (const roundTripMs of roundTripsMs) {
    for (const link of links) link.roundTripMs = roundTripMs;
    process.stderr.write(`${roundTripMs} ms round trip: ${pairs} visits of each page\n`);
    const bare: number[] = [];
    const ratios = new Map(paths.map((path) => [path, [] as number[]]));
    const asked = new Map(paths.map((path) => [path, [] as number[]]));
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
        at.set(path, nameAt(await visit(context, path)));
        if (turn >= 0) asked.get(path)?.push(last.askedAt);
        if (path === '/bookplate' && turn >= 0) {
          const [first] = await visit(context, path);
          if (first?.[0] === 'Hello, Ada') inFirstFrame += 1;
        }
        await context.close();
      }
      const context = await browser.createBrowserContext();
      await setHint(context, 'Ada');
      const afterSignIn = await visit(context, '/hint');
      const isMoved = last.shift > 0;
      isSignedIn = false;
      await context.deleteCookie(...(await context.cookies()));
      const afterSignOut = await visit(context, '/hint', 'Hello, reader');
      isSignedIn = true;
      await context.close();
      if (turn < 0) continue;
      if (afterSignIn.some(([text]) => text === 'Hello, reader')) visits.withPublicText += 1;
      if (isMoved) visits.withShift += 1;
      if (afterSignOut.some(([text]) => text === 'Hello, Ada')) visits.withOldName += 1;
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
  for (const link of links) link.close();
  for (const server of [docs, dashboard]) server.close();
}

printTable(
  `From navigation to the painted name on a first visit, as a ratio to a bare fetch (median and middle half of ${pairs} turns), and when the request begins, after the first byte of the page`,
  ['round trip', 'page', 'name', 'middle half', 'request begins'],
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
