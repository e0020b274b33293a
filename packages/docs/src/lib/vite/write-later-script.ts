import { posix } from 'node:path';
import type { Settings } from '@bookplate/protocol';
import { laterScript } from '../page-head/later-script.ts';
import type { BundleContext } from './hooks.ts';

/**
 * Writes the {@link laterScript} beside what the pages load.
 *
 * @param bundle that Vite's hook `generateBundle` is called for: of several, only that for browsers
 * @param settings of the docs
 */
export function writeLaterScript(bundle: BundleContext, settings: Settings): void {
  const { consumer, build } = bundle.environment.config;
  if (consumer !== 'client') return;
  const { name, text } = laterScript(settings);
  bundle.emitFile({ type: 'asset', fileName: posix.join(build.assetsDir, name), source: text });
}
