import { randomInt } from 'node:crypto';
import { build, buildDocs, publishedFolders } from './build.ts';
import { obtainChromium } from './chromium.ts';
import { chooseCompanies, documentation } from './companies.ts';
import { obtainOtherBrowsers } from './other-browsers.ts';
import { packTry } from './pack-try.ts';
import { obtainRuntimes } from './runtimes.ts';
import { installStandalone, type StandaloneProject, standaloneProjects } from './standalone.ts';
import { root } from './root.ts';
import { StepError } from './step.ts';
import { Tally } from './tally.ts';

/*
 * What `npm test` leaves out, for it is slow, or needs more than the root's packages and a Chromium: heavy and old hosts,
 * other browsers and languages, the packages as they are published, more and other inputs for the property
 * tests. Arguments are for Vitest, such as a
 * part of a file's name: with any, nothing but the tests is run.
 */

/** Standalone projects with code of theirs: the compiler looks at it there. */
const typeChecked: readonly StandaloneProject[] = [
  'examples/hooli',
  'examples/endpoints/next',
  'examples/endpoints/nest',
  'examples/endpoints/sessions',
  'examples/endpoints/sveltekit',
  'e2e/matrix',
  'bench',
];

const argv = process.argv.slice(2);
const tally = new Tally();
try {
  const chromium = await obtainChromium();
  const others = await obtainOtherBrowsers();
  await obtainRuntimes();
  for (const project of Object.keys(standaloneProjects) as StandaloneProject[])
    await installStandalone(project);
  await build();
  await buildDocs([...chooseCompanies(['all']), documentation]);
  if (argv.length === 0) {
    for (const project of typeChecked)
      await tally.check(`types of ${project}`, 'tsc', '-p', project);
    const attw = `${root}e2e/matrix/node_modules/.bin/attw`;
    for (const folder of publishedFolders())
      await tally.check(`types of package ${folder}`, attw, '--pack', folder);
    await packTry(tally, ['all']);
  }
  // Other inputs each time; the seed is printed, so that a failure can be repeated.
  const seed = process.env['BOOKPLATE_SEED'] ?? String(randomInt(2 ** 31));
  const runs = process.env['BOOKPLATE_RUNS'] ?? '10x';
  console.log(`Property tests: BOOKPLATE_SEED=${seed} BOOKPLATE_RUNS=${runs}`);
  await tally.test('matrix tests', {
    argv: ['--project', 'matrix', '--project', 'properties', ...argv],
    env: {
      BOOKPLATE_CHROMIUM: chromium,
      ...others,
      BOOKPLATE_DIST: '1',
      BOOKPLATE_SEED: seed,
      BOOKPLATE_RUNS: runs,
    },
  });
} catch (error) {
  if (error instanceof StepError) console.log(error.output);
  console.error(error instanceof Error ? error.message : error);
  tally.failed += 1;
}
tally.finish();
