import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { GivenSettings, Settings } from '@bookplate/protocol';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { settingsOf } from '../settings-file.ts';

/** A console that answers as each test wants, and how often it was asked. */
let answer: RequestListener;
let asked = 0;
const server = createServer((request, response) => {
  asked += 1;
  answer(request, response);
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  address = `http://console.foo.localhost:${port}/v1/sites/a/settings.json`;
});
afterAll(() => server.close().closeAllConnections());
beforeEach(() => {
  asked = 0;
  // Whatever this machine has to go through.
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy'])
    for (const known of [name, name.toUpperCase()]) vi.stubEnv(known, undefined);
});
afterEach(() => void vi.unstubAllEnvs());

const own = {
  apiUrl: 'http://dash.foo.localhost/api',
  loginUrl: 'http://dash.foo.localhost/login',
  logoutUrl: 'http://dash.foo.localhost/logout',
  cacheSeconds: 5,
};
const published = {
  apiUrl: 'http://app.foo.localhost/api',
  loginUrl: 'http://app.foo.localhost/login?next={returnTo}',
  docsOrigin: 'http://other.bar.localhost',
  refreshSeconds: 30,
  reportSampleRate: 0.1,
  allowedHosts: ['evil.org'],
};
const decided = {
  apiUrl: published.apiUrl,
  loginUrl: published.loginUrl,
  refreshSeconds: published.refreshSeconds,
  reportSampleRate: published.reportSampleRate,
};

const json =
  (value: unknown): RequestListener =>
  (_request, response) =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));

