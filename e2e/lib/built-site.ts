import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WhenFinished } from './browser.ts';
import { docusaurusPath } from './docusaurus.ts';

/** A site of a test's own, after its build. */
export interface BuiltSite {
  readonly folder: string;
  readonly output: string;
  readonly code: number | null;
}

/**
 * Writes a site and builds it.
 *
 * @param command the host's, such as `astro build`
 * @param files path from the site on, and text
 * @param whenFinished of a suite, where several tests look at one site
 * @param place where the host finds its packages, if that is not the root
 * @returns the site, whether or not the build succeeded
 */
export async function buildSite(
  command: readonly [string, ...string[]],
  files: Readonly<Record<string, string>>,
  whenFinished: WhenFinished = onTestFinished,
  // Within the repository, where a host finds its packages.
  place: string = join(import.meta.dirname, '../.cache'),
): Promise<BuiltSite> {
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, 'site-'));
  whenFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, ...(await runBuild(command, folder)) };
}

/**
 * Builds a site that is there already.
 *
 * @param command the host's
 * @param folder of the site
 * @returns what it printed, and its exit code
 */
export async function runBuild(
  command: readonly [string, ...string[]],
  folder: string,
): Promise<Omit<BuiltSite, 'folder'>> {
  const [program, ...argv] = command;
  const env = {
    ...process.env,
    PATH: docusaurusPath(),
    NODE_ENV: 'production',
    VITEST: undefined,
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  } as const;
  const build = spawn(program, argv, { cwd: folder, env });
  let output = '';
  for (const stream of [build.stdout, build.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => build.on('close', resolve));
  return { output, code };
}
