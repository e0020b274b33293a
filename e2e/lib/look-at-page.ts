import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';

/** For looking at the pages: `BOOKPLATE_SHOTS=/tmp/shots npm run e2e -- console/pages`. */
const shots = process.env['BOOKPLATE_SHOTS'];

/**
 * Looks at a page as it is, in light and dark, wide and narrow: nothing sticks out, and axe finds nothing, which takes the
 * most time: it looks once at each scheme and each width.
 */
export async function lookAtPage(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [1_280, 360]) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 740 });
      if ((scheme === 'light') === (width === 1_280))
        expect([name, scheme, width, await violationsOn(page)]).toEqual([name, scheme, width, []]);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([name, width, tooWide]).toEqual([name, width, 0]);
      if (shots === undefined) continue;
      mkdirSync(shots, { recursive: true });
      const path = join(shots, `${name}-${scheme}-${width}.png`) as `${string}.png`;
      await page.screenshot({ path, fullPage: true });
    }
  await page.setViewport({ width: 1_280, height: 740 });
}

async function violationsOn(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const results = await (window as unknown as { axe: typeof axe }).axe.run();
    return results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  });
}
