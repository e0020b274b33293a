import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Major and minor. */
type Version = readonly [major: number, minor: number];

/** Which versions of a host's package work with this version of Bookplate. */
interface Support {
  readonly name: string;
  readonly from: Version;
  readonly below: Version;
  /** For people. */
  readonly words: string;
}

/** By the names of the packages. A test holds it against `peerDependencies`. */
export const supportedHosts: Readonly<Record<string, Support>> = {
  '@astrojs/starlight': { name: 'Starlight', from: [0, 37], below: [0, 43], words: '0.37 to 0.42' },
  astro: { name: 'Astro', from: [5, 5], below: [8, 0], words: '5.5 to 7' },
  '@docusaurus/core': {
    name: 'Docusaurus',
    from: [3, 10],
    below: [4, 0],
    words: '3.10 and newer 3.x',
  },
  vitepress: { name: 'VitePress', from: [1, 6], below: [3, 0], words: '1.6 and 2' },
  vite: { name: 'Vite', from: [7, 0], below: [9, 0], words: '7 and 8' },
  react: { name: 'React', from: [18, 0], below: [20, 0], words: '18 and 19' },
};

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
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param name of a host's package
 * @param version that is installed, or the range that package.json has
 * @returns one sentence if Bookplate does not support it; undefined also for what cannot be read, such as `latest`
 */
export function unsupportedVersion(name: string, version: string): string | undefined {
  const support = supportedHosts[name];
  const ranges = version.split('||').map((part) => rangeOf(part.trim()));
  if (!support || ranges.includes(undefined)) return undefined;
  const fits = ranges.some(
    (range) => range && isBelow(range.from, support.below) && isBelow(support.from, range.below),
  );
  return fits
    ? undefined
    : `Found ${support.name} ${version}; this version of Bookplate supports ${support.words}.`;
}

/**
 * What the installed versions of a host's packages are lacking.
 *
 * @param folder of the site
 * @param names of the packages
 * @returns a sentence for each that is not supported
 */
export function unsupportedHosts(folder: string, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const version = installedVersion(folder, name);
    return (version === undefined ? undefined : unsupportedVersion(name, version)) ?? [];
  });
}

/** Of the ranges of npm, those that people have for one package. */
const simpleRange = /^([~^]|<=?|>=?|=)?\s*v?(\d+)(?:\.(\d+|[x*]))?(?:\.(?:\d+|[x*]))?(?:[-+].*)?$/;

function rangeOf(text: string): { readonly from: Version; readonly below: Version } | undefined {
  const [, sign = '', first = '', second = 'x'] = simpleRange.exec(text) ?? [];
  if (first === '' || /[<>]/.test(sign)) return undefined;
  const major = Number(first);
  const minor = /^\d+$/.test(second) ? Number(second) : undefined;
  const isWide = minor === undefined || (sign === '^' && major > 0);
  return {
    from: [major, minor ?? 0],
    below: isWide ? [major + 1, 0] : [major, (minor ?? 0) + 1],
  };
}

function isBelow([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean {
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
}
