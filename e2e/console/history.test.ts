import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { siteForm, useTestConsole } from '../../apps/console/test/team.ts';
import { useBrowser } from '../lib/browser.ts';
import { lookAtPage } from '../lib/look-at-page.ts';

const { visitor } = useBrowser();
const team = useTestConsole();

const addressOf = (path: string): string => `${team.running.url}${path}`;

async function openAsEditor(): Promise<Page> {
  const { context, openTab } = await visitor();
  for (const [name, value] of team.editor.cookies)
    await context.setCookie({ name, value, domain: '127.0.0.1', path: '/', httpOnly: true });
  return openTab();
}

test('pages a long history', async () => {
  const id = await team.addSite({
    name: 'A site with a name that is longer than those of most other sites',
  });
  for (let n = 1; n <= 27; n += 1)
    await team.editor.post(`/sites/${id}`, {
      ...siteForm,
      name: `Name ${n}`,
      loginUrl: `https://dash.foo.com/${'sign-in/'.repeat(n % 9)}`,
      reportSampleRate: n % 2 ? '1' : '0.25',
      version: `${n}`,
    });
  const page = await openAsEditor();
  for (const path of ['/history?kind=site', `/sites/${id}/history`]) {
    await page.goto(addressOf(path));
    const widths = await page.$$eval('table.difference', (tables) =>
      tables.map((table) =>
        [...table.rows[0]!.cells].map((cell) => cell.getBoundingClientRect().width),
      ),
    );
    // One card is as the other, and "Before" is as wide as "After".
    expect(new Set(widths.map(String)).size).toBe(1);
    expect(widths[0]![1]).toBe(widths[0]![2]);
  }
  await Promise.all([page.waitForNavigation(), page.click('.end a')]);
  expect(await page.$eval('p.end', ({ innerText }) => innerText)).toContain(
    'This is the first change.',
  );
  await lookAtPage(page, 'site-history-end');
});
