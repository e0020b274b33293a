import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import {
  type Draft,
  examineFixture,
  type Fixture,
  goodPage,
  sessionCookie,
  setHeader,
  startCompany,
} from '../../test/company.ts';
import type { Observation } from './browser/observation.ts';
import type { Code } from './findings.ts';
import { codes, examine, type ExamineOptions } from './examine.ts';
import { parseSetup } from './setup.ts';
import { stacks } from './stack.ts';
import { explain } from './wording/explain.ts';

const withCookie = (): { cookie: string } => ({ cookie: sessionCookie });
const onlySignedOut =
  (spoil: (draft: Draft) => void): NonNullable<Fixture['spoil']> =>
  (draft, { headers }) => {
    if (headers.cookie === undefined) spoil(draft);
  };
const allow = (draft: Draft, origin: string | undefined): void => {
  if (origin === undefined) return;
  setHeader(draft, 'Access-Control-Allow-Origin', origin);
  setHeader(draft, 'Access-Control-Allow-Credentials', 'true');
};
const hash = (text: string): string =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;
const quick = { limits: { requestMs: 800 } };

const sees = (seen: Partial<Observation>): ExamineOptions => ({
  observe: async ({ docs }) => ({
    browser: 'Chrome/156',
    pageUrl: docs.href,
    askedBy: 'bookplate',
    outcome: 'identified',
    violations: [],
    messages: [],
    errors: [],
    ...seen,
  }),
});

const spec = {
  openapi: '3.1.0',
  servers: [{ url: 'https://{region}.foo.com', variables: { region: { default: 'eu' } } }],
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      token: { type: 'http', scheme: 'bearer' },
    },
  },
  paths: {
    '/{tenant}/users': {
      parameters: [{ in: 'path', name: 'tenant' }],
      get: { 'x-groups': ['admin'] },
    },
  },
};

const isScript = ({ url }: IncomingMessage): object | undefined =>
  url?.endsWith('.js') ? {} : undefined;
/** With the hash of what the files of fixtures hold. */
const withDeferredPart = (apiUrl: string): string =>
  goodPage(apiUrl).replace(
    '</script>',
    `</script><script async src="bookplate.0a1b2c3d.js" integrity="${hash('start()')} sha1-x"></script>`,
  );

