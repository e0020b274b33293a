import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { contextsOf, everythingShown, expectOnlyTheApiHas } from '../lib/everything-kept.ts';
import { decisive } from '../lib/matrix.ts';
import { key, openBench, returnAs, spec, specWith } from '../lib/playground-bench.ts';
import { playgrounds } from '../lib/playgrounds.ts';
import { ada } from '../lib/site.ts';

const { visitor } = useBrowser();

for (const playground of playgrounds) {
  const { name } = playground;

  test(`${name} leaves the key nowhere but in its field`, async () => {
    const bench = await openBench(visitor, playground, { ...ada, groups: [] });
    const { page, requests, logs, site } = bench;
    const { html, copied } = await everythingShown(page, playground.samples);
    expect(contextsOf(key, html)).toEqual([]);
    expect(contextsOf(key, copied)).toEqual([]);
    expect(await bench.send()).toMatchObject({ key });
    await expectOnlyTheApiHas(key, { page, logs, requests });

    site.user = null;
    await page.goto(`${site.docsUrl}/next`);
    await playground.ready(page);
    await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
    expect(await bench.send()).toMatchObject({ key: undefined });
  });
}

for (const playground of decisive(playgrounds)) {
  const { name } = playground;

  test(`${name} has the reader send cookies themselves, and masks them until asked`, async () => {
    const apiPlaygroundInputs = { cookie: { sid: 'c00kie' } };
    const bench = await openBench(
      visitor,
      playground,
      { ...ada, groups: [], apiPlaygroundInputs },
      specWith({ type: 'apiKey', in: 'cookie', name: 'sid' }),
    );
    const { page } = bench;
    const noteOf = (): Promise<string> =>
      page.$eval('.bookplate-notes', (notes) => (notes as HTMLElement).innerText);
    expect(await noteOf()).toContain('Send it yourself: sid=••••••••');
    expect(await page.content()).not.toContain('c00kie');
    await (await page.waitForSelector('::-p-aria([role="button"][name="Show"])'))?.click();
    expect(await noteOf()).toContain('sid=c00kie');
    expect(await page.evaluate(() => document.cookie)).not.toContain('c00kie');
    await returnAs(bench, null);
    expect(await noteOf()).not.toContain('sid');
    expect(await page.content()).not.toContain('c00kie');
  });

  test.each(
    decisive([
      ['in a header', spec],
      ['in the address', specWith({ type: 'apiKey', in: 'query', name: 'key' })],
      ['as a name without password', specWith({ type: 'http', scheme: 'basic' })],
    ] as const),
  )(`${name} masks a key %s, also in what it shows after sending`, async (_where, document) => {
    const secret = 'ada+key/1';
    const encoded = Buffer.from(`${secret}:`).toString('base64');
    const forms = [secret, encodeURIComponent(secret), encoded];
    const header = { 'X-API-Key': secret, Authorization: `Basic ${encoded}` };
    const apiPlaygroundInputs = { header, query: { key: secret } };
    const user = { ...ada, groups: [], apiPlaygroundInputs };
    const { page, send, site } = await openBench(visitor, playground, user, document);
    await send();
    // What it sent is on the page by then.
    if (playground.copyRequest)
      await expect.poll(async () => (await everythingShown(page)).html).toContain('••••••••');
    await playground.showCredentials?.(page);
    const { html, copied } = await everythingShown(page, playground.samples);
    for (const form of forms) {
      expect(contextsOf(form, html)).toEqual([]);
      expect(contextsOf(form, copied)).toEqual([]);
    }
    const inClear = await page.$$eval('>>> input[type=text]', (fields) =>
      fields
        .filter(
          (field) => getComputedStyle(field).getPropertyValue('-webkit-text-security') === 'none',
        )
        .map(({ value }) => value),
    );
    expect(inClear).not.toContain(secret);

    if (!playground.copyRequest) return;
    await page
      .browserContext()
      .overridePermissions(site.docsUrl, [
        'clipboard-read',
        'clipboard-write',
        'clipboard-sanitized-write',
      ]);
    await playground.copyRequest(page);
    const request = await page.evaluate(() => navigator.clipboard.readText());
    expect(forms.some((form) => request.includes(form))).toBe(true);
  });
}
