import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from './lib/browser.ts';
import { ada, builtScript, startSite } from './lib/site.ts';

const { visitor } = useBrowser();

test('the two pieces of HTML in the README make a page that knows its reader', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [head = '', body = ''] = Array.from(
    readme.matchAll(/```html\n([^]*?)\n```/g),
    ([, html]) => html,
  );
  const site = await startSite();
  const here = head.replace('https://dash.foo.com/api/docs/user-info', site.apiUrl);
  expect(here).not.toBe(head);
  site.docs = (request, response) => {
    if (request.url === '/bookplate.js')
      response.setHeader('content-type', 'text/javascript').end(builtScript('bookplate'));
    else
      response
        .setHeader('content-type', 'text/html')
        .end(`<!doctype html><html><head>${here}</head><body>${body}</body></html>`);
  };
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'p', 'Hello, reader!');
  await page.waitForSelector('a', { visible: true });
  await page.focus('a');
  const { href } = await page.$eval('a', (link) => ({ href: link.href }));
  expect(href).toBe(`https://dash.foo.com/login?next=${encodeURIComponent(`${site.docsUrl}/`)}`);

  site.user = ada;
  await page.goto('about:blank');
  await page.goto(site.docsUrl);
  await waitForText(page, 'p', 'Hello, Ada!');
  await waitForText(page, 'p:nth-of-type(2)', 'You are on the enterprise plan.');
});
