import type { GivenSettings } from '@bookplate/protocol';
import { fileURLToPath } from 'node:url';
import { addOptions } from './add-options.ts';
import { addAccountMenu } from './account-item.ts';
import type { SiteConfig } from './hooks.ts';
import { redirectSpecs } from './openapi-docs/openapi-plugin.ts';
import { createOpenApiDocsTheme, createTheme } from './plugins.ts';
import { addFallbackText } from './public-fallback.ts';

export { remarkForPages } from './add-options.ts';
export { remarkGateContents } from './contents.ts';

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
const preset = fileURLToPath(new URL('preset', import.meta.url));

function addBookplate(config: SiteConfig, settings: GivenSettings | undefined): SiteConfig {
  const { config: known, specs } = redirectSpecs(addOptions(config));
  return {
    ...known,
    // First plugin, last theme: our components must wrap those of the other themes.
    presets: [[preset, { settings, specs }], ...(known.presets ?? [])],
    themes: [...(known.themes ?? []), createTheme, createOpenApiDocsTheme],
    themeConfig: addAccountMenu(known.themeConfig ?? {}),
    markdown: addFallbackText(config.markdown),
  };
}
