import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { waitForContent, waitForText } from '../../lib/browser.ts';
import { ada } from '../../lib/site.ts';
import { gatedSentence } from '../../hosts/contract/content.ts';
import { fumadocs } from '../../hosts/contract/hosts/fumadocs.ts';
import { nextra } from '../../hosts/contract/hosts/nextra.ts';
import { useContractSite } from '../../hosts/contract/use-site.ts';

/*
 * React's router puts one page into the place of another: the browser loads no page between them.
 */
describe.each([fumadocs, nextra])('$name', (host) => {
  const built = useContractSite(host);
  const entry = (slug: string): string => host.places.entry!(slug);

  /** The home page, with a mark that another page would not have. */
  async function openHome(outcome: 'identified' | 'anonymous'): Promise<Page> {
    const { urlOf, visitor, settled } = built();
    const page = await (await visitor()).openTab();
    await page.setViewport({ width: 1_400, height: 900 });
    await page.goto(urlOf(''));
    await settled(page, outcome);
    await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));
    return page;
  }

  const isSamePage = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.documentElement.hasAttribute('data-same-page'));

  test('leads a reader from page to page, and back', async () => {
    const { site, complaints } = built();
    site.user = ada;
    const page = await openHome('identified');
    await waitForText(page, '#greeting', 'Hello, Ada');
    await page.click(entry('guide'));
    await waitForContent(page, `${host.places.sample} bookplate-text`, 'ada-secret-key');
    await page.click(entry('admin-guide'));
    await page.waitForFunction(
      (text) => document.querySelector('main')?.innerText.includes(text),
      {},
      gatedSentence,
    );
    const { next = '', previous = '' } = host.places;
    await page.waitForSelector(`${next}[href$="/plans"]`, { visible: true });
    await page.click(entry('contract'));
    await page.waitForSelector(`${previous}[href$="/plans"]`, { visible: true });
    await page.click(previous);
    await page.waitForFunction(() => location.pathname.endsWith('/plans'));
    for (const path of ['/contract', '/admin-guide', '/guide']) {
      await page.goBack();
      await page.waitForFunction((end) => location.pathname.endsWith(end), {}, path);
    }
    await page.goBack();
    await waitForText(page, '#greeting', 'Hello, Ada');
    expect(await isSamePage(page)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('shows an anonymous reader nothing gated on a page that the router has loaded', async () => {
    const page = await openHome('anonymous');
    await page.click(entry('upgrade'));
    await page.waitForSelector('#card', { visible: true });
    expect(await page.$$eval('main', ([main]) => main?.innerText)).not.toContain(
      'not for this account',
    );
    for (const slug of ['admin-guide', 'contract'])
      expect(await page.$eval(entry(slug), (link) => link.checkVisibility())).toBe(false);
    // As from a link in the text of a page.
    await page.$eval(entry('contract'), (link) => (link as HTMLElement).click());
    await page.waitForFunction(() =>
      document.querySelector('main')?.innerText.includes('This page is not for this account.'),
    );
    const { previous = '' } = host.places;
    expect(
      await page.$$eval(previous, (links) => links.filter((link) => link.checkVisibility())),
    ).toEqual([]);
    expect(await isSamePage(page)).toBe(true);
    expect(built().complaints).toEqual([]);
  });
});