/** One set-up for each way to fail that a loopback server can show. The rest is in tests of their own below. */
const fixtures: readonly (readonly [code: Code, fixture: Fixture])[] = [
  [
    'api-unreachable',
    {
      input: () => ({ apiUrl: 'http://dash.acme.localhost:1/api/user-info' }),
      page: () => goodPage('http://dash.acme.localhost:1/api/user-info'),
    },
  ],
  ['api-timeout', { take: () => true, options: quick }],
  [
    'api-slow',
    {
      take(request, response) {
        if (request.headers.origin !== undefined && request.headers['sec-fetch-site'] === undefined)
          return false;
        if (request.method === 'OPTIONS') return false;
        setTimeout(() => {
          response.writeHead(401, {
            'access-control-allow-origin': request.headers.origin ?? '',
            'access-control-allow-credentials': 'true',
            vary: 'Origin',
            'cache-control': 'no-store',
          });
          response.end('{}');
        }, 1_050);
        return true;
      },
    },
  ],
  [
    'api-url-moved',
    { take: (_, response) => !!response.writeHead(301, { location: '/api/user-info/' }).end() },
  ],
  [
    'api-redirects-to-login',
    { take: (_, response) => !!response.writeHead(302, { location: '/login?next=x' }).end() },
  ],
  [
    'api-not-found',
    { input: ({ apiUrl }) => ({ apiUrl: `${apiUrl}s` }), page: (apiUrl) => goodPage(`${apiUrl}s`) },
  ],
  [
    'cors-missing',
    { spoil: onlySignedOut((draft) => setHeader(draft, 'Access-Control-Allow-Origin')) },
  ],
  ['cors-wildcard', { spoil: (draft) => setHeader(draft, 'Access-Control-Allow-Origin', '*') }],
  [
    'cors-wrong-origin',
    {
      spoil: (draft, { headers }) =>
        headers.origin && setHeader(draft, 'Access-Control-Allow-Origin', `${headers.origin}/`),
    },
  ],
  [
    'cors-duplicate',
    {
      spoil: (draft, { headers }) =>
        headers.origin &&
        setHeader(draft, 'Access-Control-Allow-Origin', headers.origin, headers.origin),
    },
  ],
  [
    'cors-credentials-missing',
    { spoil: (draft) => setHeader(draft, 'Access-Control-Allow-Credentials', 'True') },
  ],
  [
    'preflight-refused',
    { take: ({ method }, response) => method === 'OPTIONS' && !!response.writeHead(401).end() },
  ],
  [
    'same-origin-refused',
    {
      deployment: 'one-domain',
      take: ({ headers }, response) => !headers.origin && !!response.writeHead(403).end(),
    },
  ],
  ['unexpected-status', { spoil: (draft) => draft.status === 401 && (draft.status = 500) }],
  [
    'signed-out-is-200',
    {
      spoil: onlySignedOut((draft) => {
        draft.status = 200;
        draft.body = '<h1>Log in</h1>';
      }),
    },
  ],
  ['body-too-large', { spoil: (draft) => (draft.body = ' '.repeat(10_000_000)) }],
  [
    'body-unfinished',
    {
      take({ headers, method }, response) {
        if (method === 'OPTIONS') return false;
        response.writeHead(401, {
          'access-control-allow-origin': headers.origin ?? '',
          'access-control-allow-credentials': 'true',
          vary: 'Origin',
          'cache-control': 'no-store',
        });
        const drip = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drip));
        return true;
      },
      options: quick,
    },
  ],
  [
    'vary-origin-missing',
    {
      spoil: (draft, { headers }) => !headers.origin && setHeader(draft, 'Vary', 'Accept-Encoding'),
    },
  ],
  ['answer-cacheable', { spoil: (draft) => setHeader(draft, 'Cache-Control', 'max-age=60') }],
  ['sets-cookie', { spoil: (draft) => setHeader(draft, 'Set-Cookie', 'sid=renewed; Path=/') }],
  [
    'login-dialog',
    {
      deployment: 'one-domain',
      spoil: (draft) => setHeader(draft, 'WWW-Authenticate', 'Basic realm="x"'),
    },
  ],
  [
    'reflects-origin',
    {
      spoil: (draft, { headers }) =>
        allow(draft, headers.origin === 'null' ? undefined : headers.origin),
    },
  ],
  [
    'null-origin',
    { spoil: (draft, { headers }) => headers.origin === 'null' && allow(draft, 'null') },
  ],
  [
    'lax-origin-match',
    {
      spoil: (draft, { headers }) =>
        headers.origin?.includes('.acme.localhost:') && allow(draft, headers.origin),
    },
  ],
  [
    'cors-everywhere',
    {
      take({ url, headers }, response) {
        if (url === '/api/user-info' || !headers.origin?.startsWith('http://docs.')) return false;
        response.writeHead(200, {
          'access-control-allow-origin': headers.origin,
          'access-control-allow-credentials': 'true',
        });
        response.end();
        return true;
      },
    },
  ],
  ['session-not-recognised', { input: () => ({ cookie: 'sid=long-expired-session' }) }],
  [
    'signed-in-not-json',
    {
      input: withCookie,
      spoil: (draft) => draft.status === 200 && (draft.body = '<h1>Hello</h1>'),
    },
  ],
  [
    'invalid-user',
    {
      input: withCookie,
      spoil: (draft) => draft.status === 200 && (draft.body = '{"groups":"admin"}'),
    },
  ],
  [
    'expired-user',
    { input: withCookie, user: { expiresAt: 1_000_000_000, content: { firstName: 'Ada' } } },
  ],
  [
    'secret-in-content',
    { input: withCookie, user: { content: { firstName: 'Ada', account: { passwordHash: 'x' } } } },
  ],
  [
    'secret-in-content',
    { input: withCookie, user: { content: { firstName: 'Ada', apiKey: 'live_ada_0001' } } },
  ],
  [
    'group-unknown',
    {
      input: () => ({ ...withCookie(), docsGroups: ['admin', 'beta'] }),
      user: { groups: ['Admins', 'beta'], content: { firstName: 'Ada' } },
    },
  ],
  [
    'playground-input-unknown',
    {
      input: () => ({ ...withCookie(), spec }),
      user: {
        apiPlaygroundInputs: {
          path: { tenant: 'acme' },
          keys: [
            { name: 'Production', header: { 'X-API-Key': '1' } },
            { name: 'Sandbox', header: { 'X-API-Kee': '1' } },
          ],
        },
      },
    },
  ],
  ['cookie-refused', { input: () => ({ setCookie: '__Host-sid=1; Path=/' }) }],
  ['cookie-path-too-narrow', { input: () => ({ setCookie: 'sid=1; Path=/dashboard' }) }],
  [
    'cookie-on-another-host',
    {
      input: () => ({
        setCookie: 'sid=1; Path=/',
        loginUrl: 'http://login.acme.localhost:1/login',
      }),
    },
  ],
  ['cookie-covers-docs', { input: () => ({ setCookie: 'sid=1; Path=/; Domain=acme.localhost' }) }],
  ['cookie-not-in-safari', { input: () => ({ setCookie: 'sid=1; Path=/; Secure' }) }],
  ['docs-unreachable', { docsStatus: 500 }],
  ['docs-unreachable', { docsHeaders: () => ({ 'content-type': 'text/plain' }) }],
  ['docs-unreachable', { docsHeaders: () => ({ 'content-disposition': 'attachment' }) }],
  ['docs-url-moved', { docsStatus: 302, docsHeaders: () => ({ location: '/docs/' }) }],
  ['script-missing', { page: () => '<!doctype html><title>Docs</title>' }],
  [
    'script-late',
    {
      page: (apiUrl) =>
        goodPage(apiUrl).replace('<meta charset="utf-8">', '<link rel="stylesheet" href="/a.css">'),
    },
  ],
  [
    'script-late',
    {
      files: isScript,
      page: (apiUrl) => goodPage(apiUrl).replace('<script ', '<script defer src="/bookplate.js" '),
    },
  ],
  [
    'script-missing',
    {
      page: (apiUrl) =>
        goodPage(apiUrl)
          .replace('<script', '<noscript><script')
          .replace('</script>', '</script></noscript>'),
    },
  ],
  [
    'script-not-running',
    { page: (apiUrl) => goodPage(apiUrl).replace('<script ', '<script type="text/plain" ') },
  ],
  [
    'script-not-running',
    { page: (apiUrl) => goodPage(apiUrl).replace('<script ', '<script type="module" ') },
  ],
  [
    'script-not-running',
    {
      files: isScript,
      page: (apiUrl) =>
        goodPage(apiUrl).replace('<script ', '<script type="MODULE" src="/bookplate.js" '),
    },
  ],
  ...(
    [
      { status: 404 },
      { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' },
      { headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' } },
      { body: 'another build' },
    ] as const
  ).map((file): readonly [Code, Fixture] => [
    'script-file-missing',
    { page: withDeferredPart, files: (request) => isScript(request) && file },
  ]),
  ['script-asks-elsewhere', { page: () => goodPage('https://staging.foo.com/api') }],
  ['script-altered', { input: () => ({ scriptHash: hash('another script') }) }],
  [
    'csp-blocks-script',
    { docsHeaders: () => ({ 'content-security-policy': `script-src 'self' '${hash('other')}'` }) },
  ],
  [
    'csp-blocks-script',
    {
      page: (apiUrl) =>
        goodPage(apiUrl).replace(
          '</head>',
          '<script async src="https://cdn.foo.com/bookplate.0a1b2c3d.js"></script></head>',
        ),
      docsHeaders: () => ({ 'content-security-policy': "script-src 'self' 'unsafe-inline'" }),
    },
  ],
  [
    'csp-blocks-script',
    {
      page: (apiUrl) =>
        goodPage(apiUrl).replace(
          '</head>',
          '<script async src="/bookplate.0a1b2c3d.js"></script></head>',
        ),
      docsHeaders: () => ({
        'content-security-policy': `script-src 'strict-dynamic' 'self' '${hash('start()')}'`,
      }),
    },
  ],
  [
    'csp-blocks-script',
    { docsHeaders: () => ({ 'content-security-policy': 'sandbox allow-same-origin' }) },
  ],
  [
    'csp-blocks-api',
    { docsHeaders: () => ({ 'content-security-policy': 'sandbox allow-scripts' }) },
  ],
  [
    'csp-report-only',
    { docsHeaders: () => ({ 'content-security-policy-report-only': "default-src 'self'" }) },
  ],
  [
    'csp-blocks-api',
    {
      page: (apiUrl) =>
        goodPage(apiUrl).replace(
          '</script>',
          `</script><meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`,
        ),
    },
  ],
  [
    'csp-blocks-api',
    {
      page: (apiUrl) =>
        goodPage(apiUrl).replace(
          '<meta charset',
          `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'"><meta charset`,
        ),
    },
  ],
  [
    'docs-personalised',
    {
      deployment: 'one-domain',
      input: withCookie,
      page: (apiUrl, { headers }) =>
        headers.cookie ? goodPage(apiUrl).replace('reader', 'Ada Lovelace') : goodPage(apiUrl),
    },
  ],
  ['browser-disagrees', { input: withCookie, options: sees({ outcome: 'anonymous' }) }],
  [
    'script-not-running',
    { options: sees({ outcome: 'anonymous', askedBy: 'doctor', errors: ['TypeError: no'] }) },
  ],
];

test.each(fixtures)('finds %s and nothing else, with a fix to paste', async (code, fixture) => {
  const { findings, company, events } = await examineFixture(fixture);
  expect(findings.map((finding) => finding.code)).toEqual([code]);
  const count = findings.filter(({ severity }) => severity !== 'note').length;
  expect(events.at(-1)).toMatchObject({ type: 'verdict', findings: count });
  for (const stack of stacks) {
    const context = { docsOrigin: new URL(company.docsUrl).origin, apiUrl: company.apiUrl, stack };
    const { title, meaning, fix, paste } = explain(findings[0]!, context);
    for (const words of [title, meaning, fix, paste]) expect(words).toMatch(/\w{3}/);
    // A date or time stamp that is right today is past tomorrow.
    expect(paste).not.toMatch(/\b(1[5-9]\d{8}|20\d\d-\d\d)\b/);
    expect([title, meaning, fix, paste].join()).not.toMatch(/undefined|\[object/);
  }
});

test.each<[string, Fixture]>([
  [
    'the page',
    {
      input: withCookie,
      page: (apiUrl) =>
        goodPage(apiUrl).replace('<script', '<script data-public-fields="a apiKey"'),
    },
  ],
  ['the settings', { input: () => ({ ...withCookie(), publicFields: ['apiKey'] }) }],
])('finds no secret in a field that %s names as public, but in others', async (_, fixture) => {
  const content = { apiKey: 'live_ada_0001', apiKeys: { apiKey: 'live_ada_0002' } };
  expect((await examineFixture({ ...fixture, user: { content } })).findings).toEqual([]);
  const more = { ...content, account: { password: 'x' } };
  const { findings } = await examineFixture({ ...fixture, user: { content: more } });
  expect(findings).toMatchObject([
    { code: 'secret-in-content', args: { paths: ['content.account.password'] } },
  ]);
});

test.each([
  ['/docs/', 'warning', (origin: string) => `${origin}/docs/`],
  ['https://docs.other.com/a?b#c', 'error', () => 'https://docs.other.com/a'],
] as const)(
  'takes a page that refreshes to %s at once for a redirect',
  async (to, severity, location) => {
    const { findings, company } = await examineFixture({
      page: () =>
        `<!doctype html><meta http-equiv="refresh" content="0; url=${to}"><a href="${to}">Docs</a>`,
    });
    const found = location(new URL(company.docsUrl).origin);
    expect(findings).toMatchObject([
      { code: 'docs-url-moved', severity, args: { status: 200, location: found } },
    ]);
    const context = {
      docsOrigin: 'https://docs.foo.com',
      apiUrl: company.apiUrl,
      stack: 'unknown',
    } as const;
    expect(explain(findings[0]!, context)).toMatchObject({
      title: `The docs page is a redirect (<meta http-equiv="refresh">) to ${found}`,
      paste: `--docs ${found}`,
    });
  },
);

test('every code has a fixture here or a test of its own', () => {
  const elsewhere = [
    'scheme-mix',
    'vendor-host',
    'different-sites',
    'not-https',
    'private-address',
    'api-certificate',
    'http-origin',
  ];
  const found = new Set([...fixtures.map(([code]) => code), ...elsewhere]);
  expect([...found].toSorted()).toEqual([...codes].toSorted());
});

test('codes.md has a heading for every code and for nothing else', () => {
  const page = readFileSync(new URL('../../codes.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
  expect(headings).toEqual(codes);
});

test.each(['two-subdomains', 'docs-at-the-root', 'one-domain'] as const)(
  'finds nothing on a good server, %s, signed in and with everything given',
  async (deployment) => {
    const { findings, events, company } = await examineFixture({
      deployment,
      page: withDeferredPart,
      files: isScript,
      docsHeaders: (apiUrl) => ({
        'content-security-policy': `script-src '${hash('start()')}'; connect-src ${new URL(apiUrl).origin}`,
      }),
      input: ({ apiUrl }) => ({
        cookie: sessionCookie,
        setCookie: 'sid=1; Path=/; HttpOnly; SameSite=Lax',
        loginUrl: new URL('/login?next={returnTo}', apiUrl).href,
        scriptHash: hash('start()'),
        docsGroups: ['beta'],
        spec,
      }),
      user: {
        groups: ['admin', 'internal'],
        content: { firstName: 'Ada' },
        apiPlaygroundInputs: {
          header: { 'x-api-key': '1', Authorization: 'Bearer 2' },
          path: { tenant: 'acme' },
          server: { region: 'us' },
        },
      },
      options: sees({ outcome: 'identified' }),
    });
    expect(findings).toEqual([]);
    expect(events[0]).toMatchObject({ type: 'start', deployment });
    expect(events.at(-1)).toMatchObject({
      outcome: 'works',
      steps: { dashboard: 'fine', network: 'fine', browser: 'fine', docs: 'fine' },
    });
    expect(company.asked.length).toBeLessThanOrEqual(40);
    expect(company.asked.map(({ method }) => method)).not.toContain('POST');
  },
);

test('sends the session to the API only, and never to docs on another origin or for a foreign one', async () => {
  const { company } = await examineFixture({ input: withCookie });
  const withSession = company.asked.filter(({ cookie }) => cookie !== undefined);
  expect(withSession.map(({ host }) => host.split(':')[0])).toEqual(['dash.acme.localhost']);
});

test('sends no cookie when none is given', async () => {
  const { company } = await examineFixture();
  expect(company.asked.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
});

test('never tells the value of the cookie, even if the server repeats it', async () => {
  const { events } = await examineFixture({
    input: withCookie,
    spoil: (draft, { headers }) => {
      const value = headers.cookie?.split('=')[1] ?? '';
      if (value === '') return;
      draft.body = JSON.stringify({ groups: [`no group: ${value}`] });
      setHeader(draft, 'Access-Control-Allow-Origin', `http://${value}`);
      setHeader(draft, 'Cache-Control', value);
    },
  });
  expect(JSON.stringify(events)).toContain('[cookie]');
  expect(JSON.stringify(events)).not.toContain('s3cr3t');
});

test('stops at the limit of requests, and says which checks it left out', async () => {
  const { company, events } = await examineFixture({ options: { limits: { requests: 5 } } });
  expect(company.asked).toHaveLength(5);
  expect(events).toContainEqual({
    type: 'skip',
    code: 'script-missing',
    reason: { kind: 'limit', limit: 'requests' },
  });
  expect(events.at(-1)).toMatchObject({ outcome: 'unknown', steps: { docs: 'unknown' } });
});

const drip: NonNullable<Fixture['take']> = (_, response) => {
  response.writeHead(401);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
  return true;
};

test.each([
  ['says nothing', () => true],
  ['drips', drip],
] as const)('ends when the time is over, and blames no server that %s for it', async (_, take) => {
  const { findings, events } = await examineFixture({
    take,
    options: { limits: { requestMs: 60_000, totalMs: 150 } },
  });
  expect(findings).toEqual([]);
  for (const code of ['api-timeout', 'body-unfinished', 'docs-unreachable'])
    expect(events).toContainEqual({
      type: 'skip',
      code,
      reason: { kind: 'limit', limit: 'seconds' },
    });
  expect(events.at(-1)).toMatchObject({ outcome: 'unknown' });
});

test('tells of each request when it was answered, not when its check is over', async () => {
  let told = 0;
  const held: (() => void)[] = [];
  const company = await startCompany({
    // All but the first answers wait until the one before was told.
    take({ url }, response) {
      if (url !== '/api/user-info' || asked++ === 0) return false;
      const answer = (): void => void response.writeHead(401).end();
      if (told >= asked - 1) answer();
      else held.push(answer);
      return true;
    },
  });
  let asked = 0;
  const events = examine(parseSetup(company));
  for await (const event of events) {
    if (event.type !== 'request' || !event.url.endsWith('/user-info')) continue;
    told += 1;
    for (const answer of held.splice(0)) answer();
    expect(event.outcome).toBe(401);
  }
  await company.close();
  expect(told).toBeGreaterThan(10);
});

test('a name server that is silent costs no longer than a server that is', async () => {
  const { findings } = await examineFixture({
    options: { limits: { requestMs: 100 }, resolve: () => new Promise(() => {}) },
  });
  expect(findings.map(({ code }) => code)).toEqual(['api-timeout', 'docs-unreachable']);
});

/** Servers that speak no HTTP, or no end of it. */
test.each<[what: string, talk: (socket: Socket) => unknown, code: Code]>([
  ['hangs up', (socket) => socket.destroy(), 'api-unreachable'],
  ['says something else', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'api-unreachable'],
  [
    'never ends its headers',
    (socket) => socket.write(`HTTP/1.1 401 No\r\nX: ${'x'.repeat(100_000)}`),
    'api-unreachable',
  ],
  ['says half a line', (socket) => socket.write('HTTP/1.1 40'), 'api-timeout'],
  [
    'breaks off its body',
    (socket) => socket.end('HTTP/1.1 401 No\r\nContent-Length: 9\r\n\r\n{'),
    'body-unfinished',
  ],
  [
    'redirects to itself',
    (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: /api/user-info\r\n\r\n'),
    'api-url-moved',
  ],
  [
    'redirects to nowhere',
    (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n'),
    'api-url-moved',
  ],
])('a server that %s is a finding', async (_, talk, code) => {
  const server = createNetServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => void talk(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { findings } = await examineFixture({
    input: () => ({ apiUrl: `http://dash.acme.localhost:${port}/api/user-info` }),
    options: quick,
  });
  server.close();
  expect(findings.map((finding) => finding.code)).toContain(code);
});

test.each([
  [['staff'], ['admin'], 1],
  [['pro'], ['org'], 1],
  [['pro', 'org'], ['org'], 0],
  [[], ['admin'], 0],
  [['staff'], [], 0],
])('groups %j for docs with %j: group-unknown %i times', async (groups, docsGroups, times) => {
  const { findings } = await examineFixture({
    input: () => ({ ...withCookie(), docsGroups }),
    user: { groups, content: { firstName: 'Ada' } },
  });
  expect(findings.map(({ code }) => code)).toEqual(Array(times).fill('group-unknown'));
});

test('a browser that does not run leaves its step unknown, and is no finding', async () => {
  const { events, findings } = await examineFixture({
    options: { observe: () => Promise.reject(new Error('ended with code 1')) },
  });
  expect(findings).toEqual([]);
  expect(events).toContainEqual({
    type: 'skip',
    code: 'browser-disagrees',
    reason: { kind: 'no-browser', detail: 'ended with code 1' },
  });
  expect(events.at(-1)).toMatchObject({ outcome: 'unknown', steps: { browser: 'unknown' } });
});

/** "It works" means that a signed-in reader was recognised. */
test.each<[outcome: string, signedInReader: string, fixture: Fixture]>([
  ['unknown', 'not-checked', {}],
  ['works', 'recognised', { input: withCookie }],
  ['broken', 'not-recognised', { input: () => ({ cookie: 'sid=long-expired-session' }) }],
  ['broken', 'not-recognised', { input: withCookie, user: { expiresAt: 1, content: {} } }],
  ['unknown', 'not-checked', { input: () => ({ setCookie: 'sid=1; Path=/; SameSite=Lax' }) }],
  [
    'broken',
    'not-checked',
    { input: () => ({ ...withCookie(), apiUrl: 'http://dash.acme.localhost:1/' }) },
  ],
  // A Chromium without a session sees the page of anonymous readers.
  ['unknown', 'not-checked', { options: sees({ outcome: 'anonymous' }) }],
])('the verdict is %s while a signed-in reader is %s', async (outcome, signedInReader, fixture) => {
  const { events } = await examineFixture(fixture);
  expect(events.at(-1)).toMatchObject({ outcome, seen: { signedInReader } });
});

/** A step is ticked for what was seen of it. */
test.each<[steps: object, seen: object, fixture: Fixture]>([
  [
    { dashboard: 'unknown', network: 'fine', browser: 'unknown', docs: 'fine' },
    { anonymousStatus: 401, sessionCookie: 'not-checked' },
    {},
  ],
  [{ dashboard: 'fine', browser: 'fine' }, { sessionCookie: 'not-checked' }, { input: withCookie }],
  [
    { dashboard: 'unknown', browser: 'fine' },
    { sessionCookie: 'sent' },
    { input: () => ({ setCookie: 'sid=1; Path=/; SameSite=Lax' }) },
  ],
  [
    { dashboard: 'unknown', browser: 'broken' },
    { sessionCookie: 'withheld' },
    { input: () => ({ setCookie: 'sid=1; Path=/dashboard' }) },
  ],
  [
    { dashboard: 'fine', browser: 'fine' },
    { sessionCookie: 'sent' },
    {
      input: withCookie,
      options: sees({ request: { status: 200, cookies: ['sid'], withheld: [] } }),
    },
  ],
  [
    { dashboard: 'broken', browser: 'broken' },
    { anonymousStatus: 403 },
    {
      take({ method }, response) {
        if (method === 'OPTIONS') return false;
        response.writeHead(403).end('{"error":"origin-not-allowed"}');
        return true;
      },
    },
  ],
])('steps are %j where %j was seen', async (steps, seen, fixture) => {
  const { events } = await examineFixture(fixture);
  expect(events.at(-1)).toMatchObject({ steps, seen });
});

test('finds the script at the end of a large page', async () => {
  const { findings } = await examineFixture({
    page: (apiUrl) =>
      `<!doctype html><body><p>${'word '.repeat(60_000)}</p><script data-api-url="${apiUrl}">start()</script>`,
  });
  expect(findings.map(({ code }) => code)).toEqual(['script-late']);
});

test('a policy in a meta below the script lets its first request through', async () => {
  const { findings } = await examineFixture({
    page: (apiUrl) =>
      goodPage(apiUrl).replace(
        '</script>',
        `</script><meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`,
      ),
  });
  expect(findings).toMatchObject([{ code: 'csp-blocks-api', severity: 'warning' }]);
});

test('an answer that is no UTF-8 is none to the docs', async () => {
  const { findings } = await examineFixture({
    input: withCookie,
    take({ headers, method }, response) {
      if (method === 'OPTIONS' || headers.cookie === undefined) return false;
      response.writeHead(200, {
        'access-control-allow-origin': headers.origin ?? '',
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
        'cache-control': 'no-store',
        'content-type': 'application/json',
      });
      response.end(Buffer.from('{"content":{"firstName":"J\xfcrgen"}}', 'latin1'));
      return true;
    },
  });
  expect(findings.map(({ code }) => code)).toEqual(['signed-in-not-json']);
});

/** What the probes predict is what a browser would do, step by step. */
test.each<[outcome: string, reason: string | undefined, fixture: Fixture]>([
  ['identified', undefined, {}],
  ['identified', undefined, { deployment: 'one-domain' }],
  ['unreachable', 'network', { spoil: (draft) => setHeader(draft, 'Access-Control-Allow-Origin') }],
  ['unreachable', 'status-500', { spoil: (draft) => (draft.status = 500) }],
  ['unreachable', 'not-json', { spoil: (draft) => (draft.body = 'Hello') }],
  ['unreachable', 'invalid-user', { spoil: (draft) => (draft.body = '{"groups":7}') }],
  ['unreachable', 'invalid-user', { spoil: (draft) => (draft.body = ' '.repeat(70_000)) }],
  ['anonymous', undefined, { spoil: (draft) => (draft.body = '{"user":null}') }],
  ['anonymous', undefined, { spoil: (draft) => (draft.body = '{"apiPlaygroundInputs":null}') }],
  ['anonymous', undefined, { user: { expiresAt: 1, content: { firstName: 'Ada' } } }],
  ['anonymous', undefined, { input: () => ({ cookie: 'sid=long-expired-session' }) }],
  [
    'unreachable',
    'network',
    { docsHeaders: () => ({ 'content-security-policy': "connect-src 'self'" }) },
  ],
])('predicts %s (%s)', async (outcome, reason, fixture) => {
  const { events } = await examineFixture({
    input: withCookie,
    ...fixture,
    options: sees({ outcome: 'none' }),
  });
  const observed = events.find((event) => event.type === 'observation');
  expect(observed?.predicted).toEqual({ outcome, ...(reason && { reason }) });
});

test('asks the same question once only, and one at a time', async () => {
  let open = 0;
  let most = 0;
  await examineFixture({
    input: withCookie,
    take(_, response) {
      most = Math.max(most, (open += 1));
      response.on('close', () => (open -= 1));
      return false;
    },
  });
  expect(most).toBe(1);
});
