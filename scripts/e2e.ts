import { build, buildDocs } from './build.ts';
import { obtainChromium } from './chromium.ts';
import { obtainOtherBrowsers } from './other-browsers.ts';
import { Tally } from './tally.ts';

/**
 * The tests in a real browser, over the built files.
 *
 * @param tally counts what passed
 * @param argv arguments for Vitest, such as a part of a file's name
 */
export async function e2e(tally: Tally, argv: readonly string[] = []): Promise<void> {
  const chromium = await obtainChromium();
  const others = await obtainOtherBrowsers();
  await buildDocs();
  await tally.test('browser tests', {
    argv: ['--project', 'e2e*', ...argv],
    env: { BOOKPLATE_CHROMIUM: chromium, ...others, BOOKPLATE_DIST: '1' },
  });
}

if (import.meta.main) {
  const tally = new Tally();
  try {
    await build();
    await e2e(tally, process.argv.slice(2));
    tally.finish();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
