import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { ada, scriptTag, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

test('parts that come later are right at once', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  const shown = await page.evaluate(async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<bookplate-when data-bookplate-when='["===",["user","firstName"],"Ada"]'><p id="late-yes">x</p></bookplate-when>
       <bookplate-when data-bookplate-when='["===",["user","firstName"],"a\\"b\\\\c]"]'><p id="late-no">x</p></bookplate-when>
       <bookplate-when data-bookplate-when="no JSON"><p id="late-junk">x</p></bookplate-when>
       <i id="late-title" data-bookplate-attributes='{"title":["user","firstName"]}'></i>`,
    );
    await Promise.resolve();
    const isShown = (id: string): boolean | undefined =>
      document.getElementById(id)?.checkVisibility();
    return [
      isShown('late-yes'),
      isShown('late-no'),
      isShown('late-junk'),
      document.getElementById('late-title')?.title,
    ];
  });
  expect(shown).toEqual([true, false, false, 'Ada']);
});

test('conditions hold in a browser without custom states', async () => {
  const site = await startSite();
  site.docs = (_request, response) =>
    response.setHeader('content-type', 'text/html').end(
      `<!doctype html>${scriptTag(site)}<h1><bookplate-text value="user.firstName">reader</bookplate-text></h1>
         <bookplate-when data-bookplate-when='["user","firstName"]'><p id="known">x</p></bookplate-when>
         <bookplate-when data-bookplate-when='["!",["user","firstName"]]'><p id="unknown">x</p></bookplate-when>`,
    );
  const page = await (await visitor()).openTab();
  await page.evaluateOnNewDocument(() =>
    Object.defineProperty(ElementInternals.prototype, 'states', { get: () => undefined }),
  );
  const shown = (): Promise<unknown> =>
    page.$$eval('p', (paragraphs) =>
      paragraphs.filter((p) => p.checkVisibility()).map(({ id }) => id),
    );
  await page.goto(site.docsUrl);
  expect(await shown()).toEqual(['unknown']);
  site.user = ada;
  await page.reload();
  await waitForText(page, 'h1', 'Ada');
  expect(await shown()).toEqual(['known']);
});
