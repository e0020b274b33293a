import { createInfoApi } from '@bookplate/info-api/node';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { bookplateIn, type Ran } from '../../test/bookplate.ts';
import { documentedFields } from '../../test/documented-fields.ts';
import type { Terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookplate-cli-'));
const session = 'sid=ada-has-a-long-session';
/** Of a reader with a key in `content`. */
const sessionWithKey = 'sid=ada-has-a-key-as-well';
let servers: Server[] = [];
let docsUrl = '';
let apiUrl = '';

beforeAll(async () => {
  const docs = await listen((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><head><script data-api-url="${apiUrl}">x</script></head>`);
  });
  docsUrl = `http://docs.acme.localhost:${docs}/`;
  const infoApi = createInfoApi({
    path: '/api/user-info',
    docsOrigins: [new URL(docsUrl).origin],
    getUser: ({ headers }) =>
      headers.cookie === session || headers.cookie === sessionWithKey
        ? {
            groups: ['Ops'],
            content: {
              firstName: 'Ada',
              ...(headers.cookie === sessionWithKey && { apiKey: 'live_1' }),
            },
            apiPlaygroundInputs: { header: { 'X-Key': '1' } },
          }
        : null,
  });
  const dash = await listen((request, response) => infoApi(request, response));
  apiUrl = `http://dash.acme.localhost:${dash}/api/user-info`;
});
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});
// How fast the servers of this file answer is a matter of what else the machine does, and a warning of the doctor.
beforeEach(() => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  return () => clock.mockRestore();
});

