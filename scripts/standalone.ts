import { isStopping, killWithGroup } from './children.ts';
import { figuresOf, install, isInstalled } from './packages.cjs';
import { root } from './root.ts';
import { step, StepError } from './step.ts';

/**
 * Projects with a lockfile and packages of their own, for they are large and few need them. Bookplate's packages, and
 * all else that the root has, they find in the root's `node_modules` above them.
 */
export const standaloneProjects = {
  'examples/hooli': 'Docusaurus',
  'examples/endpoints/next': 'Next.js',
  'examples/endpoints/nest': 'Nest.js',
  'examples/endpoints/sessions': 'Auth.js and Supabase',
  'examples/endpoints/sveltekit': 'SvelteKit',
  'examples/astro-5': 'the oldest Astro and Starlight',
  'e2e/playgrounds': 'bundles of playgrounds',
  'e2e/matrix/generators/eleventy': 'Eleventy',
  'e2e/vitepress': 'VitePress and Vue',
  'e2e/next': 'Next.js and Fumadocs',
  'e2e/matrix': 'the oldest Vite and React, the language server of MDX',
  bench: 'a load generator',
  'bench/peers': 'what sites use instead',
} as const;

export type StandaloneProject = keyof typeof standaloneProjects;

/**
 * Installs a standalone project if it is not there, and says so.
 *
 * @param folder of the project
 * @throws {StepError} if that fails; its last line is a sentence
 */
export async function installStandalone(folder: StandaloneProject): Promise<void> {
  const path = `${root}${folder}`;
  if (isInstalled(path)) return;
  const label = `installing ${folder} (${standaloneProjects[folder]}, once)`;
  await step(
    label,
    () =>
      new Promise<void>((resolve, reject) => {
        const hooks = { started: killWithGroup, isStopped: isStopping };
        install(path, hooks, (problem, output = '') => {
          if (problem === undefined) resolve();
          else reject(new StepError(label, `${output.trim()}\n${problem}`));
        });
      }),
  );
}

/**
 * @param folders of standalone projects that are in use beside the root
 * @returns megabytes on the disk that their packages and the root's have; undefined if that is not known
 */
export function installedMegabytes(folders: readonly StandaloneProject[]): number | undefined {
  const sizes = ['', ...folders].map((folder) => figuresOf(`${root}${folder}`)?.megabytes);
  return sizes.reduce<number | undefined>(
    (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
}
