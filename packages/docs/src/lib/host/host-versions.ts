import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import semver from 'semver';

/** What is read of a package.json. */
interface Manifest {
  readonly version?: unknown;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * Finds the version of a package that is installed.
 *
 * @param folder of the site; as in Node, `node_modules` may be in a folder above
 * @param name of the package
 * @returns such as `3.10.2`; undefined if it is not installed there
 */
export function installedVersion(folder: string, name: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const file = join(here, 'node_modules', name, 'package.json');
    if (existsSync(file)) return versionIn(file);
    if (dirname(here) === here) return undefined;
  }
}

function versionIn(file: string): string | undefined {
  try {
    const { version } = readManifest(file);
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

function readManifest(file: string | URL): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

/**
 * @param name of a host's package
 * @param version that is installed, or the range that a package.json has
 * @param supported the range of the versions that are supported
 * @returns one sentence if it is not supported; undefined also for what is no version, such as `latest`
 */
export function unsupportedVersion(
  name: string,
  version: string,
  supported: string,
): string | undefined {
  return isSupported(version, supported)
    ? undefined
    : `Found ${name} ${version}. Expected ${supported}: install a version in this range.`;
}

function isSupported(version: string, supported: string): boolean {
  // A pre-release counts as its version: `3.10.0-rc.1` is 3.10.
  if (semver.valid(version)) return semver.satisfies(semver.coerce(version) ?? version, supported);
  return semver.validRange(version) === null || semver.intersects(version, supported);
}

/**
 * Checks the installed versions of a host's packages.
 *
 * @param folder of the site
 * @param manifest the package.json of our package for the host: its peer ranges are the versions that it supports
 * @returns a sentence for each package that is not supported
 */
export function unsupportedHosts(folder: string, manifest: URL): readonly string[] {
  return Object.entries(readManifest(manifest).peerDependencies ?? {}).flatMap(
    ([name, supported]) => {
      const version = installedVersion(folder, name);
      return (
        (version === undefined ? undefined : unsupportedVersion(name, version, supported)) ?? []
      );
    },
  );
}
