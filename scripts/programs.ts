import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, step } from './step.ts';

/**
 * Finds a program.
 *
 * @param name as it is called
 * @returns its path, or undefined if no folder of PATH has it
 */
export function findOnPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/**
 * Whether there is a program at a path.
 *
 * @param file the path
 * @returns true if it can be run
 */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether {@link installPackages} can do anything: on Debian, as root, where it needs to ask nobody. */
export const canInstallPackages: boolean =
  process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;

/**
 * Installs Debian packages.
 *
 * @param names of the packages
 */
export async function installPackages(...names: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await step(`installing ${names.join(', ')} with apt-get (once)`, async () => {
    await run('apt-get update', ['apt-get', 'update'], { env });
    const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...names];
    await run('apt-get install', install, { env });
  });
}
