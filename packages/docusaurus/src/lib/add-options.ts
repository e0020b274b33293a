import { gatedSelectors } from '@bookplate/docs/gating';
import { type AdapterOptions, type RemarkBookplate, remarkBookplate } from '@bookplate/docs/remark';
import { withPage } from '@bookplate/docs/page';
import { changeOptions } from './change-options.ts';
import { gateFeed } from './feed.ts';
import { remarkGateContents } from './contents.ts';
import type { Options, SiteConfig } from './hooks.ts';

const classicPreset = /(^|[\\/])(@docusaurus[\\/])?(preset-)?classic([\\/]|$)/;
const contentPlugin =
  /(^|[\\/])(@docusaurus[\\/])?(plugin-)?content-(?<content>docs|blog|pages)([\\/]|$)/;
const localSearch = /(^|[\\/])@easyops-cn[\\/]docusaurus-search-local([\\/]|$)/;
const contentOptions = ['docs', 'blog', 'pages'] as const;

/** The remark plugin as Docusaurus takes it, in the options of whatever makes pages of Markdown. */
export const remarkForPages: readonly [RemarkBookplate, AdapterOptions] = [
  remarkBookplate,
  { target: 'react', reactModule: '@bookplate/docusaurus/react', gatesPages: true },
];

/**
 * Puts what is ours into the options of the site's plugins: the remark plugin for every one that makes pages of
 * Markdown, be it of the classic preset or listed by hand, the feeds of blogs, and local search.
 *
 * @param config of the site
 * @returns another configuration
 * @throws {Error} if there is none that is known
 */
export function addOptions(config: SiteConfig): SiteConfig {
  let found = 0;
  const inOptions = (options: Options = {}, name?: string): Options => {
    found += 1;
    const { beforeDefaultRemarkPlugins: others = [], remarkPlugins = [] } = options;
    return {
      ...(name === 'blog' ? gateFeed(options) : options),
      // First, so that what we write is seen by all the others.
      beforeDefaultRemarkPlugins: [remarkForPages, ...(others as readonly unknown[])],
      remarkPlugins: [remarkGateContents, ...(remarkPlugins as readonly unknown[])],
    };
  };
  const inPreset = (options: Options = {}): Options => ({
    ...options,
    ...Object.fromEntries(
      contentOptions
        .filter((name) => options[name] !== false)
        .map((name) => [name, inOptions(options[name] as Options | undefined, name)]),
    ),
  });
  const presets = changeOptions(config.presets, classicPreset, inPreset);
  const plugins = changeOptions(
    changeOptions(config.plugins, contentPlugin, inOptions),
    localSearch,
    inSearch,
  );
  const themes = changeOptions(config.themes, localSearch, inSearch);
  if (found === 0 && !hasRemark([config.presets, config.plugins]))
    throw new Error(
      withPage(
        'docusaurus-content',
        'withBookplate found neither the classic preset nor a plugin for docs, blog or pages in the configuration, so no page would be compiled. Give it the complete configuration. In the options of a preset or plugin of your own, write beforeDefaultRemarkPlugins: [remarkForPages] and remarkPlugins: [remarkGateContents], from @bookplate/docusaurus.',
      ),
    );
  return { ...config, presets, plugins, themes };
}

/** It reads the HTML, with all that is hidden in it. Pages that are not to be indexed, it leaves out. */
function inSearch(options: Options = {}): Options {
  const { ignoreCssSelectors: others = [] } = options;
  return {
    ...options,
    ignoreCssSelectors: [...gatedSelectors, ...[others].flat()],
  };
}

/** Whether the site has put the remark plugin into some options itself. */
function hasRemark(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value === remarkForPages || Object.values(value).some(hasRemark);
}
