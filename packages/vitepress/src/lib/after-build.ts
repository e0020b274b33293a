import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltPage, assertNoLeaks } from '@bookplate/docs/gating';
import type { DeferredFile } from '@bookplate/docs/host';
import type { ResolvedSite } from './hooks.ts';

/**
 * Writes the deferred part of the script beside the site's own, and looks for gated text in what the build wrote for
 * everyone.
 *
 * @param site that was built
 * @param pages of it
 * @param deferredFile of the script
 * @throws {LeakError} if something gated is there
 */
export function afterBuild(
  { outDir, assetsDir }: ResolvedSite,
  pages: readonly BuiltPage[],
  deferredFile: DeferredFile | undefined,
): void {
  if (deferredFile) {
    mkdirSync(join(outDir, assetsDir), { recursive: true });
    writeFileSync(join(outDir, assetsDir, deferredFile.name), deferredFile.text);
  }
  assertNoLeaks(outDir, pages);
}
