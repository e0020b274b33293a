import type { MdastPluginDefinition, PluginFactoryContext } from 'satteri';
import type { AdapterOptions } from './lib/page/target.ts';
import { createVisitors } from './lib/satteri/create-visitors.ts';

export type { AdapterOptions, Target } from './lib/page/target.ts';
export { PageError } from './lib/satteri/page-error.ts';

/**
 * A Markdown plugin for Sätteri, the processor of Astro 7: one of its `mdastPlugins`.
 *
 * @param options what shows the pages
 * @returns compiles each page; throws a {@link PageError} where an expression cannot work
 */
export function satteriBookplate(
  options: AdapterOptions,
): (page: PluginFactoryContext) => MdastPluginDefinition | undefined {
  // Most pages say nothing of the reader, and cost nothing more than this.
  return ({ source }) => (/user|Groups/.test(source) ? createVisitors(options) : undefined);
}
