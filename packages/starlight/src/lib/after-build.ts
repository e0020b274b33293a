import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertNoLeaks, splitDocument } from '@bookplate/docs/gating';
import { endBuild, startBuild } from './build-under-way.ts';
import type { AstroIntegration } from './hooks.ts';

/** A build that has written everything else. */
interface FinishedBuild {
  readonly folder: string;
  /** The folder of Astro's own files in it. */
  readonly assets: string;
}

/**
 * Checks the build for gated text, and writes the whole OpenAPI documents.
 *
 * @param build that is finished
 * @throws {LeakError} if a public file has gated text
 */
export function afterBuild({ folder, assets }: FinishedBuild): void {
  const { pages, documents } = endBuild();
  const splits = [...documents.values()].map(({ whole, everyone }) =>
    splitDocument(whole, everyone),
  );
  assertNoLeaks(folder, [...pages.values()], splits);
  // Only now, for these are not public output.
  if (documents.size > 0) mkdirSync(join(folder, assets), { recursive: true });
  for (const [name, { whole }] of documents)
    writeFileSync(join(folder, assets, name), JSON.stringify(whole));
}

/**
 * Calls {@link afterBuild}. It must come last, after the integrations that write sitemaps and search indexes.
 *
 * @param assets the folder of Astro's own files in the build
 * @returns an Astro integration
 */
export function afterBuildIntegration(assets: string): AstroIntegration {
  return {
    name: '@bookplate/starlight/after-build',
    hooks: {
      'astro:build:start': () => startBuild(),
      'astro:build:done': ({ dir }) => afterBuild({ folder: fileURLToPath(dir), assets }),
    },
  };
}
