import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ConfigurationError } from '@bookplate/protocol';
import { collect } from '../../test/company.ts';
import { isPrivateAddress } from './addresses.ts';
import { privateAddress } from './checks/reachability/private-address.ts';
import { deploymentOf } from './deployment.ts';
import { examine } from './examine.ts';
import { defaultLimits } from './limits.ts';
import { resolveAddresses } from './resolve.ts';
import { parseSetup } from './setup.ts';
import { publicSuffixList, registrableDomain, siteOf } from './site.ts';
import { createCheckContext } from './check-context.ts';

const api = 'https://dash.foo.com/api';

/** Examines two URLs whose names do not resolve, so that nothing leaves this machine. */
async function codesWithoutNetwork(docsUrl: string, apiUrl: string): Promise<string[]> {
  const events = await collect(
    examine(parseSetup({ docsUrl, apiUrl }), { resolve: async () => [] }),
  );
  return events
    .flatMap((event) => (event.type === 'finding' ? [event.finding.code] : []))
    .filter((code) => code !== 'api-unreachable' && code !== 'docs-unreachable');
}

test.each([
  ['https://docs.foo.com/', api, []],
  ['https://foo.com/docs', api, []],
  ['https://foo.com/docs', 'https://foo.com/api', []],
  ['https://docs.foo.co.uk/', 'https://dash.foo.co.uk/api', []],
  ['https://docs.foo.co.uk/', 'https://dash.bar.co.uk/api', ['different-sites']],
  ['https://docs.bar.com/', api, ['different-sites']],
  ['https://foo-docs.vercel.app/', 'https://foo-dash.vercel.app/api', ['vendor-host']],
  ['https://foo.github.io/', api, ['vendor-host']],
  ['https://foo.mintlify.app/', api, ['vendor-host']],
  ['https://dócs.foo.com/', api, []],
  ['http://docs.localhost:1/', 'http://dash.localhost:2/api', ['different-sites']],
  ['http://docs.foo.localhost:1/', 'http://dash.foo.localhost:2/api', []],
  ['http://localhost:1/', 'http://127.0.0.1:1/api', ['different-sites']],
  ['http://127.0.0.1:1/', 'http://127.0.0.1:2/api', []],
  ['https://docs.foo.com/', 'http://dash.foo.com/api', ['scheme-mix']],
  ['http://docs.foo.com/', api, ['scheme-mix']],
  ['https://docs.foo.localhost/', 'http://dash.foo.localhost/api', []],
  ['http://docs.foo.com/', 'http://dash.foo.com/api', ['not-https']],
] as const)('%s and %s: %j', async (docsUrl, apiUrl, expected) => {
  expect(await codesWithoutNetwork(docsUrl, apiUrl)).toEqual(expected);
});

test("agrees with the Public Suffix List's own tests", () => {
  const text = readFileSync(new URL('../../test/public-suffix-list.txt', import.meta.url), 'utf8');
  const cases = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => line.split(' ') as [name: string, domain: string])
    // The doctor never looks up an empty name.
    .filter(([name]) => name !== 'null');
  expect(cases).toHaveLength(77);
  for (const [name, domain] of cases) {
    const toHost = (host: string): string => new URL(`http://${host}`).hostname;
    const expected = domain === 'null' ? undefined : toHost(domain);
    expect([name, registrableDomain(toHost(name))]).toEqual([name, expected]);
  }
});

test('the Public Suffix List is of the installed version', () => {
  const require = createRequire(import.meta.url);
  const { dependencies } = require('../../package.json') as {
    dependencies: Record<string, string>;
  };
  expect(publicSuffixList.source).toBe(`tldts ${dependencies['tldts']}`);
});

test.each([
  ['docs.foo.com', 'foo.com'],
  ['foo-docs.vercel.app', 'foo-docs.vercel.app'],
  ['vercel.app', 'vercel.app'],
  ['a.b.foo.co.uk', 'foo.co.uk'],
  ['docs.foo.localhost', 'foo.localhost'],
  ['localhost', 'localhost'],
  ['[::1]', '[::1]'],
  ['xn--fiqs8s', 'xn--fiqs8s'],
  ['docs.xn--85x722f.xn--fiqs8s', 'xn--85x722f.xn--fiqs8s'],
])('%s is of the site %s', (host, site) => {
  expect(siteOf(host)).toBe(site);
});

