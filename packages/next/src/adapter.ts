import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { afterBuild } from './lib/after-build.ts';
import type { Adapter, FinishedBuild } from './lib/hooks.ts';
import { siteState } from './lib/site-state.ts';

/** As Next.js names it in its output. */
export const name = '@bookplate/next';

/**
 * Lets the site's own adapter change the configuration, since Next.js has place for one adapter only.
 *
 * @param config of the site
 * @param context of the command
 * @returns the configuration
 */
export async function modifyConfig(config: object, context: object): Promise<object> {
  const own = await ownAdapter();
  return (await own?.modifyConfig?.(config, context)) ?? config;
}

/**
 * Finishes the pages that were built, checks them, and hands the build on to the site's own adapter.
 *
 * @param build that is finished
 */
export async function onBuildComplete(build: FinishedBuild): Promise<void> {
  afterBuild({ build, state: siteState() });
  const own = await ownAdapter();
  await own?.onBuildComplete?.(build);
}

async function ownAdapter(): Promise<Adapter | undefined> {
  const { adapterPath } = siteState();
  if (adapterPath === undefined) return undefined;
  const file = createRequire(`${process.cwd()}/`).resolve(adapterPath);
  const loaded = (await import(pathToFileURL(file).href)) as { default?: Adapter } & Adapter;
  return loaded.default ?? loaded;
}
