import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { followCookie, type Journey } from '@bookplate/doctor';
import puppeteer from 'puppeteer-core';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from '../../lib/browser.ts';
import { startWebKit } from '../../lib/webkit.ts';

// What the doctor says of a `Set-Cookie` line without a browser, held against browsers. `cookie-table.txt` is what they
// did; `npm run e2e -- cookie-model -u` writes it again.

const { visitor } = useBrowser({ allowsThirdPartyCookies: true });

/** Each under another name, so that one sign-in sets them all. */
const lines = [
  'host-only=1; Path=/',
  'default-path=1',
  'strict=1; Path=/; SameSite=Strict; Secure; HttpOnly',
  'lax=1; Path=/; SameSite=Lax',
  'lax-secure=1; Path=/; SameSite=Lax; Secure',
  'none=1; Path=/; SameSite=None; Secure',
  'none-insecure=1; Path=/; SameSite=None',
  'unknown-same-site=1; Path=/; SameSite=Sometimes',
  'partitioned=1; Path=/; SameSite=None; Secure; Partitioned',
  'partitioned-lax=1; Path=/; SameSite=Lax; Secure; Partitioned',
  'partitioned-insecure=1; Path=/; Partitioned',
  '__Host-good=1; Path=/; Secure; SameSite=Lax',
  '__Host-domain=1; Path=/; Secure; Domain=foo.localhost',
  '__Host-path=1; Path=/api; Secure',
  '__Secure-good=1; Path=/; Secure',
  '__Secure-bad=1; Path=/',
  'domain=1; Path=/; Domain=foo.localhost',
  'dotted-domain=1; Path=/; Domain=.FOO.localhost; Secure; SameSite=Strict',
  'own-domain=1; Path=/; Domain=dash.foo.localhost',
  'docs-domain=1; Path=/; Domain=docs.foo.localhost',
  'foreign-domain=1; Path=/; Domain=bar.localhost',
  'suffix-domain=1; Path=/; Domain=localhost',
  'api-path=1; Path=/api',
  'api-path-slash=1; Path=/api/',
  'half-path=1; Path=/ap',
  'other-path=1; Path=/dashboard',
  'relative-path=1; Path=api',
  'gone=1; Path=/; Max-Age=0',
  'past=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  'age-wins=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
] as const;

let ports: { readonly http: number; readonly https: number };
let close: () => void;
beforeAll(async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'foo.localhost' }]);
  const plain = createServer(answer);
  const secure = createTlsServer({ cert, key }, answer);
  const listen = (server: typeof plain): Promise<number> =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  ports = { http: await listen(plain), https: await listen(secure) };
  close = () => {
    for (const server of [plain, secure]) server.close().closeAllConnections();
  };
});
afterAll(() => close());

/** One handler for every name: the sign-in, the docs, and an API that tells which cookies came. */
const answer: RequestListener = ({ url, headers }, response) => {
  if (url === '/dashboard/login') response.setHeader('set-cookie', lines);
  if (url === '/api/user' && headers.origin !== undefined)
    response
      .setHeader('access-control-allow-origin', headers.origin)
      .setHeader('access-control-allow-credentials', 'true');
  response.setHeader('content-type', url === '/api/user' ? 'text/plain' : 'text/html');
  response.end(url === '/api/user' ? (headers.cookie ?? '') : '<!doctype html><title>Page</title>');
};

const journeys = [
  ['https://dash.foo', 'https://dash.foo', 'https://dash.foo'],
  ['https://docs.foo', 'https://dash.foo', 'https://dash.foo'],
  ['https://foo', 'https://dash.foo', 'https://dash.foo'],
  ['https://docs.bar', 'https://dash.foo', 'https://dash.foo'],
  ['http://docs.foo', 'https://dash.foo', 'https://dash.foo'],
  ['http://docs.foo', 'http://dash.foo', 'http://dash.foo'],
  ['https://docs.foo', 'http://dash.foo', 'http://dash.foo'],
  ['https://docs.foo', 'https://dash.foo', 'https://login.foo'],
  ['https://docs.foo', 'https://dash.foo', 'https://foo'],
] as const;

/** Signs in, opens the docs, and asks the API: the `Cookie` header that it got, or nothing if it was not reached. */
type Carry = (journey: Journey) => Promise<string>;

const ask = `return fetch(arguments[0], { credentials: 'include' }).then((answer) => answer.text(), () => '')`;

/** Which names were sent, for each journey. */
type Sent = readonly ReadonlySet<string>[];
const seen: Record<string, Sent> = {};

async function travel(browser: string, carry: Carry): Promise<void> {
  const sent: ReadonlySet<string>[] = [];
  for (const journey of journeys) {
    const header = await carry(toUrls(journey));
    sent.push(new Set(header.split('; ').map((pair) => pair.replace(/=1$/, ''))));
  }
  seen[browser] = sent;
}

interface Difference {
  readonly line: string;
  readonly journey: string;
  readonly isSent: boolean;
  readonly predicted: string;
}

