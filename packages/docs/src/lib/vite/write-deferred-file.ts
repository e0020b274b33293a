import { posix } from 'node:path';
import type { DeferredFile } from '../page-head/deferred-file.ts';
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
