import { posix } from 'node:path';
import { laterScript } from '../page-head/later-script.ts';
import type { BundleContext } from './hooks.ts';

/**
 * Writes the {@link laterScript} beside what the pages load.
 *
 * @param bundle that Vite's hook `generateBundle` is called for: of several, only that for browsers
 */
export function writeLaterScript(bundle: BundleContext): void {
  const { consumer, build } = bundle.environment.config;
  if (consumer !== 'client') return;
  const { name, text } = laterScript();
  bundle.emitFile({ type: 'asset', fileName: posix.join(build.assetsDir, name), source: text });
}
