import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** A package in a lock file (npm's `package-lock.json`, version 3). */
interface Entry {
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  /** With `link`, the folder of the workspace. */
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** What says nothing to those who install the package. */
const ofTheRepository: ReadonlySet<string> = new Set([
  'link',
  'resolved',
  'dev',
  'devDependencies',
]);

export interface Lock {
  readonly packages: Record<string, Entry>;
}

/**
 * The lock file of one workspace as a package: its users get the versions, by their hashes, that the repository
 * tests. Workspaces in it have a version and no hash, for they are published together.
 *
 * @param lock of the repository
 * @param folder of the workspace
 * @returns an `npm-shrinkwrap.json`
 * @throws if two packages would have one place: then a version differs between the workspace and the root
 */
export function shrinkwrapOf(lock: Lock, folder: string): Lock & { readonly lockfileVersion: 3 } {
  const packages: Lock['packages'] = {};
  const places = new Map<string, string>();
  /** What lies in the folder of a package lies in its place; what lies in the root's, in the root's. */
  const placeOf = (found: string): string => {
    const parent = [...places.keys()].find((source) => found.startsWith(`${source}/node_modules/`));
    return parent === undefined
      ? found
      : `${places.get(parent)}${found.slice(parent.length)}`.replace(/^\//, '');
  };

  const add = (source: string, place: string): void => {
    if (places.get(source) === place) return;
    if (packages[place]) throw new Error(`two packages at ${place}; use one version of it`);
    places.set(source, place);
    const entry: Entry = Object.fromEntries(
      Object.entries(lock.packages[source] ?? {}).filter(([name]) => !ofTheRepository.has(name)),
    );
    packages[place] = entry;
    for (const name of namesNeededBy(entry)) {
      const found = find(lock, source, name);
      if (found === undefined) continue;
      const target = lock.packages[found]?.link ? lock.packages[found]?.resolved : found;
      add(target ?? found, placeOf(found));
    }
  };
  add(folder, '');
  return { lockfileVersion: 3, packages };
}

function namesNeededBy(entry: Entry): readonly string[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = entry;
  const peers = Object.keys(peerDependencies).filter(
    (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
}

/** As Node looks for a package: beside the one that needs it, then further up. */
function find(lock: Lock, from: string, name: string): string | undefined {
  for (let place = from; ;) {
    const candidate = `${place}/node_modules/${name}`.replace(/^\//, '');
    if (lock.packages[candidate]) return candidate;
    if (place === '') return undefined;
    place = place.includes('/node_modules/')
      ? place.slice(0, place.lastIndexOf('/node_modules/'))
      : '';
  }
}

if (import.meta.main) {
  const folder = process.argv[2] ?? '';
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const made = shrinkwrapOf(lock, folder);
  const { name, version } = made.packages[''] ?? {};
  const file = join(root, folder, 'npm-shrinkwrap.json');
  writeFileSync(file, `${JSON.stringify({ name, version, requires: true, ...made }, null, 2)}\n`);
}
