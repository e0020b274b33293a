import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { decisive } from './matrix.ts';

/** For looking at the pages: `BOOKPLATE_SHOTS=/tmp/shots npm run e2e -- console/pages`. */
const shots = process.env['BOOKPLATE_SHOTS'];

const narrow = { scheme: 'dark', width: 360 } as const;
const wide = { scheme: 'light', width: 1_280 } as const;
/** Each scheme and each width once; where there are pictures, all of them. */
const views = [
  narrow,
  wide,
  ...(shots === undefined
    ? []
    : ([
        { scheme: 'light', width: 360 },
        { scheme: 'dark', width: 1_280 },
      ] as const)),
];
/** Axe takes the most time. */
const viewsOfAxe: readonly object[] = decisive([narrow, wide]);

/** Looks at a page as it is, in light and dark, wide and narrow: nothing sticks out, and axe finds nothing. */
export async function lookAtPage(page: Page, name: string): Promise<void> {
  for (const view of views) {
    const { scheme, width } = view;
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 740 });
    if (viewsOfAxe.includes(view))
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
