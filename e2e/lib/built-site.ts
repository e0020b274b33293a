import { rmSync } from 'node:fs';
import { inject, onTestFinished } from 'vitest';
import type { WhenFinished } from './browser.ts';
import { type BuiltSite, type Command, type SiteSource, writeAndBuild } from './run-build.ts';
import type { BuildAnswer, BuildRequest } from './shared-builds.ts';

/**
 * A site that is built once in a run, by whichever test asks first. It stays until the run ends, and no test changes it.
 *
 * @param source of the site
 * @param builds who builds it
 * @returns the site, whether or not the build succeeded
 */
export async function sharedSite(
  source: SiteSource,
  builds: string = inject('sharedBuilds'),
): Promise<BuiltSite> {
  return (await ask({ source, isShared: true }, builds))!;
}

/**
 * Writes and builds a site that the test goes on to change.
 *
 * @param command the host's, such as `astro build`
 * @param files path from the site on, and text
 * @param whenFinished of a suite, where several tests look at one site
 * @param place where the host finds its packages, if that is not the root
 * @returns the site, whether or not the build succeeded
 */
export async function buildSite(
  command: Command,
  files: SiteSource['files'],
  whenFinished: WhenFinished = onTestFinished,
  place?: string,
): Promise<BuiltSite> {
  const source = { commands: [command], files, place };
  await claimBuild(source);
  const site = await writeAndBuild(source);
  whenFinished(() => rmSync(site.folder, { recursive: true, maxRetries: 5 }));
  return site;
}

/**
 * Must be called before a test builds a site alone.
 *
 * @param source of the site
 * @param builds who knows what has been built
 * @throws {Error} if it has been built in this run
 */
export async function claimBuild(
  source: SiteSource,
  builds: string = inject('sharedBuilds'),
): Promise<void> {
  await ask({ source, isShared: false }, builds);
}

async function ask(request: BuildRequest, builds: string): Promise<BuiltSite | undefined> {
  const response = await fetch(builds, { method: 'POST', body: JSON.stringify(request) });
  const answer = (await response.json()) as BuildAnswer;
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.site;
}
