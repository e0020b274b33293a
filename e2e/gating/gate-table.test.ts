import { expect, test } from 'vitest';
import { gatedSelectors } from '@bookplate/docs/gating';
import { toGroups } from '@bookplate/protocol';
import { gateReaders, gateTable } from '../../test/gates.ts';
import { useBrowser } from '../lib/browser.ts';
import { scriptTag, startSite } from '../lib/site.ts';

const { visitor } = useBrowser();

const gates = gateTable.map(([gate]) => toGroups(gate).join(' '));

test('the stylesheet of the page shows each reader what the truth table says, in the text and in a navigation', async () => {
  const site = await startSite();
  const parts = gates.map(
    (groups) =>
      `<p data-bookplate-groups="${groups}">x</p><nav><ul><li>x<a data-bookplate-groups="${groups}">x</a></li></ul></nav>`,
  );
  site.docs = (_request, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html>${scriptTag(site)}${parts.join('')}`);
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  for (const [column, reader] of gateReaders.entries()) {
    const shown = await page.evaluate(
      (isKnown, current) => {
        window.bookplate?.page.paint({ reader: isKnown ? (current ?? null) : undefined });
        const isShown = (selector: string): boolean[] =>
          Array.from(document.querySelectorAll(selector), (part) => part.checkVisibility());
        return [isShown('p'), isShown('li')];
      },
      reader !== undefined,
      reader,
    );
    const expected = gateTable.map(([, seen]) => seen.replace(' ', '')[column] === 'y');
    expect([reader, ...shown]).toEqual([reader, expected, expected]);
  }
  const gated = await page.evaluate(
    (selector) => Array.from(document.querySelectorAll('p'), (part) => part.matches(selector)),
    gatedSelectors.join(','),
  );
  expect(gated).toEqual(gateTable.map(([, seen]) => seen[1] !== 'y'));
});

test('in a page without a build, an exclamation mark alone hides from everyone', async () => {
  const site = await startSite();
  site.docs = (_request, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html>${scriptTag(site)}<p data-bookplate-groups="!pro">x</p>`);
  const page = await (await visitor()).openTab();
  await page.goto(site.docsUrl);
  expect(await page.$eval('p', (part) => part.checkVisibility())).toBe(false);
});
