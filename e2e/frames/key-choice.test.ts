import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAcme } from '@bookplate-examples/acme/start';
import type { Company } from '@bookplate-examples/company/company';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHooli } from '../../examples/hooli/start.ts';
import { recordFrames, seenFrames } from '../lib/frames.ts';
import { isMatrix } from '../lib/matrix.ts';
import { signIn, useBrowser } from '../lib/browser.ts';

const { visitor } = useBrowser();
const hosts = isMatrix
  ? [{ host: 'Docusaurus', start: startHooli, folder: 'hooli', path: 'guides/limits/' }]
  : [{ host: 'Starlight', start: startAcme, folder: 'acme', path: 'reference/launches/' }];
const dataFolder = mkdtempSync(join(tmpdir(), 'bookplate-key-choice-'));
const companies: Company[] = [];

beforeAll(async () => {
  for (const { start, folder } of hosts) {
    const docsFolder = join(import.meta.dirname, `../../examples/${folder}/docs/dist`);
    companies.push(await start({ dataFolder: join(dataFolder, folder), docsFolder }));
  }
});
afterAll(async () => {
  for (const company of companies) await company.close();
  rmSync(dataFolder, { recursive: true });
});

const choice = '[data-bookplate-keys]';
const code = 'main pre';
const select = '::-p-aria([role="combobox"][name="Key"])';

test.each(hosts)(
  'the key of a sample is chosen on its page, from the first frame of the next visit: $host',
  async ({ host, path }) => {
    const company = companies[hosts.findIndex((one) => one.host === host)]!;
    const url = new URL(path, company.docsUrl).href;
    const reader = await visitor();
    const page = await reader.openTab();
    const sample = (): Promise<string> =>
      page.$eval(`${code} bookplate-text`, (text) => text.textContent ?? '');

    await page.goto(url);
    await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
    expect(await sample()).toBe('YOUR_KEY');
    expect(await page.$eval(choice, (label) => label.checkVisibility())).toBe(false);

    await signIn(page, company.dashboardUrl, 'ada');
    await page.goto(url);
    const field = await page.waitForSelector(select, { visible: true });
    await expect.poll(sample).toBe('test_ada_4f1d9c2e7b');
    await field?.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(sample).toBe('sandbox_ada_4f1d9c2e7b');

    await recordFrames(page, choice, code);
    await page.goto(url);
    await expect.poll(sample).toBe('sandbox_ada_4f1d9c2e7b');
    expect(await page.$eval(`${choice} select`, (one) => one.value)).toBe('Sandbox');
    const { seen, layoutShift } = await seenFrames(page);
    // Never without its room, once there is what comes after it.
    const samples = seen.filter((frame) => frame[code] !== '');
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.filter((frame) => frame[choice] === '')).toEqual([]);
    // What Starlight does of its own: see `starlight.test.ts`.
    expect(layoutShift).toBeLessThan(0.005);
    expect(reader.errors).toEqual([]);
  },
);
