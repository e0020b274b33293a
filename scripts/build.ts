import { copyFileSync, globSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type CompanyEntry, docsFolderOf } from './companies.ts';
import { run, step } from './step.ts';

/** Where each package lies that is published. */
export function publishedFolders(): readonly string[] {
  return globSync('{packages,apps}/*/package.json').map((file) =>
    dirname(file).replaceAll('\\', '/'),
  );
}

/** Builds what is published: all packages by the compiler, then the scripts that pages carry. */
export async function build(): Promise<void> {
  await step('building the packages', async () => {
    await run('the compiler', ['tsc', '-b', ...publishedFolders()]);
    for (const host of ['docusaurus', 'next', 'starlight', 'vite', 'vitepress'])
      copyFileSync(
        'packages/docs/bookplate.schema.json',
        `packages/${host}/dist/bookplate.schema.json`,
      );
    // npm packs the licence that is in a package's own folder.
    for (const folder of publishedFolders()) copyFileSync('LICENSE', `${folder}/LICENSE`);
    await Promise.all([
      run('the empty database of the console', [
        'node',
        '--input-type=module',
        '--eval',
        'import { writeEmptyDatabase } from "./apps/console/dist/lib/database/empty-database.js"; await writeEmptyDatabase();',
      ]),
      ...['head', 'deferred', 'console', 'warm', 'bookplate', 'bookplate.dev'].map((script) =>
        run(`bundling ${script}`, ['vite', 'build', '--mode', script], {
          cwd: 'packages/browser',
        }),
      ),
    ]);
  });
}

/**
 * Builds the docs of companies, side by side.
 *
 * @param companies which
 * @param environment whose settings of `bookplate.json` hold; without, those of none
 */
export async function buildDocs(
  companies: readonly CompanyEntry[],
  environment?: string,
): Promise<void> {
  const names = companies.map(({ name }) => name).join(', ');
  await step(`building the docs of ${names}`, async () => {
    const builds = companies.map(async (company) => {
      const cwd = docsFolderOf(company);
      // What its own installation has goes before what the root has.
      const bin = join(cwd, '../node_modules/.bin');
      const env = {
        ASTRO_TELEMETRY_DISABLED: '1',
        BOOKPLATE_ENV: environment,
        PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
      };
      for (const command of company.buildDocs)
        await run(`the docs of ${company.name}`, command, { cwd, env });
    });
    await Promise.all(builds);
  });
}

if (import.meta.main) await build();
