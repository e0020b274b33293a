import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';

/** What init reads of package.json. */
export interface Manifest {
  /** Of any kind, by their names, with the range that is wanted. */
  readonly dependencies: ReadonlyMap<string, string>;
}

/**
 * @param folder of the docs
 * @returns what its package.json says; nothing if there is none
 * @throws {UsageError} if it is no JSON
 */
export function readManifest(folder: string): Manifest {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return { dependencies: new Map() };
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object | undefined>;
    return {
      dependencies: new Map(
        ['peerDependencies', 'devDependencies', 'dependencies'].flatMap((kind) =>
          Object.entries(value[kind] ?? {}).map(([name, range]): [string, string] => [
            name,
            String(range),
          ]),
        ),
      ),
    };
  } catch {
    throw new UsageError(`${file}: expected JSON, found something else.`);
  }
}

const managers: readonly (readonly [lockFile: string, command: string])[] = [
  ['pnpm-lock.yaml', 'pnpm add'],
  ['yarn.lock', 'yarn add'],
  ['bun.lock', 'bun add'],
  ['bun.lockb', 'bun add'],
  ['package-lock.json', 'npm install'],
];

/**
 * @param folder of the docs; in a workspace, the lock file is above
 * @param name of a package
 * @param kind of dependency; left out, one of what is built
 * @returns the command that installs it
 */
export function installCommand(folder: string, name: string, kind?: 'dev'): string {
  const manager = managerOf(folder);
  const option = manager.startsWith('bun') ? '-d ' : '-D ';
  return `${manager} ${kind === 'dev' ? option : ''}${name}`;
}

/**
 * @param folder of the docs
 * @param names of packages
 * @returns the command that takes them out
 */
export function uninstallCommand(folder: string, names: readonly string[]): string {
  const [manager = 'npm'] = managerOf(folder).split(' ');
  return `${manager} ${manager === 'npm' ? 'uninstall' : 'remove'} ${names.join(' ')}`;
}

function managerOf(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    const found = managers.find(([lockFile]) => existsSync(join(here, lockFile)));
    if (found) return found[1];
    if (dirname(here) === here) return 'npm install';
  }
}
