import { build, publishedFolders } from './build.ts';
import { run } from './step.ts';
import { Tally } from './tally.ts';

/**
 * Everything that needs no browser: format, types, lint, build, unit tests, sizes, and whether the packages are fit
 * to be published.
 *
 * @param tally counts what passed
 */
export async function check(tally: Tally): Promise<void> {
  await tally.check('format', 'oxfmt', '--check');
  // Before the linter, which reads types from what is built.
  await build();
  await tally.check('types of tests, examples and scripts', 'tsc', '-p', '.');
  await tally.check('types of tests in a browser', 'tsc', '-p', 'e2e');
  await tally.check('lint', 'oxlint');
  await tally.check('unused files, exports and dependencies', 'knip');
  await tally.test('unit tests', {
    argv: ['--project', 'unit', '--project', 'scripts', '--project', 'console'],
  });
  await tally.check('sizes', 'size-limit');
  await tally.attempt('packages as npm packs them', () =>
    Promise.all(
      publishedFolders().map((folder) =>
        run(`package ${folder}`, ['publint', 'run', folder, '--strict']),
      ),
    ),
  );
}

if (import.meta.main) {
  const tally = new Tally();
  await check(tally);
  tally.finish();
}
