import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installedVersion } from '@bookplate/docs/host';
import { UsageError } from '../usage-error.ts';

/** What init reads of package.json. */
export interface Manifest {
  readonly folder: string;
  /** Of any kind, by their names, with the range that is wanted. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly scripts: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * @param folder of the docs
 * @returns what its package.json says; nothing if there is none
 * @throws {UsageError} if it is no JSON
 */
export function readManifest(folder: string): Manifest {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return { folder, dependencies: new Map(), scripts: new Map(), text: '' };
  try {
    const text = readFileSync(file, 'utf8');
    const value = JSON.parse(text) as Record<string, object | undefined>;
    const textsOf = (kind: string): readonly [string, string][] =>
      Object.entries(value[kind] ?? {}).map(([name, each]) => [name, String(each)]);
    return {
      folder,
      dependencies: new Map(
        ['peerDependencies', 'devDependencies', 'dependencies'].flatMap(textsOf),
      ),
      scripts: new Map(textsOf('scripts')),
      text,
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
 * @param folder of their package.json; in a workspace, the lock file may be above
 * @param name of a package
 * @param kind of dependency; left out, one of what is built
 * @returns the command that installs it
 */
export function installCommand(folder: string, name: string, kind?: 'dev'): string {
  const manager = managerOf(folder);
  const option = manager.startsWith('bun') ? '-d ' : '-D ';
  return `${manager} ${workspaceOption(folder, manager)}${kind === 'dev' ? option : ''}${name}`;
}

/**
 * @param folder of the docs
 * @param name of a package
 * @returns whether it is installed there or above
 */
export function isInstalled(folder: string, name: string): boolean {
  if (installedVersion(folder, name) !== undefined) return true;
  // Yarn may keep packages elsewhere.
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, '.pnp.cjs'))) return true;
    if (dirname(here) === here) return false;
  }
}

/**
 * @param folder of their package.json
 * @param names of packages
 * @returns the command that takes them out
 */
export function uninstallCommand(folder: string, names: readonly string[]): string {
  const [manager = 'npm'] = managerOf(folder).split(' ');
  return `${manager} ${manager === 'npm' ? 'uninstall' : 'remove'} ${workspaceOption(folder, manager)}${names.join(' ')}`;
}

/** Some package managers ask whether the root of a workspace is meant. */
function workspaceOption(folder: string, manager: string): string {
  if (manager.startsWith('pnpm'))
    return existsSync(join(folder, 'pnpm-workspace.yaml')) ? '-w ' : '';
  const lock = join(folder, 'yarn.lock');
  const isYarn1 =
    manager.startsWith('yarn') &&
    existsSync(lock) &&
    readFileSync(lock, 'utf8').includes('# yarn lockfile v1');
  return isYarn1 && /"workspaces"\s*:/.test(readManifest(folder).text) ? '-W ' : '';
}

/**
 * @param folder of the docs
 * @param script of their package.json
 * @returns the command that runs it
 */
export function runCommand(folder: string, script: string): string {
  const [manager = 'npm'] = managerOf(folder).split(' ');
  return `${manager} run ${script}`;
}

function managerOf(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    const found = managers.find(([lockFile]) => existsSync(join(here, lockFile)));
    if (found) return found[1];
    if (dirname(here) === here) return 'npm install';
  }
}
