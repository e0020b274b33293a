import type { SiteContext } from './hooks.ts';
import { loadNatively } from './load-natively.ts';
import type * as Plugins from './plugins.ts';

const { createPlugin }: typeof Plugins = loadNatively(import.meta.url, './plugins');

/**
 * A preset of one plugin. Docusaurus puts the plugins of presets before those of the site: so our script is the first
 * in the head, and our look at the build can wait for all others.
 *
 * @param _site not asked
 * @param options for the plugin
 * @returns the preset
 */
export default function bookplatePreset(
  _site: SiteContext,
  options: Plugins.PluginOptions,
): {
  readonly plugins: readonly (readonly [typeof Plugins.createPlugin, Plugins.PluginOptions])[];
} {
  return { plugins: [[createPlugin, options]] };
}
