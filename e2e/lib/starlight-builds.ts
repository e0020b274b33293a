import { spawn } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An Astro, and the Node that it is run on. */
export interface AstroHost {
  readonly name: string;
  readonly node: string;
  readonly cli: string;
  /** Sites in here find this Astro. */
  readonly folder: string;
}

const repository = join(import.meta.dirname, '../..');

export const hosts: readonly AstroHost[] = [
  {
    name: 'Astro 7',
    node: process.execPath,
    cli: join(repository, 'node_modules/astro/bin/astro.mjs'),
    folder: join(repository, 'e2e/.sites'),
  },
  {
    name: 'Astro 5',
    // It runs on a Node that is older than ours, and so must what we publish.
    node: process.env['BOOKPLATE_SYSTEM_NODE'] ?? process.execPath,
    cli: join(repository, 'examples/astro-5/node_modules/astro/astro.js'),
    folder: join(repository, 'examples/astro-5/.sites'),
  },
];

/** A built site: the path of each page, such as `guides/`, and its HTML. */
export type Pages = ReadonlyMap<string, string>;

/**
 * Builds a site.
 *
 * @param host by which Astro
 * @param site its folder in this repository
 * @param env what its configuration reads
 * @returns its pages
 */
export async function buildSite(
  host: AstroHost,
  site: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Pages> {
  const folder = folderOf(host, site, env);
  rmSync(folder, { recursive: true, force: true });
  const isSource = (path: string): boolean => !/[\\/](node_modules|dist|\.astro)$/.test(path);
  cpSync(join(repository, site), folder, { recursive: true, filter: isSource });
  // As in a monorepo whose top names us: from what a site's own file names, Vite knows what to bundle.
  const dependencies = { astro: '*', '@astrojs/starlight': '*' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  // As it is installed: its imports must resolve from the site, and Vite treats a link in another way.
  for (const part of ['package.json', 'dist', 'components', 'parts.css'])
    cpSync(
      join(repository, 'packages/starlight', part),
      join(folder, 'node_modules/@bookplate/starlight', part),
      { recursive: true },
    );
  await run(host.node, [host.cli, 'build'], folder, env);
  const dist = join(folder, 'dist');
  return new Map(
    globSync('**/*.html', { cwd: dist }).map((file) => [
      file.replaceAll('\\', '/').replace(/index\.html$/, ''),
      readFileSync(join(dist, file), 'utf8'),
    ]),
  );
}

/**
 * @param host by which Astro a site was built
 * @param site its folder in this repository
 * @param env what its configuration read
 * @returns the folder that it was built in
 */
export function folderOf(
  host: AstroHost,
  site: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const name = [site.replaceAll('/', '-'), ...Object.keys(env)].join('-').toLowerCase();
  return join(host.folder, name);
}

function run(
  command: string,
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, argv, {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...env },
      timeout: 110_000,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(output))));
  });
}
