import { build, buildDocs } from './build.ts';
import { obtainChromium } from './chromium.ts';
import { chooseCompanies, documentation } from './companies.ts';
import { installStandalone } from './standalone.ts';
import { StepError } from './step.ts';
import { Tally } from './tally.ts';

/**
 * The tests in a real browser, over the built files.
 *
 * @param tally counts what passed
 * @param argv arguments for Vitest, such as a part of a file's name
 */
export async function e2e(tally: Tally, argv: readonly string[] = []): Promise<void> {
  const chromium = await obtainChromium();
  await installStandalone('e2e/playgrounds');
  await buildDocs([...chooseCompanies([]), documentation]);
  await tally.test('browser tests', {
    argv: ['--project', 'e2e*', ...argv],
    env: { BOOKPLATE_CHROMIUM: chromium, BOOKPLATE_DIST: '1' },
  });
}

if (import.meta.main) {
  const tally = new Tally();
  try {
    await build();
    await e2e(tally, process.argv.slice(2));
  } catch (error) {
    if (error instanceof StepError) console.log(error.output);
    console.error(error instanceof Error ? error.message : error);
    tally.failed += 1;
  }
  tally.finish();
}