function listen(handler: RequestListener): Promise<number> {
  const server = createServer(handler);
  servers = [...servers, server];
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

const domain = 'acme.localhost';
const hint = `bookplate_hint=0123456789abcdef; Domain=${domain}; Path=/; SameSite=Lax`;
const noHint = `bookplate_hint=; Domain=${domain}; Path=/; Max-Age=0; SameSite=Lax`;

const bookplate = (argv: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ran> =>
  bookplateIn(folder, argv, terminal);

const signedIn = { environment: { BOOKPLATE_COOKIE: session } };
const loginUrl = (): string => `${new URL('/login', apiUrl).href}?next={returnTo}`;

const both = (): string[] => ['doctor', '--docs', docsUrl, '--api', apiUrl];

test('doctor says that a set-up works if a reader was recognised, and exits 0', async () => {
  const { code, output } = await bookplate(both(), signedIn);
  expect(output).toContain('✓ dashboard ─── ✓ network ─── ✓ browser ─── ✓ docs');
  expect(output).toContain('recognises the signed-in reader, and answers 401 to anonymous readers');
  expect(output).toContain('It works.');
  expect(output).not.toContain('Next:');
  expect(code).toBe(0);
});

test('doctor without a session prints the command that checks a signed-in reader, and exits 1', async () => {
  const { code, output } = await bookplate([
    ...both(),
    '--stack',
    'express',
    '--login',
    loginUrl(),
  ]);
  expect(output).toContain('? dashboard ─── ✓ network ─── ? browser ─── ✓ docs');
  expect(output).toContain('Works for anonymous readers; a signed-in reader was not checked.');
  expect(output).not.toContain('It works.');
  expect(output).not.toContain('sends the session cookie, and');
  expect(output).toContain(
    `      npx bookplate doctor --docs ${docsUrl} --api ${apiUrl} --login "${loginUrl()}" --stack express --cookie-stdin`,
  );
  expect(code).toBe(1);
});

test('doctor says of a step which checks did not run, and why', async () => {
  const argv = ['doctor', '--docs', docsUrl, '--api', 'http://dash.acme.localhost:1/api'];
  const { output } = await bookplate(argv, signedIn);
  expect(output).toMatch(
    /^ {2}browser +\d+ checks did not run \(found api-unreachable\): cors-\S+, \S+, \S+ and \d+ more$/m,
  );
  const verbose = await bookplate([...argv, '--verbose'], signedIn);
  expect(verbose.output).toContain('skipped cors-missing: found api-unreachable');
});

test('doctor says why the session cookie was not followed to the browser', async () => {
  const { output } = await bookplate(both(), {
    environment: { BOOKPLATE_COOKIE: 'sid=long-expired-session' },
  });
  expect(output).toMatch(
    /^ {2}browser +not checked: the dashboard did not recognise the session$/m,
  );
});

test('doctor says of dangers that they come first, not that it works', async () => {
  const port = await listen(({ method, headers }, response) => {
    response.setHeader('access-control-allow-origin', headers.origin ?? '');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('vary', 'Origin');
    response.setHeader('cache-control', 'private, no-store');
    response.setHeader('content-type', 'application/json');
    const isReader = headers.cookie === session;
    response.writeHead(method === 'OPTIONS' ? 204 : isReader ? 200 : 401);
    response.end(isReader ? '{"content":{"firstName":"Ada"}}' : '{"error":"signed-out"}');
  });
  const open = `http://dash.acme.localhost:${port}/api/user-info`;
  const dangerous = await listen((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><head><script data-api-url="${open}">x</script></head>`);
  });
  const argv = ['doctor', '--docs', `http://docs.acme.localhost:${dangerous}/`, '--api', open];
  const withReader = await bookplate(argv, signedIn);
  expect(withReader.output).toContain(
    'Readers are recognised, but 2 dangers must be fixed first (also 1 warning).',
  );
  expect(withReader.output).not.toContain('It works');
  const withoutReader = await bookplate(argv);
  expect(withoutReader.output).toContain(
    '2 dangers must be fixed first (also 1 warning); a signed-in reader was not checked.',
  );
  expect(withoutReader.output).not.toContain('Works for');
  expect([withReader.code, withoutReader.code]).toEqual([1, 1]);
});

test('doctor ticks no step for a dashboard that refuses the docs', async () => {
  const port = await listen((_, response) => void response.writeHead(403).end('{}'));
  const argv = ['doctor', '--docs', docsUrl, '--api', `http://dash.acme.localhost:${port}/api`];
  const { output } = await bookplate(argv);
  expect(output).toContain('✗ dashboard ─── ✓ network ─── ✗ browser');
  expect(output).toContain('answers 403 to the docs');
});

test('doctor prints lines to paste once for findings with one cause', async () => {
  const port = await listen((_, response) => {
    response.writeHead(401, { 'access-control-allow-origin': '*', 'x-powered-by': 'Express' });
    response.end('{}');
  });
  const argv = ['doctor', '--docs', docsUrl, '--api', `http://dash.acme.localhost:${port}/api`];
  const { output } = await bookplate(argv);
  for (const code of ['cors-wildcard', 'vary-origin-missing', 'answer-cacheable'])
    expect(output).toContain(code);
  expect(output).toContain('dashboard  answers 401 to anonymous readers');
  expect(output.match(/response\.vary\('Origin'\)/g)).toHaveLength(1);
  expect(output.replaceAll(/\s+/g, ' ')).toContain(
    'The lines for cors-wildcard above fix this too.',
  );
});

test('a note changes neither the verdict nor the exit code', async () => {
  const port = await listen((_, response) => {
    response.setHeader('content-security-policy-report-only', "default-src 'self'");
    response.end(`<!doctype html><head><script data-api-url="${apiUrl}">x</script></head>`);
  });
  const argv = ['doctor', '--docs', docsUrl.replace(/:\d+/, `:${port}`), '--api', apiUrl];
  const { output } = await bookplate(argv);
  expect(output).toContain('note  csp-report-only');
  expect(output).toContain('✓ docs');
  const { output: junit } = await bookplate([...argv, '--junit']);
  expect(junit).toContain('name="csp-report-only"/>');
});

test('doctor shows where it breaks, why, and what to paste, and exits 1', async () => {
  const { code, output } = await bookplate([
    'doctor',
    '--docs',
    docsUrl,
    '--api',
    apiUrl.replace('user-info', 'users'),
  ]);
  expect(output).toContain('✗ dashboard ─── ✓ network ─── ? browser ─── ✗ docs');
  expect(output).toMatch(/^  ✗ .*\(404\)$/m);
  expect(output).toMatch(/^  dashboard  api-not-found$/m);
  expect(output).toMatch(/^error  api-not-found\n  .*\(404\)$/m);
  expect(output).toContain('      GET /api/users   200 with the User, or 401\n');
  expect(code).toBe(1);
});

test('doctor writes lines that fit, except URLs and lines to paste', async () => {
  const argv = [...both(), '--set-cookie', 'sid=1; Path=/app; Domain=acme.localhost'];
  const { output, errors } = await bookplate(argv, { columns: 60, isInteractive: true });
  const isLong = (line: string): boolean => line.length > 60 && !/^ {6}|http/.test(line);
  expect(output.split('\n').filter(isLong)).toEqual([]);
  // Each piece between two returns is a state of the progress line.
  expect(errors).toContain('1 request');
  expect(errors.split('\r').filter(isLong)).toEqual([]);
});

test('doctor names a finding before the examination ends', async () => {
  let written = '';
  const seen: string[] = [];
  const slow = await listen((_, response) => {
    // The finding about the Info API is printed before the docs are requested.
    seen.push(written);
    response.end('<!doctype html>');
  });
  await bookplate(
    ['doctor', '--docs', `http://docs.acme.localhost:${slow}/`, '--api', `${apiUrl}s`],
    { write: (text) => void (written += text) },
  );
  expect(seen[0]).toMatch(/✗ .*\(404\)$/m);
});

test('doctor words the fixes for the given stack', async () => {
  const argv = ['doctor', '--docs', docsUrl, '--api', docsUrl.replace('docs.', 'dash.')];
  const { output } = await bookplate([...argv, '--stack', 'django']);
  expect(output).toContain('def for_docs(get_response):');
});

test('--browser without one says so, and exits 2 after all else was said', async () => {
  const { code, output } = await bookplate([...both(), '--browser'], {
    environment: { BOOKPLATE_CHROMIUM: '/nowhere/chromium' },
  });
  expect(output.replaceAll('\n', ' ')).toContain(
    'BOOKPLATE_CHROMIUM is /nowhere/chromium, and there is no program.',
  );
  expect(output).toContain('? dashboard ─── ✓ network ─── ? browser ─── ? docs');
  expect(code).toBe(2);
});

test('--browser with what is no Chromium says how that ended, and exits 2', async () => {
  const { code, output } = await bookplate([...both(), '--browser'], {
    environment: { BOOKPLATE_CHROMIUM: process.execPath },
  });
  expect(output.replaceAll('\n', ' ')).toContain('ended with code 9');
  expect(code).toBe(2);
});

test('doctor takes from bookplate.json what is not given', async () => {
  const inside = mkdtempSync(join(folder, 'site-'));
  const settings = {
    apiUrl,
    loginUrl: new URL('/login?next={returnTo}', apiUrl).href,
    docsOrigin: new URL(docsUrl).origin,
  };
  writeFileSync(join(inside, 'bookplate.json'), JSON.stringify(settings));
  const { code, output } = await bookplate(['doctor', '--verbose'], {
    ...signedIn,
    folder: inside,
  });
  expect(output).toContain(`GET ${new URL('/login?next=', apiUrl).href}`);
  expect(code).toBe(0);
});

test('doctor examines the environment that a build would take, or the one of BOOKPLATE_ENV', async () => {
  const inside = mkdtempSync(join(folder, 'environments-'));
  const other = 'http://dash.acme.localhost:1/api';
  const settings = {
    docsOrigin: new URL(docsUrl).origin,
    apiUrl: other,
    loginUrl: new URL('/login', other).href,
    environments: { production: { apiUrl: `${apiUrl}?production` }, staging: { apiUrl } },
  };
  writeFileSync(join(inside, 'bookplate.json'), JSON.stringify(settings));
  const examined = async (): Promise<unknown> => {
    const { output, errors } = await bookplateIn(inside, ['doctor', '--json']);
    return output ? (JSON.parse(output) as { apiUrl: string }).apiUrl : errors;
  };
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await examined()).toBe(`${apiUrl}?production`);
  vi.stubEnv('BOOKPLATE_ENV', 'staging');
  expect(await examined()).toBe(apiUrl);
  vi.stubEnv('BOOKPLATE_ENV', 'development');
  expect(await examined()).toBe(other);
  vi.stubEnv('BOOKPLATE_ENV', 'stagin');
  expect(await examined()).toContain('there is no environment "stagin"; did you mean staging?');
});

test('doctor takes fields that bookplate.json names as public for no secrets', async () => {
  const inside = mkdtempSync(join(folder, 'public-'));
  const settings = { apiUrl, loginUrl: new URL('/login', apiUrl).href };
  const write = (publicFields: readonly string[]): void =>
    writeFileSync(join(inside, 'bookplate.json'), JSON.stringify({ ...settings, publicFields }));
  const argv = ['doctor', '--docs', docsUrl];
  const environment = { BOOKPLATE_COOKIE: sessionWithKey };
  write(['projectKeys']);
  expect((await bookplateIn(inside, argv, { environment })).output).toContain('secret-in-content');
  write(['apiKey']);
  expect((await bookplateIn(inside, argv, { environment })).code).toBe(0);
});

test('doctor says what is wrong with bookplate.json, and where', async () => {
  const inside = mkdtempSync(join(folder, 'site-'));
  writeFileSync(join(inside, 'bookplate.json'), `{"apiUrl": "${apiUrl}",\n  "private": true}`);
  const { code, errors } = await bookplate(['doctor'], { folder: inside });
  expect(errors).toMatch(/bookplate\.json:2:3 private: the shared session cannot protect pages/);
  expect(errors).toMatch(/bookplate\.json loginUrl: expected an absolute URL, found nothing/);
  expect(errors).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

test('doctor --json prints one versioned object', async () => {
  const { code, output } = await bookplate([
    ...both(),
    '--set-cookie',
    'sid=1; Path=/app',
    '--json',
  ]);
  const report = JSON.parse(output) as Record<string, unknown>;
  expect(report).toMatchObject({
    version: 1,
    deployment: 'two-subdomains',
    outcome: 'broken',
    findings: [
      {
        code: 'cookie-path-too-narrow',
        severity: 'error',
        args: { path: '/app' },
        paste: expect.any(String),
      },
    ],
  });
  expect(code).toBe(1);
});

test('the documentation names every field of the JSON', async () => {
  const argv = [...both(), '--set-cookie', 'sid=1; Path=/', '--json'];
  const { output } = await bookplate(argv);
  const report = JSON.parse(output) as object;
  expect(documentedFields('doctor').filter((name) => name !== 'browser')).toEqual(
    Object.keys(report).toSorted(),
  );
});

test('doctor looks at the sign-in hint in the headers of a sign-in and a sign-out', async () => {
  const headers = headerFiles(`Set-Cookie: ${hint}; HttpOnly`, `Set-Cookie: ${noHint}`);
  const { output } = await bookplate([...both(), ...headers]);
  expect(output).toContain('Docs cannot read the sign-in hint: it has HttpOnly');
  expect(output).toContain('--sign-in-headers sign-in.txt --sign-out-headers sign-out.txt');
});

test('doctor says which browsers send a cookie', async () => {
  const { output } = await bookplate([...both(), '--set-cookie', 'sid=x; Path=/; Secure']);
  expect(output).toContain(
    [
      '  sid  Chrome   ✓ sends it',
      '       Firefox  ✓ sends it',
      '       Safari   ✗ it is Secure, but set over http',
    ].join('\n'),
  );
});

test('doctor --junit prints a case for each code', async () => {
  const { output } = await bookplate([...both(), '--set-cookie', 'sid=1; Path=/app', '--junit']);
  expect(output).toMatch(
    /^<\?xml .*\?>\n<testsuite name="bookplate doctor" tests="\d+" failures="1" skipped="\d+">/,
  );
  expect(output).toContain(
    'name="cookie-path-too-narrow"><failure message="The cookie sid has Path /app',
  );
  expect(output).toContain('name="cors-missing"/>');
});

test.each([
  ['the environment', [], { environment: { BOOKPLATE_COOKIE: session } }],
  ['standard input', ['--cookie-stdin'], { readInput: async () => `Cookie: ${session}\n` }],
  ['a file', ['--cookie-file', 'cookie.txt'], {}],
] as const)('takes the session from %s and never prints it', async (_, argv, terminal) => {
  writeFileSync(join(folder, 'cookie.txt'), `${session}\n`);
  const { code, output, errors } = await bookplate([...both(), '--json', ...argv], terminal);
  const { skipped } = JSON.parse(output) as { skipped: { code: string }[] };
  expect(skipped.map((skip) => skip.code)).not.toContain('session-not-recognised');
  expect(output + errors).not.toContain('ada-has-a-long-session');
  expect(code).toBe(0);
});

test('doctor holds the reader against the docs and their OpenAPI document', async () => {
  mkdirSync(join(folder, 'dist', 'guide'), { recursive: true });
  writeFileSync(
    join(folder, 'dist', 'guide', 'index.html'),
    `<p data-bookplate-groups="admin beta"><p data-bookplate-groups=ops>`,
  );
  writeFileSync(
    join(folder, 'api.yaml'),
    'openapi: 3.1.0\ncomponents:\n  securitySchemes:\n    key: { type: apiKey, in: header, name: X-API-Key }\n',
  );
  const argv = [...both(), '--docs-folder', 'dist', '--spec', 'api.yaml', '--json'];
  const { code, output } = await bookplate(argv, { environment: { BOOKPLATE_COOKIE: session } });
  const { findings } = JSON.parse(output) as { findings: { code: string; args: object }[] };
  expect(findings.map((finding) => [finding.code, finding.args])).toEqual([
    [
      'group-unknown',
      { unknown: [{ group: 'Ops', nearest: 'ops' }], docsGroups: ['admin', 'beta', 'ops'] },
    ],
    ['playground-input-unknown', { unknown: [{ place: 'header', name: 'X-Key', nearest: '' }] }],
  ]);
  expect(code).toBe(1);
});

test.each([
  [['doctor'], /^Which docs\? Give --docs .*\nWhich Info API\? Give --api /],
  [['remove'], /^Found no docs in \S+ that Bookplate knows\. Expected .*\n$/],
  [
    ['doctor', '--docs', 'docs.foo.com', '--api', 'https://dash.foo.com'],
    '--docs: expected an absolute URL such as "https://docs.foo.com/"',
  ],
  [
    ['doctor', '--docs', 'https://docs.foo.com', '--api', '/api/docs/user-info'],
    '--api: expected an absolute URL such as "https://dash.foo.com/api/docs/user-info"',
  ],
  [
    ['doctor', '--docs', 'https://docs.foo.com', '--api', 'https://api.example.com'],
    '--api: expected the URL of the Info API with its path, such as "https://api.example.com/api/docs/user-info"; found no path.',
  ],
  [
    ['conformance', 'https://api.example.com', '--docs-origin', 'https://docs.foo.com'],
    '<api-url>: expected the URL of the Info API with its path',
  ],
  [['doctor', '--dcs', 'x'], "unknown option '--dcs'"],
  [['docter'], '(Did you mean doctor?)'],
  [
    [
      'doctor',
      '--docs',
      'https://docs.foo.com',
      '--api',
      'https://dash.foo.com',
      '--set-cookie',
      'sid',
    ],
    '--set-cookie: expected a Set-Cookie line such as "sid=…; Path=/; Secure; HttpOnly; SameSite=Lax", found no "="',
  ],
  [
    ['doctor', '--docs', 'https://a.b', '--api', 'https://c.b', '--cookie-file', 'missing.txt'],
    'cannot read missing.txt',
  ],
  [['doctor', '--json', '--junit'], 'cannot be used with'],
  [['doctor', '--stack', 'cobol'], "option '--stack <name>' argument 'cobol' is invalid"],
  [
    ['doctor', '--docs', 'https://a.b', '--api', 'https://c.b', '--spec', 'missing.json'],
    '--spec: cannot read',
  ],
  [
    ['doctor', '--docs', 'https://a.b', '--api', 'https://c.b', '--docs-folder', 'missing'],
    '--docs-folder: found no HTML in',
  ],
  [
    ['conformance', 'https://dash.foo.com/api', '--docs-origin', '*'],
    '--docs-origin: "*" would let every site',
  ],
  [
    ['conformance', '--docs-origin', 'https://docs.foo.com'],
    "missing required argument 'api-url': the endpoint, such as https://dash.foo.com/api/docs/user-info",
  ],
  [
    ['conformance', 'localhost:3777/me', '--docs-origin', 'https://docs.foo.com'],
    '<api-url>: expected an absolute URL such as "https://dash.foo.com/api/docs/user-info"',
  ],
  [['apply'], "missing required argument 'folder': the site, such as ./public"],
  [
    ['conformance', 'https://c.b', '--docs-origin', 'https://a.b', '--sign-in-headers', 'none.txt'],
    '--sign-in-headers: cannot read',
  ],
] as const)('%j cannot run: exits 2 with a sentence and no stack', async (argv, sentence) => {
  const { code, errors } = await bookplate(argv);
  expect(errors).toMatch(sentence);
  expect(errors).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

test('a cookie that is none is refused without being repeated', async () => {
  const { code, errors } = await bookplate(both(), { environment: { BOOKPLATE_COOKIE: 's3cr3t' } });
  expect(errors).toContain('BOOKPLATE_COOKIE: expected a session cookie');
  expect(errors).not.toContain('s3cr3t');
  expect(code).toBe(2);
});

test('takes from a cookie jar of curl what belongs to the dashboard', async () => {
  const jar = (host: string, expires = 0): string =>
    [
      '# Netscape HTTP Cookie File',
      '# https://curl.se/docs/http-cookies.html',
      '',
      `#HttpOnly_${host}\tFALSE\t/\tFALSE\t${expires}\tsid\tada-has-a-long-session`,
      'other.example\tFALSE\t/\tFALSE\t0\tforeign\t1',
      '',
    ].join('\n');
  writeFileSync(join(folder, 'jar'), jar('dash.acme.localhost'));
  const { output } = await bookplate([...both(), '--cookie-file', 'jar']);
  expect(output).toContain('It works.');
  for (const text of [jar('dash.bar.localhost'), jar('dash.acme.localhost', 1)]) {
    writeFileSync(join(folder, 'jar'), text);
    const none = await bookplate([...both(), '--cookie-file', 'jar']);
    expect(none.errors).toContain(
      'jar: found a cookie jar of curl without a current cookie for dash.acme.localhost.',
    );
    expect(none.code).toBe(2);
  }
});

test('--help is no mistake', async () => {
  const { code, output } = await bookplate(['doctor', '--help']);
  expect(output).toContain(
    'Exit code: 0 works, 1 findings, or a signed-in reader was not checked, 2 could not run.',
  );
  expect(code).toBe(0);
});

test('colours only where somebody looks', async () => {
  expect((await bookplate(both())).output).not.toContain('\u001b[');
  expect((await bookplate(both(), { isColored: true })).output).toContain('\u001b[');
});

test('doctor examines what the console says, and leaves nothing behind', async () => {
  const published = JSON.stringify({ apiUrl, loginUrl: new URL('/login', apiUrl).href });
  let isThere = true;
  const port = await listen((_, response) => {
    response.statusCode = isThere ? 200 : 503;
    response.end(published);
  });
  const docs = mkdtempSync(join(folder, 'docs-'));
  const console = `http://console.acme.localhost:${port}/v1/sites/a/settings.json`;
  const docsOrigin = new URL(docsUrl).origin;
  const write = (settings: object): void =>
    writeFileSync(
      join(docs, 'bookplate.json'),
      JSON.stringify({ docsOrigin, console, ...settings }),
    );
  write({});
  const there = await bookplateIn(docs, ['doctor', '--json'], signedIn);
  expect(JSON.parse(there.output)).toMatchObject({ apiUrl, outcome: 'works' });
  expect(there.errors).toBe('');
  expect(readdirSync(docs)).toEqual(['bookplate.json']);

  isThere = false;
  const away = await bookplateIn(docs, ['doctor', '--json']);
  expect(away.errors).toContain(`The console at ${console} answered with status 503. Without it`);
  expect(away.code).toBe(2);
  const withApi = await bookplateIn(docs, ['doctor', '--json', '--api', apiUrl], signedIn);
  expect(withApi).toMatchObject({ code: 0, errors: '' });
  write(JSON.parse(published) as object);
  const withFile = await bookplateIn(docs, ['doctor', '--json'], signedIn);
  expect(withFile.errors).toContain('warning  The console at');
  expect(withFile.code).toBe(0);
});

test('--watch goes on until it is stopped', async () => {
  const stop = new AbortController();
  const terminal = { ...signedIn, stop: stop.signal };
  const watching = bookplate([...both(), '--watch'], terminal);
  setTimeout(() => stop.abort(), 300);
  expect((await watching).code).toBe(0);
});

/** Writes the headers of a sign-in and a sign-out as curl does, and gives them as options. */
function headerFiles(signIn: string, signOut: string): readonly string[] {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  return [
    '--sign-in-headers',
    write('sign-in.txt', `HTTP/1.1 303 See Other\r\nLocation: /\r\n${signIn}\r\n\r\n`),
    '--sign-out-headers',
    write('sign-out.txt', `HTTP/1.1 303 See Other\r\n${signOut}\r\n\r\n`),
  ];
}
test('conformance lists every rule as TAP and exits 0 for the kit, signed in', async () => {
  const headers = headerFiles(
    `Set-Cookie: ${session}\r\nset-cookie: ${hint}`,
    `Set-Cookie: ${noHint}`,
  );
  const { code, output } = await bookplate(
    ['conformance', apiUrl, '--docs-origin', new URL(docsUrl).origin, ...headers],
    { environment: { BOOKPLATE_COOKIE: session } },
  );
  expect(output).toMatch(/^TAP version 14\n1\.\.18\nok 1 - /);
  expect(output).toContain('# 18 passed, 0 failed, 0 skipped');
  expect(code).toBe(0);
});

test('conformance says what is wrong with the sign-in hint, and never repeats the session', async () => {
  const headers = headerFiles(`Set-Cookie: ${session}`, 'Location: /login');
  const { code, output } = await bookplate(
    ['conformance', apiUrl, '--docs-origin', new URL(docsUrl).origin, ...headers],
    { environment: { BOOKPLATE_COOKIE: session } },
  );
  expect(output).toContain('# Set-Cookie: expected one of bookplate_hint, found none');
  expect(output).toContain('# 15 passed, 3 failed, 0 skipped');
  expect(output).not.toContain(session);
  expect(code).toBe(1);
});

test('conformance says which rules need a session, and exits 1 when one is broken', async () => {
  const { code, output } = await bookplate([
    'conformance',
    docsUrl,
    '--docs-origin',
    new URL(docsUrl).origin,
  ]);
  expect(output).toContain('# SKIP needs a session cookie');
  expect(output).toContain('# SKIP needs the headers of a sign-out');
  expect(output).toContain('To check the skipped ones too: a session cookie');
  expect(output).toMatch(/^not ok 1 - .*\n {2}# status: expected 401 or 204, found 200$/m);
  expect(code).toBe(1);
});

test('conformance says that no server is there, and exits 2', async () => {
  const { code, output, errors } = await bookplate([
    'conformance',
    'http://dash.acme.localhost:1/api',
    '--docs-origin',
    new URL(docsUrl).origin,
  ]);
  expect(errors).toBe(
    '<api-url>: no server answers at http://dash.acme.localhost:1 (ECONNREFUSED). Nothing listens at this address and port. Start the server, or correct host and port of the URL.\n',
  );
  expect(output).toBe('');
  expect(code).toBe(2);
});

test('conformance names the page that says what to do below each failed rule', async () => {
  const argv = ['conformance', docsUrl, '--docs-origin', new URL(docsUrl).origin];
  const { output } = await bookplate(argv);
  expect(output).toMatch(
    /^not ok 1 - .*\n( {2}# .*\n)+ {2}# https:\/\/bookplate\.github\.io\/bookplate\/reference\/wire-contract\/#the-answer$/m,
  );
});

test('says its version', async () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string };
  const { code, output } = await bookplate(['--version']);
  expect(output).toBe(`${manifest.version}\n`);
  expect(code).toBe(0);
});
