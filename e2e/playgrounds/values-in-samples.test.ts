import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { ada, scriptTag, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

test('a sample has the playground value behind dots until it is focused, and the browser keeps it nowhere', async () => {
  const site = await startSite();
  const value = '["??",["playground","header","X-API-Key"],"YOUR_KEY"]';
  site.docs = (_, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><html><head>${scriptTag(site)}</head><body style="margin:80px"><pre id="sample" tabindex="0">key: <bookplate-text value='${value}'>YOUR_KEY</bookplate-text></pre></body></html>`,
      );
  };
  const page = await (await visitor()).openTab();
  // The text as it is: `innerText` has the dots.
  const holds = (text: string): Promise<unknown> =>
    page.waitForFunction(
      (wanted) => document.querySelector('#sample')?.textContent === wanted,
      { timeout: 10_000 },
      text,
    );
  const security = (): Promise<string> =>
    page.$eval('bookplate-text', (element) =>
      getComputedStyle(element).getPropertyValue('-webkit-text-security'),
    );
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'anonymous');
  expect(await security()).toBe('none');
  await waitForText(page, '#sample', 'key: YOUR_KEY');

  site.user = ada;
  await longAway(page);
  await page.reload();
  await holds('key: ada-secret-key');
  expect(await security()).toBe('disc');
  expect(await page.$eval('#sample', (sample) => (sample as HTMLElement).innerText)).not.toContain(
    'secret',
  );
  await page.focus('#sample');
  expect(await security()).toBe('none');
  await waitForText(page, '#sample', 'key: ada-secret-key');
  expect(
    await page.evaluate(() =>
      JSON.stringify([localStorage, sessionStorage].map((each) => Object.entries(each))),
    ),
  ).not.toContain('ada-secret-key');

  // From docs page to docs page: remembered, and asked about for the sake of the sample.
  await page.goto(`${site.docsUrl}/next`);
  await holds('key: ada-secret-key');
  site.user = null;
  await longAway(page);
  await page.reload();
  await waitForText(page, '#sample', 'key: YOUR_KEY');
});