function site(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-console-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Reads the settings of a site as a build does. */
async function read(
  given: Partial<Settings>,
  folder = site(),
): Promise<{ settings: Settings; warnings: string[]; given: GivenSettings }> {
  const all = { docsOrigin: 'http://docs.foo.localhost', console: address, ...given };
  const warnings: string[] = [];
  const settings = await settingsOf(folder, all, (message) => warnings.push(message));
  return { settings, warnings, given: all };
}

test('the console goes before the file, which says the rest and what the console may say', async () => {
  answer = json(published);
  const { settings, warnings, given } = await read({ ...own, groups: ['admin'] });
  expect(settings).toEqual({ ...given, ...decided });
  expect(settings).toMatchObject({ docsOrigin: 'http://docs.foo.localhost', groups: ['admin'] });
  expect(settings.allowedHosts).toBeUndefined();
  expect(warnings).toEqual([]);
  expect(asked).toBe(1);
});

test('an older console sets the sampling rate under its former name', async () => {
  const { reportSampleRate: reportShare, ...others } = published;
  answer = json({ ...others, reportShare });
  const { settings, warnings, given } = await read({});
  expect(settings).toEqual({ ...given, ...decided });
  expect(warnings).toEqual([]);
});

test('the console sets the hint for the docs’ own domain, and whether it spares requests', async () => {
  const hinted = { hint: 'foo.localhost', anonymousRequests: 'never' };
  answer = json({ ...published, ...hinted });
  const { settings, warnings, given } = await read({ hint: 'docs.foo.localhost' });
  expect(settings).toEqual({ ...given, ...decided, ...hinted });
  expect(warnings).toEqual([]);
  answer = json({ ...published, ...hinted, hint: 'bar.localhost' });
  const foreign = await read(own);
  expect(foreign.settings).toEqual(foreign.given);
  expect(foreign.warnings).toEqual([expect.stringContaining('expected a domain of the docs')]);
});

test('a file with a console and docsOrigin alone is enough', async () => {
  answer = json(published);
  const { settings, given } = await read({});
  expect(settings).toEqual({ ...given, ...decided });
});

test('without a console nobody is asked', async () => {
  expect(await settingsOf(site(), own, () => {})).toEqual(own);
  expect(asked).toBe(0);
});

test('what a newer console says beside it is left out, with a warning', async () => {
  answer = json({ ...published, theme: 'dark', personas: '/etc', console: 'https://evil.org/' });
  const { settings, warnings, given } = await read({});
  expect(settings).toEqual({ ...given, ...decided });
  expect(warnings).toEqual([
    expect.stringMatching(/^The console at \S+ also says theme, personas, console, which means/),
  ]);
});

const text =
  (body: string, status = 200, headers = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

/** Everything a console, or whatever stands at its address, can do wrong. */
const troubles: readonly (readonly [name: string, answer: RequestListener, problem: string])[] = [
  ['nothing at all', (request) => void request.socket.destroy(), 'cannot be reached (ECONNRESET)'],
  ['HTML', text('<!doctype html><title>Sign in</title>'), 'answered with a page of HTML, where'],
  ['no JSON', text('ready'), 'answered with something that is no JSON'],
  ['nothing in the body', text(''), 'answered with something that is no JSON'],
  ['half of it', text('{"apiUrl": "http'), 'answered with something that is no JSON'],
  ['an array', text('[]'), 'answered with an empty array'],
  ['null', text('null'), 'answered with null'],
  ['an empty object', text('{}'), 'says what cannot work: apiUrl: expected an absolute URL, found'],
  ['404', text('{"error":"no-such-site"}', 404), 'answered that there is no such site (404)'],
  ['500', text('{}', 500), 'answered with status 500'],
  ['503 and the settings', text(JSON.stringify(published), 503), 'answered with status 503'],
  [
    'a redirect',
    text('', 302, { location: 'https://login.foo.com/' }),
    'redirects to https://login.foo.com/, which is not followed',
  ],
  ['5 MB', text(`"${'a'.repeat(5e6)}"`), 'sends more than 64 KiB'],
  [
    'a script as the Login URL',
    json({ ...published, loginUrl: 'javascript:alert(1)' }),
    'says what cannot work: loginUrl: expected an http(s) URL, found "javascript:alert(1)"',
  ],
  [
    'another site as the Login URL, and that it is allowed',
    json({ ...published, loginUrl: 'https://evil.org/login' }),
    "says what cannot work: loginUrl: evil.org is not on the docs' own domain (docs.foo.localhost)",
  ],
  [
    'another site as the API URL',
    json({ ...published, apiUrl: 'https://evil.org/api' }),
    "says what cannot work: apiUrl: evil.org and the docs' docs.foo.localhost are different sites",
  ],
  [
    'a number as the API URL',
    json({ ...published, apiUrl: 4 }),
    'says what cannot work: apiUrl: expected an absolute URL, found 4',
  ],
  [
    'a setting that is null',
    json({ ...published, refreshSeconds: null }),
    'says what cannot work: refreshSeconds: expected a number of seconds from 0 to 86400, found null',
  ],
];

test.each(troubles)(
  'of a console that answers %s, the build says so',
  async (_, wrong, problem) => {
    answer = wrong;
    const folder = site();
    // With nothing else to go by, it ends there, and says what to do.
    const failing = read({}, folder);
    await expect(failing).rejects.toThrow(`The console at ${address} ${problem}`);
    await expect(failing).rejects.toThrow('write both into bookplate.json, where they hold while');
    await expect(failing).rejects.toMatchObject({ name: 'ConfigurationError' });

    // With the file, it goes on.
    const withFile = await read(own, folder);
    expect(withFile.settings).toEqual(withFile.given);
    expect(withFile.warnings).toEqual([expect.stringContaining(`${address} ${problem}`)]);
    expect(withFile.warnings[0]).toContain('What bookplate.json says of apiUrl, loginUrl and the');

    // And the last good answer goes before the file.
    answer = json(published);
    await read(own, folder);
    answer = wrong;
    const withAnswer = await read(own, folder);
    expect(withAnswer.settings).toEqual({ ...withAnswer.given, ...decided });
    expect(withAnswer.warnings).toEqual([
      expect.stringMatching(
        /What it said on \d{4}-\d\d-\d\dT[\d:.]+Z holds\.\n\S+\/codes\/build\/console-away\/$/,
      ),
    ]);
  },
);

test('a console that hangs is waited for for five seconds', async () => {
  answer = ({ url }, response) => {
    if (url?.endsWith('?silent') === true) return;
    // A byte now and then is no answer either.
    const timer = setInterval(() => response.write(' '), 500);
    response.on('close', () => clearInterval(timer));
  };
  const started = performance.now();
  for (const { settings, warnings, given } of await Promise.all(
    ['silent', 'slow'].map((how) => read({ ...own, console: `${address}?${how}` })),
  )) {
    expect(settings).toEqual(given);
    expect(warnings[0]).toContain('did not answer within 5 seconds');
  }
  // Not for each in its turn.
  expect(performance.now() - started).toBeLessThan(10_000);
}, 30_000);

test('a build that is busy elsewhere while it connects still gets its answer', async () => {
  answer = json(published);
  const reading = read(own);
  // Longer than Node gives one address of several, in every turn of the event loop.
  const busyMs = getDefaultAutoSelectFamilyAttemptTimeout() + 50;
  for (let turns = 0; turns < 5; turns += 1) {
    await turn();
    const until = performance.now() + busyMs;
    while (performance.now() < until);
  }
  const { settings, warnings, given } = await reading;
  expect(warnings).toEqual([]);
  expect(settings).toEqual({ ...given, ...decided });
});

test('a proxy that the environment names is gone through, but not to this machine', async () => {
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${new URL(address).port}`);
  vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9');
  const elsewhere = 'http://console.invalid/settings.json';
  let wanted: string | undefined;
  answer = (request, response) => {
    wanted = request.url;
    json(published)(request, response);
  };
  expect((await read({ console: elsewhere })).warnings).toEqual([]);
  expect(wanted).toBe(elsewhere);
  const { warnings } = await read({ ...own, console: 'https://console.invalid/settings.json' });
  expect(warnings[0]).toContain('cannot be reached (ECONNREFUSED)');

  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
  expect((await read({})).warnings).toEqual([]);
  vi.stubEnv('NO_PROXY', 'console.invalid');
  const { warnings: alone } = await read({ ...own, console: elsewhere });
  expect(alone[0]).toMatch(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/);
});

test('a console that is not there is not waited for', async () => {
  const nobody = 'http://console.foo.localhost:9/settings.json';
  const { warnings } = await read({ ...own, console: nobody });
  expect(warnings[0]).toMatch(/^The console at \S+:9\/settings.json cannot be reached \(ECONNREFU/);
});

test('a name that is nowhere is said to be so', async () => {
  const { warnings } = await read({ ...own, console: 'http://console.invalid/settings.json' });
  expect(warnings[0]).toMatch(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/);
});

test('the last answer is held against the file as it is now, and is of one address', async () => {
  const folder = site();
  answer = json(published);
  await read(own, folder);
  const kept = join(folder, 'node_modules/.cache/bookplate/console.json');
  expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ address });

  answer = text('', 500);
  const moved = {
    ...own,
    docsOrigin: 'http://docs.bar.localhost',
    apiUrl: 'http://bar.localhost/',
  };
  await expect(read({ docsOrigin: moved.docsOrigin }, folder)).rejects.toThrow('status 500');
  await expect(read({ console: `${address}?b` }, folder)).rejects.toThrow('status 500');

  for (const rubbish of ['', '{', '[]', '{"address": 4}']) {
    writeFileSync(kept, rubbish);
    expect((await read(own, folder)).settings.apiUrl).toBe(own.apiUrl);
  }
});

test('a folder that nothing can be written into is no trouble', async () => {
  const folder = site();
  const inTheWay = join(folder, 'node_modules/.cache');
  mkdirSync(dirname(inTheWay));
  writeFileSync(inTheWay, 'a file');
  answer = json(published);
  expect((await read(own, folder)).warnings).toEqual([]);
});
