import type { GivenSettings } from '@bookplate/protocol';
import { fileURLToPath } from 'node:url';
import { addOptions } from './lib/add-options.ts';
import { unsupportedHosts } from '@bookplate/docs/host';
import { addReaderItem } from './lib/reader-item.ts';
import type { SiteConfig } from './lib/hooks.ts';
import { redirectSpecs } from './lib/api/openapi-plugin.ts';
import { createTheme } from './lib/plugins.ts';
import { addWordsForEveryone } from './lib/words-for-everyone.ts';

export { remarkForPages } from './lib/add-options.ts';
export { remarkGateContents } from './lib/gate-contents.ts';
export type { GivenSettings, Settings } from '@bookplate/protocol';

/** `docusaurus.config` may also export a promise of the configuration, or a function that returns either. */
export type Deferred<Config> = Promise<Config> | (() => Config | Promise<Config>);

/**
 * Bookplate for Docusaurus 3: `export default withBookplate(config)` in `docusaurus.config`.
 *
 * @param config anything that `docusaurus.config` may export
 * @param settings instead of the `bookplate.json` in the site's folder
 * @returns the configuration with Bookplate in it; of a promise or a function, a function
 * @throws {Error} if there is no plugin for docs, blog or pages that Bookplate knows
 */
export function withBookplate<Config extends object>(
  config: Deferred<Config>,
  settings?: GivenSettings,
): () => Promise<Config>;
export function withBookplate<Config extends object>(
  config: Config,
  settings?: GivenSettings,
): Config;
export function withBookplate(
  config: object | Deferred<object>,
  settings?: GivenSettings,
): object | (() => Promise<object>) {
  if (typeof config === 'function')
    return async () => addBookplate(await (config as () => object | Promise<object>)(), settings);
  if (config instanceof Promise) return async () => addBookplate(await config, settings);
  return addBookplate(config, settings);
}

// Docusaurus takes presets by name only.
const preset = fileURLToPath(new URL('lib/preset', import.meta.url));

function addBookplate(config: SiteConfig, settings: GivenSettings | undefined): SiteConfig {
  // Docusaurus runs in the folder of the site; it says nothing of itself before the plugins are made.
  for (const sentence of unsupportedHosts(process.cwd(), ['@docusaurus/core', 'react']))
    // oxlint-disable-next-line no-console -- Docusaurus has no logger for configurations
    console.warn(`[bookplate] ${sentence}`);
  const { config: known, specs } = redirectSpecs(addOptions(config));
  return {
    ...known,
    // Of all plugins the first. Of all themes the last, so that its components are around those of the others.
    presets: [[preset, { settings, specs }], ...(known.presets ?? [])],
    themes: [...(known.themes ?? []), createTheme],
    themeConfig: addReaderItem(known.themeConfig ?? {}),
    markdown: addWordsForEveryone(config.markdown),
  };
}
