import { posix } from 'node:path';
import type { DeferredFile } from '../page-head/deferred-file.ts';
import type { WarmFile } from '../page-head/warm-files.ts';
import type { BundleContext } from './hooks.ts';

/**
 * Writes the {@link DeferredFile} beside what the pages load.
 *
 * @param bundle that Vite's hook `generateBundle` is called for: of several, only that for browsers
 * @param file of the docs
 */
export function writeDeferredFile(bundle: BundleContext, { name, text }: DeferredFile): void {
  const { consumer, build } = bundle.environment.config;
  if (consumer !== 'client') return;
  bundle.emitFile({ type: 'asset', fileName: posix.join(build.assetsDir, name), source: text });
}

/**
 * Writes the files of the warm frame into the root of the docs.
 *
 * @param bundle as above
 * @param files of the docs
 */
export function writeWarmFiles(bundle: BundleContext, files: readonly WarmFile[]): void {
  if (bundle.environment.config.consumer !== 'client') return;
  for (const { name, text } of files)
    bundle.emitFile({ type: 'asset', fileName: name, source: text });
}
