import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Company } from '@bookplate-examples/company/company';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, useBrowser } from '../../lib/browser.ts';
import { startHooli } from '../../../examples/hooli/start.ts';
import { hydrated } from '../../lib/docusaurus.ts';
import { recordFrames, seenFrames } from '../../lib/frames.ts';

const { visitor } = useBrowser();
const dataFolder = mkdtempSync(join(tmpdir(), 'bookplate-key-choice-'));
let company: Company;

// At its own addresses, for which these docs were built.
beforeAll(async () => {
  const docsFolder = join(import.meta.dirname, '../../../examples/hooli/docs/dist');
  company = await startHooli({ dataFolder, docsFolder });
});
afterAll(async () => {
  await company.close();
  rmSync(dataFolder, { recursive: true });
});

const choice = '[data-bookplate-keys]';
const code = 'main pre';

test('the key of a sample is chosen on its page, from the first frame of the next visit', async () => {
  const url = new URL('guides/limits/', company.docsUrl).href;
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
  const field = await page.waitForSelector('::-p-aria([role="combobox"][name="Key"])', {
    visible: true,
  });
  await expect.poll(sample).toBe('test_ada_4f1d9c2e7b');
  await field?.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(sample).toBe('sandbox_ada_4f1d9c2e7b');

  await recordFrames(page, choice, code);
  await page.goto(url);
  await hydrated(page);
  await expect.poll(sample).toBe('sandbox_ada_4f1d9c2e7b');
  expect(await page.$eval(`${choice} select`, (one) => one.value)).toBe('Sandbox');
  const { seen } = await seenFrames(page);
  // Never without its room, once there is what comes after it.
  const samples = seen.filter((frame) => Boolean(frame[code]));
  expect(samples.length).toBeGreaterThan(0);
  expect(samples.filter((frame) => frame[choice] === '')).toEqual([]);
  expect(reader.errors).toEqual([]);
});
