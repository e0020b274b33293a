import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { findHost, type HostSetup } from './find-host.ts';
import { findGenerator, type FoundGenerator, readSetting } from '@bookplate/lint/generators';
import { type Manifest, readManifest } from './manifest.ts';
import { noDocs } from './no-docs.ts';

/** Where docs are, and what builds them: a host or a generator. */
export type FoundDocs = Found &
  (
    | { readonly host: HostSetup; readonly generator?: undefined }
    | { readonly host?: undefined; readonly generator: FoundGenerator }
  );

interface Found {
  /** With the configuration: `bookplate.json` belongs there. */
  readonly root: string;
  readonly name: string;
  /** As their configuration names it: where they are published, perhaps without a path. */
  readonly address: string | undefined;
  /** The path below which they are, with a slash at both ends; undefined if the configuration computes it, or each language has its own. */
  readonly base: string | undefined;
  /** A server renders the pages: the build writes none that could be read. */
  readonly isServed: boolean;
  /** The package.json that names the host, in the folder or above. */
  readonly manifest: Manifest;
}

/** Where repositories have their docs. */
const usualFolders = ['docs', 'website', 'site', 'documentation', 'doc', 'www'];

/**
 * Finds the docs of a folder.
 *
 * @param folder with their configuration, or with one of the folders that docs usually have
 * @param isSetUp whether they are to be set up; see {@link noDocs}
 * @returns the docs
 * @throws {UsageError} if there are none
 */
export function findDocs(folder: string, isSetUp = true): FoundDocs {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`Found no folder ${folder}. Give the folder of the docs.`);
  for (const name of ['', ...usualFolders]) {
    const root = join(folder, name);
    if (!existsSync(root)) continue;
    const manifests = manifestsFrom(root);
    for (const manifest of manifests) {
      const host = findHost(root, manifest);
      if (host) return { root, ...ofHost(root, host), host, manifest };
    }
    const generator = findGenerator(root);
    const [manifest = readManifest(root)] = manifests;
    if (generator) {
      const { name: found, address } = generator;
      const base = address !== undefined && URL.canParse(address) ? new URL(address).pathname : '/';
      return {
        root,
        name: found,
        generator,
        address,
        base: toBase(base),
        isServed: false,
        manifest,
      };
    }
  }
  const known = readdirSync(folder).find((name) =>
    /^(?:rspress\.|nuxt\.|gatsby-)config\./.test(name),
  );
  if (known !== undefined)
    throw new UsageError(
      `Found ${known} in ${folder}. This framework renders its pages again in the browser, which takes away what \`bookplate apply\` adds, and Bookplate has no package for it.`,
    );
  throw noDocs(folder, isSetUp);
}

function ofHost(
  root: string,
  host: HostSetup,
): Pick<Found, 'name' | 'address' | 'base' | 'isServed'> {
  const config = host.files[0]?.names.find((name) => existsSync(join(root, name)));
  const text = config === undefined ? '' : readFileSync(join(root, config), 'utf8');
  const base = readBase(text, host.settings.base);
  const route = host.docsRoute ? host.docsRoute(root) : '';
  return {
    name: host.name,
    address: readSetting(text, host.settings.address),
    base: base === undefined || route === undefined ? undefined : toBase(base + route),
    isServed: host.writesPages?.test(text) === false,
  };
}

function readBase(text: string, setting: string): string | undefined {
  const uncommented = text.replaceAll(/^\s*\/\/.*$/gm, '');
  const [given] = new RegExp(`(?<=^|[{,\\s])["']?${setting}["']?\\s*[:=,}].*`, 'm').exec(
    uncommented,
  ) ?? [''];
  if (given === '') return toBase();
  const path = /^[^:=]+[:=]\s*(["'`])(?:\.\/)?([^"'`$]*)\1\s*(?:[,;}]|\/\/|$)/.exec(given)?.[2];
  return path === undefined ? undefined : toBase(path);
}

function toBase(path = '/'): string {
  return `/${path}/`.replaceAll(/\/{2,}/g, '/');
}

/** Of the folder and those above, up to the repository. */
function manifestsFrom(folder: string): readonly Manifest[] {
  const manifests: Manifest[] = [];
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, 'package.json'))) manifests.push(readManifest(here));
    if (existsSync(join(here, '.git')) || dirname(here) === here) return manifests;
  }
}
