import { posix } from 'node:path';
import { laterScript } from '../page-head/later-script.ts';
import type { BundleContext } from './hooks.ts';

/**
 * Vite's hook `generateBundle`: writes the {@link laterScript} beside what the pages load.
 */
export function writeLaterScript(this: BundleContext): void {
  const { consumer, build } = this.environment.config;
  if (consumer !== 'client') return;
  const { name, text } = laterScript();
  this.emitFile({ type: 'asset', fileName: posix.join(build.assetsDir, name), source: text });
}
