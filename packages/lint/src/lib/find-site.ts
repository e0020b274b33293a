import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigurationError } from '@bookplate/protocol';
import { applied } from './hosts/applied.ts';
import { docusaurus } from './hosts/docusaurus.ts';
import { fumadocs } from './hosts/fumadocs.ts';
import { nextra } from './hosts/nextra.ts';
import { findGenerator } from './hosts/generators.ts';
import { plain } from './hosts/plain.ts';
import { starlight } from './hosts/starlight.ts';
import { vitepress } from './hosts/vitepress.ts';
import { findConfigFile, type HostConfig, readHostConfig } from './host-config.ts';
import type { Host } from './host.ts';

/** Which docs to look at. */
export interface FoundSite {
  readonly root: string;
  readonly host: Host;
}

const hosts: readonly (readonly [
  config: string,
  create: (config: HostConfig, root: string) => Host,
])[] = [
  ['docusaurus.config', docusaurus],
  ['astro.config', starlight],
  ['.vitepress/config', vitepress],
  ['.vitepress/config/index', vitepress],
  ['source.config', (_, root) => fumadocs(root)],
];

/**
 * Finds the site that a folder belongs to: the nearest one upwards with `bookplate.json` or with a host's
 * configuration.
 *
 * @param folder an absolute path
 * @param isNamed whether somebody asked for this folder: then any folder with pages will do
 * @returns the site
 * @throws {ConfigurationError} if there is none
 */
export function findSite(folder: string, isNamed: boolean): FoundSite {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ConfigurationError([{ path: folder, message: 'there is no such folder' }]);
  for (let root = resolve(folder); ; root = dirname(root)) {
    const host = hostIn(root);
    if (host) return { root, host };
    // What is above the repository is somebody else's.
    if (existsSync(join(root, '.git')) || dirname(root) === root) break;
  }
  if (isNamed) return { root: resolve(folder), host: plain('folder', {}) };
  throw new ConfigurationError([
    {
      path: folder,
      message:
        'found no docs: no bookplate.json and no configuration of a docs framework or generator here or above; name the folder of the docs',
    },
  ]);
}

function hostIn(root: string): Host | undefined {
  for (const [name, create] of hosts) {
    const file = findConfigFile(root, name);
    if (file) return create(readHostConfig(file), root);
  }
  const next = findConfigFile(root, 'next.config');
  if (next && /["']nextra["']/.test(readFileSync(next, 'utf8'))) return nextra(next, root);
  const generator = findGenerator(root);
  if (generator) return applied(generator);
  // Last: others have their assets built by it.
  const vite = findConfigFile(root, 'vite.config');
  if (vite) return plain('vite', readHostConfig(vite));
  return existsSync(join(root, 'bookplate.json')) ? plain('folder', {}) : undefined;
}
