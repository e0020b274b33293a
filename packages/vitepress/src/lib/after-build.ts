import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltPage, assertNoLeaks } from '@bookplate/docs/gating';
import type { Prepared } from '@bookplate/docs/host';
import type { ResolvedSite } from './hooks.ts';

/** A build that VitePress has written. */
interface FinishedBuild {
  readonly site: ResolvedSite;
  readonly pages: readonly BuiltPage[];
  /** The deferred part of the script. */
  readonly deferredFile: Prepared['deferredFile'];
  readonly warmFiles: Prepared['warmFiles'];
}

/**
 * Writes the deferred part of the script beside the site's own, and the warm frame. Then looks for gated text in what the
 * build wrote for everyone.
 *
 * @param build that is finished
 * @throws {LeakError} if something gated is there
 */
export function afterBuild({ site, pages, deferredFile, warmFiles }: FinishedBuild): void {
  const { outDir, assetsDir } = site;
  if (deferredFile) {
    mkdirSync(join(outDir, assetsDir), { recursive: true });
    writeFileSync(join(outDir, assetsDir, deferredFile.name), deferredFile.text);
  }
  for (const { name, text } of warmFiles(site.site.base)) writeFileSync(join(outDir, name), text);
  assertNoLeaks(outDir, pages);
}
