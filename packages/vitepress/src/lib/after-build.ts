import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '@bookplate/protocol';
import { type BuiltPage, sealOutputs } from '@bookplate/docs/gating';
import { laterScript } from '@bookplate/docs/host';
import type { ResolvedSite } from './hooks.ts';

/**
 * Writes the deferred part of the script beside the site's own, and looks for gated text in what the build wrote for
 * everyone.
 *
 * @param site that was built
 * @param pages of it
 * @param settings of the docs
 * @throws {LeakError} if something gated is there
 */
export function afterBuild(
  { outDir, assetsDir }: ResolvedSite,
  pages: readonly BuiltPage[],
  settings: Settings,
): void {
  const { name, text } = laterScript(settings);
  mkdirSync(join(outDir, assetsDir), { recursive: true });
  writeFileSync(join(outDir, assetsDir, name), text);
  sealOutputs(outDir, pages);
}
