import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAcme } from '@bookplate-examples/acme/start';
import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { startGlobex } from '@bookplate-examples/globex/start';
import { startInitech } from '@bookplate-examples/initech/start';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, useBrowser } from './lib/browser.ts';

const { visitor } = useBrowser();

const deployments: readonly [string, (options: CompanyOptions) => Promise<Company>, number][] = [
  ['Acme', startAcme, 6_310],
  ['Globex', startGlobex, 6_320],
  ['Initech', startInitech, 6_330],
];

/** Runs the built command as people do. */
function bookplate(
  argv: readonly string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  const file = join(import.meta.dirname, '../packages/cli/dist/bookplate.js');
  const child = spawn(process.execPath, [file, ...argv], { stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

describe.each(deployments)('%s', (_name, start, port) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bookplate-doctor-'));
  let company: Company;
  let urls: string[];
  let apiUrl: string;
  beforeAll(async () => {
    company = await start({ dataFolder, dashboardPort: port, docsPort: port + 1 });
    apiUrl = new URL('/api/docs/user-info', company.dashboardUrl).href;
    urls = ['--docs', company.docsUrl, '--api', apiUrl];
  });
  afterAll(async () => {
    await company.close();
    rmSync(dataFolder, { recursive: true });
  });

  test('the doctor finds nothing wrong, signed out and with the session of a browser', async () => {
    const signedOut = await bookplate(['doctor', ...urls]);
    expect(signedOut).toMatchObject({ code: 0 });

    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    const cookies = await page.browserContext().cookies();
    const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const signedIn = await bookplate(['doctor', ...urls, '--cookie-stdin'], header);
    expect(signedIn).toMatchObject({ code: 0 });
    expect(signedIn.output).not.toContain(cookies[0]!.value);
    const conformance = await bookplate(
      ['conformance', apiUrl, '--docs-origin', new URL(company.docsUrl).origin, '--cookie-stdin'],
      header,
    );
    expect(conformance).toMatchObject({ code: 0 });
  });
});
