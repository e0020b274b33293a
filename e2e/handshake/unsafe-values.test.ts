import { expect, test } from 'vitest';
import { useBrowser } from '../lib/browser.ts';
import { scriptTag, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

test('what a reader’s data hold never runs, whatever attribute it is put into', async () => {
  const site = await startSite();
  const code = 'javascript:document.title="owned"';
  site.user = { content: { code, split: `java\nscript:document.title='owned'`, good: '/a?b:c' } };
  const attributes = {
    href: ['user', 'code'],
    src: ['user', 'split'],
    formaction: ['user', 'code'],
    'xlink:href': ['user', 'split'],
    onclick: 'document.title="owned"',
    srcdoc: '<script>parent.document.title="owned"</script>',
    style: 'color:red',
    title: ['user', 'code'],
    action: ['user', 'good'],
  };
  site.docs = (_, response) => {
    const json = JSON.stringify(attributes).replaceAll("'", '&#39;');
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><html><head>${scriptTag(site)}</head><body><a id="a" href="/safe" data-bookplate-attributes='${json}'>x</a></body></html>`,
      );
  };
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  const names = await page.$eval('#a', (link) => link.getAttributeNames().sort());
  expect(names).toEqual(['action', 'data-bookplate-attributes', 'id', 'title']);
});
