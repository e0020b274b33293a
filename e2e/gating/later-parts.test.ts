import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { ada, startSite } from '../lib/site.ts';

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
