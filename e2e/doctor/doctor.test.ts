import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAcme } from '@bookplate-examples/acme/start';
import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { startGlobex } from '@bookplate-examples/globex/start';
import { startInitech } from '@bookplate-examples/initech/start';
import { createInfoApi } from '@bookplate/info-api/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, useBrowser } from '../lib/browser.ts';
import { startCompany } from '../lib/company.ts';
import { decisive } from '../lib/matrix.ts';
import { docsPage, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const deployments: readonly [string, (options: CompanyOptions) => Promise<Company>][] = [
  ['Acme', startAcme],
  ['Globex', startGlobex],
  ['Initech', startInitech],
];

/** Where the command has its files that are in the way of nobody: those of other programs are elsewhere. */
const temporary = mkdtempSync(join(tmpdir(), 'bookplate-doctor-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** Runs the built command as people do. */
function bookplate(
  argv: readonly string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  const file = join(import.meta.dirname, '../../packages/cli/dist/bookplate.js');
  const child = spawn(process.execPath, [file, ...argv], {
    stdio: 'pipe',
    env: { ...process.env, TMPDIR: temporary },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

describe.each(decisive(deployments))('%s', (_name, start) => {
  let company: Company;
  let urls: string[];
  let apiUrl: string;
  beforeAll(async () => {
    company = await startCompany(start);
    apiUrl = new URL('/api/docs/user-info', company.dashboardUrl).href;
    urls = ['--docs', company.docsUrl, '--api', apiUrl];
  });
  afterAll(() => company.close());

  test('prints the command that finds nothing wrong with the session of a browser', async () => {
    const signedOut = await bookplate(['doctor', ...urls]);
    expect(signedOut).toMatchObject({ code: 1 });

    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    const cookies = await page.browserContext().cookies();
    const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    // The command is the one that was printed.
    const [, next = ''] = /^ {6}npx bookplate (doctor .*)$/m.exec(signedOut.output) ?? [];
    const docsUrl = new URL(company.docsUrl).href;
    expect(next).toBe(`doctor --docs ${docsUrl} --api ${apiUrl} --cookie-stdin`);
    const signedIn = await bookplate([...next.split(' '), '--json'], header);
    expect(faultsIn(signedIn)).toEqual([]);
    expect(signedIn.output).not.toContain(cookies[0]!.value);
    const conformance = await bookplate(
      ['conformance', apiUrl, '--docs-origin', new URL(company.docsUrl).origin, '--cookie-stdin'],
      header,
    );
    expect(conformance, conformance.output).toMatchObject({ code: 0 });
  });

  test('predicts with --browser what a real one without a session observes', async () => {
    const signedOut = await bookplate(['doctor', ...urls, '--browser', '--json']);
    expect(observed(signedOut)).toMatchObject({
      predicted: { outcome: 'anonymous' },
      observation: { askedBy: 'bookplate', outcome: 'anonymous', request: { status: 401 } },
    });
    expect(report(signedOut)).toMatchObject({ outcome: 'unknown' });
    expect(faultsIn(signedOut)).toEqual([]);
    expect(signedOut).toMatchObject({ code: 1 });
  });

  test('predicts with --browser and a session what a real one observes', async () => {
    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    const cookies = await page.browserContext().cookies();
    const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const argv = ['doctor', ...urls, '--browser', '--json', '--cookie-stdin'];
    const signedIn = await bookplate(argv, header);
    expect(observed(signedIn)).toMatchObject({
      predicted: { outcome: 'identified' },
      observation: {
        askedBy: 'bookplate',
        outcome: 'identified',
        request: { status: 200, cookies: expect.arrayContaining([cookies[0]!.name]) },
        violations: [],
        errors: [],
      },
    });
    expect(signedIn.output).not.toContain(cookies[0]!.value);
    expect(faultsIn(signedIn)).toEqual([]);
  });
});

interface Report {
  readonly findings: readonly { readonly code: string }[];
  readonly browser: { readonly predicted: object; readonly observation: object };
}

function report({ output }: { readonly output: string }): Report {
  return JSON.parse(output) as Report;
}

/** The codes of what was found, but for the speed: a busy machine may take a second. */
function faultsIn(ran: { readonly output: string }): readonly string[] {
  return report(ran).findings.flatMap(({ code }) => (code === 'api-slow' ? [] : [code]));
}

function observed(ran: { readonly output: string }): Report['browser'] {
  return report(ran).browser;
}

/** What a reader's browser sees of each way to be broken, and whether the probes said so. */
test.for<
  [name: string, spoil: (site: Site) => void, codes: readonly string[], observation: object]
>([
  [
    'an answer that the docs may not read',
    (site) => (site.api = (_, response) => void response.writeHead(401).end('{}')),
    ['cors-missing'],
    { outcome: 'unreachable', request: { failure: 'MissingAllowOriginHeader' } },
  ],
  [
    'a policy that forbids the request',
    (site) =>
      (site.docs = (_, response) =>
        void response
          .setHeader('content-security-policy', "connect-src 'self'")
          .setHeader('content-type', 'text/html')
          .end(docsPage(site))),
    ['csp-blocks-api'],
    { outcome: 'unreachable', violations: [expect.stringMatching(/^connect-src http/)] },
  ],
  [
    'a server that refuses browsers',
    (site) => {
      const { api } = site;
      site.api = (request, response) => {
        if (request.headers['user-agent']?.includes('Mozilla')) response.writeHead(403).end();
        else api(request, response);
      };
    },
    ['browser-disagrees'],
    { outcome: 'unreachable', request: { status: 403 } },
  ],
  [
    'a script that something turned off',
    (site) =>
      (site.docs = (_, response) =>
        void response
          .setHeader('content-type', 'text/html')
          .end(docsPage(site).replace('<script ', '<script type="text/plain" '))),
    ['script-not-running'],
    { askedBy: 'doctor', outcome: 'identified' },
  ],
  [
    'a script that is a module',
    (site) =>
      (site.docs = (_, response) =>
        void response
          .setHeader('content-type', 'text/html')
          .end(docsPage(site).replace('<script ', '<script type="module" '))),
    ['script-not-running'],
    { askedBy: 'doctor', outcome: 'identified' },
  ],
])('--browser sees %s', async ([_, spoil, codes, observation], { onTestFinished }) => {
  const site = await startSite(onTestFinished);
  site.user = { content: { firstName: 'Ada' } };
  spoil(site);
  const argv = ['doctor', '--docs', site.docsUrl, '--api', site.apiUrl, '--browser', '--json'];
  const ran = await bookplate(argv);
  const found = faultsIn(ran);
  // Everybody is signed in at this site.
  expect(found.filter((code) => code !== 'signed-out-is-200')).toEqual(codes);
  expect(observed(ran).observation).toMatchObject(observation);
  expect(ran.code).toBe(1);
});

test('--browser sets cookies of the whole domain as the dashboard does: the session and the sign-in hint', async ({
  onTestFinished,
}) => {
  const site = await startSite(onTestFinished);
  site.api = createInfoApi({
    path: '/user-info',
    docsOrigins: [site.docsUrl],
    getUser: ({ headers: { cookie = '' } }) =>
      cookie.includes('sid=long-session') ? { content: { firstName: 'Ada' } } : null,
  });
  // Without a hint these docs send no request.
  const head = scriptTag(
    site,
    'bookplate',
    'data-hint="site.localhost" data-anonymous-requests="never"',
  );
  site.docs = (_, response) =>
    void response.setHeader('content-type', 'text/html').end(docsPage(site, head));
  const argv = ['doctor', '--docs', site.docsUrl, '--api', site.apiUrl, '--browser', '--json'];
  const signedOut = await bookplate(argv);
  expect(observed(signedOut)).toMatchObject({
    predicted: { outcome: 'anonymous' },
    observation: { outcome: 'anonymous' },
  });
  expect(observed(signedOut).observation).not.toHaveProperty('request');
  const line = ['--set-cookie', 'sid=; Path=/; Domain=site.localhost', '--cookie-stdin'];
  const signedIn = await bookplate(
    [...argv, ...line],
    'sid=long-session; bookplate_hint=0123456789abcdef',
  );
  expect(observed(signedIn), signedIn.output).toMatchObject({
    predicted: { outcome: 'identified' },
    observation: {
      outcome: 'identified',
      request: { cookies: expect.arrayContaining(['sid', 'bookplate_hint']) },
    },
  });
});

test('leaves no profile of the browser behind', () => {
  expect(readdirSync(temporary)).toEqual([]);
});
