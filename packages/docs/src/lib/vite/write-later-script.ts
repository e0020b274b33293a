import { posix } from 'node:path';
import type { Settings } from '@bookplate/protocol';
import { laterScript } from '../page-head/later-script.ts';
import type { BundleContext } from './hooks.ts';

/**
 * For Vite's hook `generateBundle`: writes the {@link laterScript} beside what the pages load.
 *
 * @param bundle that is written
 * @param settings of the docs
 */
export function writeLaterScript(bundle: BundleContext, settings: Settings): void {
  const { consumer, build } = bundle.environment.config;
  if (consumer !== 'client') return;
  const { name, text } = laterScript(settings);
  bundle.emitFile({ type: 'asset', fileName: posix.join(build.assetsDir, name), source: text });
}