test.each([
  ['https://docs.foo.com', 'two-subdomains'],
  ['https://foo.com/docs', 'docs-at-the-root'],
  ['https://www.foo.com/docs', 'docs-at-the-root'],
  ['https://dash.foo.com/docs', 'one-domain'],
  ['https://dash.foo.com:8443/docs', 'two-ports'],
  ['https://foo.dev', 'two-sites'],
])('docs at %s are %s', (docs, deployment) => {
  expect(deploymentOf(new URL(docs), new URL(api))).toBe(deployment);
});

test.each([
  ['203.0.113.7', '10.0.0.5', 1],
  ['203.0.113.7', 'fd00::1', 1],
  ['203.0.113.7', '203.0.113.8', 0],
  ['10.0.0.4', '10.0.0.5', 0],
])(
  'docs at %s and an Info API at %s: private-address %i times',
  async (docsAddress, apiAddress, times) => {
    const setup = parseSetup({ docsUrl: 'https://docs.foo.com', apiUrl: api });
    const resolve = async (name: string): Promise<string[]> => [
      name === 'docs.foo.com' ? docsAddress : apiAddress,
    ];
    const context = createCheckContext({ setup, resolve, limits: defaultLimits }, () =>
      Promise.reject(new Error('sent a request')),
    );
    expect(await privateAddress.find(context)).toHaveLength(times);
  },
);

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.1.1',
  '100.64.0.1',
  '::1',
  'fe80::1',
  'fd12::1',
  '::ffff:10.0.0.1',
])('%s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2001:4860::1'])('%s is public', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test.each(['http://127.0.0.1', 'http://[::1]', 'http://2130706433', 'http://docs.foo.localhost'])(
  'sends nothing to %s if it resolves to nothing',
  async (origin) => {
    let received = 0;
    const server = createServer((_request, response) => {
      received += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    onTestFinished(() => void server.close());
    const url = `${origin}:${(server.address() as AddressInfo).port}/`;
    const setup = parseSetup({ docsUrl: url, apiUrl: url });
    const events = await collect(examine(setup, { resolve: async () => [] }));
    expect(events.at(-1)).toMatchObject({ type: 'verdict', outcome: 'broken' });
    expect(received).toBe(0);
  },
);

test('resolves names below localhost to this machine, and unknown names to no address', async () => {
  expect(await resolveAddresses('docs.acme.localhost')).toEqual(['127.0.0.1', '::1']);
  expect(await resolveAddresses('[::1]')).toEqual(['::1']);
  expect(await resolveAddresses('no-such-name.invalid')).toEqual([]);
});

test.each([
  [{ docsUrl: 'docs.foo.com', apiUrl: api }, 'docsUrl: expected an absolute URL'],
  [{ docsUrl: 'ftp://docs.foo.com', apiUrl: api }, 'docsUrl: expected an absolute URL'],
  [
    { docsUrl: 'https://docs.foo.com', apiUrl: 'https://ada:pw@dash.foo.com' },
    'apiUrl: must not have a user name',
  ],
  [
    { docsUrl: 'https://docs.foo.com', apiUrl: api, cookie: 'a=1\r\nX: y' },
    'cookie: expected one line',
  ],
  [
    { docsUrl: 'https://docs.foo.com', apiUrl: api, scriptHash: 'abc' },
    'scriptHash: expected "sha256-"',
  ],
  [{ docsUrl: 'https://docs.foo.com', apiUrl: api, spec: { swagger: '2.0' } }, 'spec: expected'],
])('refuses %j', (input, message) => {
  expect(() => parseSetup(input)).toThrow(ConfigurationError);
  expect(() => parseSetup(input)).toThrow(message);
});

test('does not repeat a cookie that cannot be sent', () => {
  expect(() => parseSetup({ docsUrl: api, apiUrl: api, cookie: 's3cr3t\n' })).toThrow(
    /^(?!.*s3cr3t)/s,
  );
});
