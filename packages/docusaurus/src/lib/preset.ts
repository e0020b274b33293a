import type { SiteContext } from './hooks.ts';
import { createPlugin, type PluginOptions } from './plugins.ts';

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
  options: PluginOptions,
): { readonly plugins: readonly (readonly [typeof createPlugin, PluginOptions])[] } {
  return { plugins: [[createPlugin, options]] };
}
