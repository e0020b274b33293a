import { readdirSync } from 'node:fs';
import { run, step } from './step.ts';

/** Builds what is published: all packages by the compiler, then the scripts that pages carry. */
export async function build(): Promise<void> {
  await step('building the packages', async () => {
    const packages = readdirSync('packages').map((name) => `packages/${name}`);
    await run('the compiler', ['tsc', '-b', ...packages]);
    for (const script of ['head', 'rest', 'bookplate', 'bookplate.dev'])
      await run(`bundling ${script}`, ['vite', 'build', '--mode', script], {
        cwd: 'packages/browser',
      });
  });
}

if (import.meta.main) await build();
