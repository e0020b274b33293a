import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { followCookie } from '@bookplate/doctor';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBrowser } from './lib/browser.ts';

// What the doctor says of a `Set-Cookie` line without a browser, held against a browser.

const { visitor } = useBrowser({ allowsThirdPartyCookies: true });

/** Each under a name of its own, so that one sign-in sets them all. */
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

test.each(journeys)(
  'docs on %s, API on %s, sign-in on %s: Chromium sends what is foretold',
  async (docs, api, signIn) => {
    const journey = {
      docsUrl: at(docs, '/page'),
      apiUrl: at(api, '/api/user'),
      setByUrl: at(signIn, '/dashboard/login'),
    };
    const page = await (await visitor()).openTab();
    await page.goto(journey.setByUrl);
    await page.goto(journey.docsUrl);
    const header = await page.evaluate(
      async (url) => (await fetch(url, { credentials: 'include' })).text(),
      journey.apiUrl,
    );
    const sent = new Set(header.split('; ').map((pair) => pair.replace(/=1$/, '')));
    const wrong = lines.flatMap((line) => {
      const { name, stoppedBy } = followCookie(line, journey);
      const isSent = sent.has(name);
      const foretold = stoppedBy.chrome ?? 'sent';
      return isSent === (foretold === 'sent') ? [] : [{ line, isSent, foretold }];
    });
    expect(wrong).toEqual([]);
  },
);

function at(origin: string, path: string): string {
  const url = new URL(path, `${origin}.localhost`);
  url.port = String(url.protocol === 'https:' ? ports.https : ports.http);
  return url.href;
}
