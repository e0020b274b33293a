import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Company } from '@bookplate-examples/company/company';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, companies, field, openReference, outlineOf } from '../lib/api-reference.ts';
import { ask } from '../lib/ask.ts';
import { signIn, useBrowser } from '../lib/browser.ts';
import { startCompany } from '../lib/company.ts';
import { decisive } from '../lib/matrix.ts';

const { visitor } = useBrowser();

describe.each(decisive(companies))('$name', ({ start, site, page: path, api, answer, gated }) => {
  const docsFolder = join(import.meta.dirname, `../../examples/${site}/docs/dist`);
  let company: Company;
  let url = '';
  beforeAll(async () => {
    company = await startCompany(start, { builtDocs: site });
    url = new URL(path, company.docsUrl).href;
  });
  afterAll(() => company.close());

  test('follows the theme of the page', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page, url);
    const colours = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        ['body', '.references-rendered', '.t-doc__sidebar'].map((selector) => {
          const { backgroundColor, color } = getComputedStyle(document.querySelector(selector)!);
          return `${backgroundColor} ${color}`;
        }),
      );
    const seen = new Set<string>();
    for (const theme of ['light', 'dark', 'light']) {
      await page.select('header starlight-theme-select select', theme);
      await page.waitForFunction(
        (name) => document.body.classList.contains(`${name}-mode`),
        {},
        theme,
      );
      seen.add(JSON.stringify(await colours()));
    }
    expect(seen.size).toBe(2);
    // It has no separate switch.
    expect(await page.$$('.darklight-reference button')).toEqual([]);
  });

  test('has one main part and one title, with the reference and without', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page, url);
    const title = await page.$eval('bookplate-reference h1', (heading) => heading.textContent);
    expect(await outlineOf(page)).toEqual(['main', `h1 ${title?.trim()}`]);
    await page.setJavaScriptEnabled(false);
    await page.reload();
    expect(await outlineOf(page)).toEqual(['main', expect.stringMatching(/^h1 .*eference/)]);
  });

  test('shows no key in an empty field for one', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page, url);
    const colour = await page.$eval(
      field,
      (input) => getComputedStyle(input, '::placeholder').color,
    );
    expect(colour).toBe('rgba(0, 0, 0, 0)');
  });

  test('fits 360 pixels, and keeps the menu of the site', async () => {
    const page = await (await visitor()).openTab();
    await openReference(page, url, 360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.click('nav.sidebar button');
    const sidebar = await page.$eval(
      '#starlight__sidebar',
      (menu) => (menu as HTMLElement).innerText,
    );
    expect(sidebar).toContain('API reference');
  });

  test('lists the operations for everyone without JavaScript', async () => {
    const page = await (await visitor()).openTab();
    await page.setJavaScriptEnabled(false);
    await page.goto(url);
    const text = await page.$eval(
      'bookplate-reference',
      (element) => (element as HTMLElement).innerText,
    );
    expect(text).toMatch(/^GET \//m);
    expect(text).not.toContain(gated.title);
  });

  test('keeps gated operations in the one file that signed-in readers load', () => {
    const files = readdirSync(docsFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(docsFolder, name)).isFile(),
    );
    const having = files.filter((name) => {
      const bytes = readFileSync(join(docsFolder, name));
      const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
      return text.includes(gated.text);
    });
    expect(having).toEqual([expect.stringMatching(/^_astro\/openapi\.[\w-]+\.json$/)]);
    // While the rest of the reference is found.
    const found = files.filter((name) => name.endsWith('.pf_fragment'));
    const texts = found.map((name) => gunzipSync(readFileSync(join(docsFolder, name))).toString());
    expect(texts.join('\n')).toContain('The last twenty');
  });

  test('answers keys and no sessions in the API, and lets the docs in without credentials', async () => {
    const origin = new URL(company.docsUrl).origin;
    const apiUrl = new URL(api, company.dashboardUrl).href;
    const right = await ask(apiUrl, { headers: { 'x-api-key': ada!, origin } });
    expect([right.status, JSON.parse(right.text)]).toEqual([200, answer]);
    expect(right.headers['access-control-allow-credentials']).toBeUndefined();
    const allowed = right.headers['access-control-allow-origin'];
    expect(allowed).toBe(site === 'acme' ? origin : undefined);
    const foreign = await ask(apiUrl, {
      headers: { 'x-api-key': ada!, origin: 'https://evil.example' },
    });
    expect(foreign.headers['access-control-allow-origin']).not.toBe('https://evil.example');
    for (const key of ['wrong', '']) {
      const wrong = await ask(apiUrl, { headers: { 'x-api-key': key } });
      expect([wrong.status, JSON.parse(wrong.text)]).toEqual([
        401,
        { error: 'There is no account with this key.' },
      ]);
    }

    const page = await (await visitor()).openTab();
    await signIn(page, company.dashboardUrl, 'ada');
    const cookies = await page.browserContext().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect(cookie).not.toBe('');
    expect((await ask(apiUrl, { headers: { cookie } })).status).toBe(401);
  });
});
