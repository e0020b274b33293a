import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AcmeOptions, startAcme } from '@bookplate-examples/acme/start';
import { generate } from 'selfsigned';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { blockWarmFrame, signIn, useBrowser, waitForText } from '../lib/browser.ts';
import { startCompany } from '../lib/company.ts';
import { decisive } from '../lib/matrix.ts';

const { visitor } = useBrowser();
const dataFolder = mkdtempSync(join(tmpdir(), 'bookplate-acme-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const cookies: readonly [string, NonNullable<AcmeOptions['cookie']>][] = [
  ['__Host- and SameSite=Strict', { name: '__Host-sid', sameSite: 'strict', secure: true }],
  ['SameSite=Strict, for the dashboard’s host only', { sameSite: 'strict' }],
  ['SameSite=Lax, for the dashboard’s host only', { sameSite: 'lax' }],
  ['SameSite=Lax, for the whole domain', { sameSite: 'lax', domain: 'acme.localhost' }],
];

test.each(decisive(cookies))(
  'sends a session cookie with %s from the docs',
  async (_name, cookie) => {
    const tls = cookie.secure ? { tls: await certificate() } : {};
    const company = await startCompany<AcmeOptions>(startAcme, { dataFolder, cookie, ...tls });
    onTestFinished(() => company.close());
    const page = await (await visitor()).openTab();
    await blockWarmFrame(page);
    await signIn(page, company.dashboardUrl, 'ada');
    await page.goto(company.docsUrl);
    await waitForText(page, 'h1', 'Hello, Ada');
    const session = (await page.browserContext().cookies()).find(({ httpOnly }) => httpOnly);
    expect(session).toMatchObject({
      domain: cookie.domain ? `.${cookie.domain}` : 'dash.acme.localhost',
      secure: cookie.secure ?? false,
    });
  },
);

async function certificate(): Promise<{ cert: string; key: string }> {
  const names = ['dash.acme.localhost', 'docs.acme.localhost'];
  const made = await generate([{ name: 'commonName', value: 'acme.localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }],
  });
  return { cert: made.cert, key: made.private };
}
