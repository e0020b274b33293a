import type { HastPluginDefinition, MdastPluginDefinition, PluginFactoryContext } from 'satteri';
import { hasPageGroups, pageGroupsIn } from './lib/page/check-page-groups.ts';
import { type AdapterOptions, highlightedKey, mayNameReader } from './lib/page/target.ts';
import { createCodeVisitor } from './lib/satteri/create-code-visitor.ts';
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
  return ({ source, data }) => {
    const isGated = pageGroupsIn(source) !== undefined || hasPageGroups(data);
    return isGated || mayNameReader.test(source) ? createVisitors(options) : undefined;
  };
}

/**
 * A plugin for Sätteri that puts the reader into code samples whose fence says `user`, beside {@link satteriBookplate}:
 * one of its `hastPlugins`, after the one that highlights code.
 *
 * @param options what shows the pages
 * @returns a plugin for each page that needs it
 */
export function satteriCodeSamples(
  options: AdapterOptions,
): (page: PluginFactoryContext) => HastPluginDefinition | undefined {
  return ({ source, data }) => {
    if (!source.includes('user')) return undefined;
    data[highlightedKey] = true;
    return createCodeVisitor(options);
  };
}
