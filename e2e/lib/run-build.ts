import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docusaurusPath } from './docusaurus.ts';

/** A program and its arguments, such as `astro build`. */
export type Command = readonly [string, ...string[]];

/** All that a build depends on. */
export interface SiteSource {
  /** The host's, one after the other. */
  readonly commands: readonly Command[];
  /** Path from the site on, and text. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the host finds its packages, if that is not the root. */
  readonly place?: string | undefined;
}

/** A site after its build, whether or not that succeeded. */
export interface BuiltSite {
  readonly folder: string;
  readonly output: string;
  readonly code: number | null;
}

/**
 * Writes a site into a new folder.
 *
 * @param source of the site
 * @returns the folder
 */
export function writeSite({ files, place }: SiteSource): string {
  // Within the repository, where a host finds its packages.
  const parent = place ?? join(import.meta.dirname, '../.cache');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'site-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/**
 * @param mode of the host
 * @returns the environment that a host's command runs in, as in a shell
 */
export function hostEnvironment(mode: 'development' | 'production'): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: docusaurusPath(),
    NODE_ENV: mode,
    // Of Vitest: pages would be told that this is a test, lose their base path, and drafts be built.
    VITEST: undefined,
    MODE: undefined,
    DEV: undefined,
    PROD: undefined,
    SSR: undefined,
    BASE_URL: undefined,
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
}

/**
 * Builds a site that is there already.
 *
 * @param command the host's
 * @param folder of the site
 * @returns what it printed, and its exit code
 */
export async function runBuild(
  command: Command,
  folder: string,
): Promise<Omit<BuiltSite, 'folder'>> {
  const [program, ...argv] = command;
  const build = spawn(program, argv, { cwd: folder, env: hostEnvironment('production') });
  let output = '';
  for (const stream of [build.stdout, build.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  build.on('error', (error) => (output += error.message));
  const code = await new Promise<number | null>((resolve) => build.on('close', resolve));
  return { output, code };
}

/**
 * Writes and builds a site.
 *
 * @param source of the site
 * @returns the site, with what was printed until a command failed or the last one ended
 */
export async function writeAndBuild(source: SiteSource): Promise<BuiltSite> {
  const folder = writeSite(source);
  let output = '';
  for (const command of source.commands) {
    const run = await runBuild(command, folder);
    output += run.output;
    if (run.code !== 0) return { folder, output, code: run.code };
  }
  return { folder, output, code: 0 };
}
