import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltPage, assertNoLeaks } from '@bookplate/docs/gating';
import type { Prepared } from '@bookplate/docs/host';
import type { ResolvedSite } from './hooks.ts';

/**
 * Writes the deferred part of the script beside the site's own, and the warm frame; and looks for gated text in what the build wrote for
 * everyone.
 *
 * @param site that was built
 * @param pages of it
 * @param prepared what to write
 * @throws {LeakError} if something gated is there
 */
export function afterBuild(
  { outDir, assetsDir, site }: ResolvedSite,
  pages: readonly BuiltPage[],
  { deferredFile, warmFiles }: Pick<Prepared, 'deferredFile' | 'warmFiles'>,
): void {
  if (deferredFile) {
    mkdirSync(join(outDir, assetsDir), { recursive: true });
    writeFileSync(join(outDir, assetsDir, deferredFile.name), deferredFile.text);
  }
  for (const { name, text } of warmFiles(site.base)) writeFileSync(join(outDir, name), text);
  assertNoLeaks(outDir, pages);
}
