import { readdirSync } from 'node:fs';
import { run, step } from './step.ts';

/** Where each package lies that is published. */
export function publishedFolders(): readonly string[] {
  return ['packages', 'apps'].flatMap((parent) =>
    readdirSync(parent).map((name) => `${parent}/${name}`),
  );
}

/** Builds what is published: all packages by the compiler, then the scripts that pages carry. */
export async function build(): Promise<void> {
  await step('building the packages', async () => {
    await run('the compiler', ['tsc', '-b', ...publishedFolders()]);
    await run('the empty database of the console', [
      'node',
      '--input-type=module',
      '--eval',
      'import { writeEmptyDatabase } from "./apps/console/dist/lib/database/empty-database.js"; await writeEmptyDatabase();',
    ]);
    for (const script of ['head', 'rest', 'console', 'bookplate', 'bookplate.dev'])
      await run(`bundling ${script}`, ['vite', 'build', '--mode', script], {
        cwd: 'packages/browser',
      });
  });
}

/** The docs of the example companies that are made by a host, as static files. */
const hostedDocs = [
  { company: 'Acme', folder: 'examples/acme/docs', commands: [['astro', 'build']] },
  {
    company: 'Globex',
    folder: 'examples/globex/docs',
    commands: [
      // It leaves pages alone that are there.
      ['docusaurus', 'clean-api-docs', 'all'],
      ['docusaurus', 'gen-api-docs', 'all'],
      ['docusaurus', 'build', '--out-dir', 'dist'],
    ],
  },
  { company: 'Initech', folder: 'examples/initech/docs', commands: [['astro', 'build']] },
];

/** Builds the docs of the example companies, side by side. */
export async function buildDocs(): Promise<void> {
  await step('building the docs of the companies', async () => {
    const builds = hostedDocs.map(async ({ company, folder, commands }) => {
      for (const command of commands)
        await run(`the docs of ${company}`, command, {
          cwd: folder,
          env: { ASTRO_TELEMETRY_DISABLED: '1' },
        });
    });
    await Promise.all(builds);
  });
}

if (import.meta.main) await build();