function differences(browser: string, model: 'chrome' | 'firefox' | 'safari'): Difference[] {
  return journeys.flatMap((journey, index) =>
    lines.flatMap((line) => {
      const { name, stoppedBy } = followCookie(line, toUrls(journey));
      const isSent = seen[browser]![index]!.has(name);
      const predicted = stoppedBy[model] ?? 'sent';
      return isSent === (predicted === 'sent')
        ? []
        : [{ line, journey: journey.join(' '), isSent, predicted }];
    }),
  );
}

test('Chromium sends what is predicted for Chrome', async () => {
  await travel('C', async ({ setByUrl, docsUrl, apiUrl }) => {
    const page = await (await visitor()).openTab();
    await page.goto(setByUrl!);
    await page.goto(docsUrl);
    const header = await page.evaluate(
      async (url) => (await fetch(url, { credentials: 'include' })).text(),
      apiUrl,
    );
    return header;
  });
  expect(differences('C', 'chrome')).toEqual([]);
});

test('Firefox sends what is predicted for Firefox', { timeout: 90_000 }, async (context) => {
  const executablePath = process.env['BOOKPLATE_FIREFOX'];
  context.skip(!executablePath, 'Firefox is not installed: apt-get install firefox-esr');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executablePath!,
    acceptInsecureCerts: true,
  });
  context.onTestFinished(() => browser.close());
  await travel('F', async ({ setByUrl, docsUrl, apiUrl }) => {
    const reader = await browser.createBrowserContext();
    const page = await reader.newPage();
    await page.goto(setByUrl!);
    await page.goto(docsUrl);
    const header = await page.evaluate(
      (url) =>
        fetch(url, { credentials: 'include' }).then(
          (response) => response.text(),
          () => '',
        ),
      apiUrl,
    );
    await reader.close();
    return header;
  });
  expect(differences('F', 'firefox')).toEqual([]);
});

/**
 * WebKitGTK is Safari's engine with another network library. Where that one knows less than Apple's, what is predicted
 * for Safari comes from documents: prefixes (BCD, Safari 16.2 on), third-party cookies (webkit.org/tracking-prevention).
 */
const onlyInLibsoup = new Set([
  '__Host-domain', // knows no prefixes
  '__Host-path',
  '__Secure-bad',
  'dotted-domain', // compares Domain with its capitals
  'age-wins', // lets Expires win over Max-Age
]);

test(
  'WebKitGTK sends what is predicted for Safari, but for what libsoup does',
  { timeout: 90_000 },
  async (context) => {
    const driver = process.env['BOOKPLATE_WEBKIT_DRIVER'];
    context.skip(!driver, 'WebKitGTK is not installed: apt-get install webkit2gtk-driver xvfb');
    const webkit = await startWebKit(driver!);
    context.onTestFinished(() => webkit.close());
    await travel('W', async ({ setByUrl, docsUrl, apiUrl }) => {
      const tab = await webkit.open();
      await tab.goto(setByUrl!);
      await tab.goto(docsUrl);
      const header = await tab.run<string>(ask, apiUrl);
      await tab.close();
      return header;
    });
    const own = differences('W', 'safari').filter(
      ({ line, predicted, isSent }) =>
        !onlyInLibsoup.has(line.split('=')[0]!) && !(predicted === 'cross-site' && isSent),
    );
    expect(own).toEqual([]);
  },
);

test('cookie-table.txt says what the three did', async (context) => {
  const browsers = ['C', 'F', 'W'];
  const missing = browsers.filter((browser) => !seen[browser]);
  context.skip(missing.length > 0, `needs all three browsers, without ${missing.join(' and ')}`);
  const letters = journeys.map((_, index) => String.fromCodePoint(97 + index));
  const legend = journeys.map(
    ([docs, api, signIn], index) =>
      `${letters[index]}  docs ${docs}, API ${api}, signed in on ${signIn}`,
  );
  const rows = lines.map((line) => {
    const name = line.split('=')[0]!;
    const cells = journeys.map((_, index) =>
      browsers.map((browser) => (seen[browser]![index]!.has(name) ? browser : '·')).join(''),
    );
    return `${cells.join('  ')}  ${line}`;
  });
  const table = [
    'Which browsers sent a cookie with the docs’ request to the API: Chromium with third-party cookies on,',
    'Firefox, WebKitGTK (not Safari: its cookies are libsoup’s). All names end in .localhost.',
    '',
    ...legend,
    '',
    `${letters.map((letter) => letter.padEnd(5)).join('')}Set-Cookie`,
    ...rows,
    '',
  ];
  await expect(table.join('\n')).toMatchFileSnapshot('cookie-table.txt');
});

function toUrls([docs, api, signIn]: (typeof journeys)[number]): Journey {
  return {
    docsUrl: at(docs, '/page'),
    apiUrl: at(api, '/api/user'),
    setByUrl: at(signIn, '/dashboard/login'),
  };
}

function at(origin: string, path: string): string {
  const url = new URL(path, `${origin}.localhost`);
  url.port = String(url.protocol === 'https:' ? ports.https : ports.http);
  return url.href;
}
