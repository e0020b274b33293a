import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { useBrowser, waitForText } from '../lib/browser.ts';
import { longAway } from '../lib/clock.ts';
import { decisive } from '../lib/matrix.ts';
import { ada, scriptTag, type Site, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

/** What the page has done. A duration would say more of the machine. */
interface Work {
  /** Searches of the whole document. */
  searches: number;
  /** Elements in the parts of the document that were searched. */
  searched: number;
  /** Programs that were parsed, which is done to evaluate them. */
  evaluations: number;
}

/** A page with so many texts, conditions (each another one) and elements with attributes. */
function pageWith(site: Site, count: number): string {
  const parts = Array.from(
    { length: count },
    (_, n) =>
      `<p data-bookplate-attributes='{"title":["user","plan"]}'><bookplate-text value='["??",["user","firstName"],"reader"]'>reader</bookplate-text>
       <bookplate-when data-bookplate-when='["===",["user","plan"],"plan ${n}"]'>${n}</bookplate-when></p>`,
  );
  return `<!doctype html><meta charset="utf-8" />${scriptTag(site)}<body>${parts.join('')}<h1>Hello, <bookplate-text value="user.firstName">reader</bookplate-text></h1>`;
}

/** Counts the work of the next page of a tab. */
async function countWork(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const work = { searches: 0, searched: 0, evaluations: 0 };
    Object.assign(window, { work });
    for (const owner of [Document.prototype, Element.prototype])
      for (const name of ['querySelector', 'querySelectorAll'] as const) {
        const search: (selector: string) => unknown = owner[name];
        Object.assign(owner, {
          [name](this: Document | Element, selector: string) {
            if (this instanceof Document) work.searches += 1;
            else work.searched += 1 + this.getElementsByTagName('*').length;
            return search.call(this, selector);
          },
        });
      }
    const parse = JSON.parse;
    JSON.parse = (text: string) => {
      if (/^\[|^\{"title"/.test(text)) work.evaluations += 1;
      return parse(text) as unknown;
    };
  });
}

const workOf = (page: Page): Promise<Work> =>
  page.evaluate(() => ({ ...(window as unknown as { work: Work }).work }));

test.for(decisive([1_000, 10_000]))(
  'work grows with the page, up to %d of each kind',
  async (count) => {
    const site = await startSite();
    site.user = ada;
    site.docs = (_request, response) =>
      response.setHeader('content-type', 'text/html').end(pageWith(site, count));
    const page = await (await visitor()).openTab();
    await countWork(page);
    // What is counted is work. How long a busy machine takes for it is no promise.
    await page.goto(site.docsUrl, { timeout: 0 });
    await waitForText(page, 'h1', 'Hello, Ada');
    await page.waitForSelector('p:last-of-type[title=enterprise]');

    const opened = await workOf(page);
    expect(opened.searches).toBeLessThan(30);
    expect(opened.searched).toBeLessThan(30 * count);
    // Each of the three when it is parsed, when all is, and with the answer.
    expect(opened.evaluations).toBeGreaterThan(3 * count);
    expect(opened.evaluations).toBeLessThan(20 * count);

    const inserted = await page.evaluate(async () => {
      const { work } = window as unknown as { work: Work };
      Object.assign(work, { searches: 0, searched: 0, evaluations: 0 });
      document.body.append(document.createElement('div'));
      await Promise.resolve();
      return { ...work };
    });
    expect(inserted.searches + inserted.evaluations).toBe(0);
    expect(inserted.searched).toBeLessThan(10);
  },
);

test('an answer that hides and shows nothing leaves the stylesheet as it is', async () => {
  const site = await startSite();
  site.user = ada;
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  await waitForText(page, 'h1', 'Hello, Ada');
  await page.evaluateOnNewDocument(() => {
    const written: string[] = [];
    Object.assign(window, { written });
    const replace = CSSStyleSheet.prototype.replaceSync;
    CSSStyleSheet.prototype.replaceSync = function (text) {
      if (text.includes('data-bookplate-groups')) written.push(text);
      replace.call(this, text);
    };
  });
  const written = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { written: string[] }).written.length);
  await longAway(page);
  await page.reload();
  await page.waitForFunction(() => window.bookplate?.outcome === 'identified');
  expect(site.questions).toBe(2);
  expect(await written()).toBe(1);

  await page.evaluate(() => window.bookplate?.page.paint({ reader: null }));
  expect(await written()).toBe(2);
});
