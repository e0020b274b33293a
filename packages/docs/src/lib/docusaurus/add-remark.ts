import type * as Remark from '../../remark.ts';
import type { SiteConfig } from './hooks.ts';
import { nativeRequire } from './native-require.ts';

const { remarkBookplate } = nativeRequire('@bookplate/docs/remark') as typeof Remark;

const classicPreset = /(^|[\\/])(@docusaurus[\\/])?(preset-)?classic([\\/]|$)/;
const contentPlugin = /(^|[\\/])(@docusaurus[\\/])?(plugin-)?content-(docs|blog|pages)([\\/]|$)/;
const contentOptions = ['docs', 'blog', 'pages'] as const;

type Options = Readonly<Record<string, unknown>>;

/** The remark plugin as Docusaurus takes it, in the options of whatever makes pages of Markdown. */
export const remarkForPages: readonly [Remark.RemarkBookplate, { readonly target: 'react' }] = [
  remarkBookplate,
  { target: 'react' },
];

/**
 * Puts the remark plugin into every plugin that makes pages of Markdown: those of the classic preset, and those that
 * are listed by hand.
 *
 * @param config of the site
 * @returns another configuration
 * @throws {Error} if there is none that is known
 */
export function addRemark(config: SiteConfig): SiteConfig {
  let found = 0;
  const inOptions = (options: Options = {}): Options => {
    found += 1;
    const { beforeDefaultRemarkPlugins: others = [] } = options;
    return {
      ...options,
      // First, so that what we write is seen by all the others.
      beforeDefaultRemarkPlugins: [remarkForPages, ...(others as readonly unknown[])],
    };
  };
  const inPreset = (options: Options = {}): Options => ({
    ...options,
    ...Object.fromEntries(
      contentOptions
        .filter((name) => options[name] !== false)
        .map((name) => [name, inOptions(options[name] as Options | undefined)]),
    ),
  });
  const presets = changeOptions(config.presets, classicPreset, inPreset);
  const plugins = changeOptions(config.plugins, contentPlugin, inOptions);
  if (found === 0 && !hasRemark([config.presets, config.plugins]))
    throw new Error(
      'withBookplate found neither the classic preset nor a plugin for docs, blog or pages in the configuration, so no page would be compiled. Give it the complete configuration. In the options of a preset or plugin of your own, write beforeDefaultRemarkPlugins: [remarkForPages], from @bookplate/docs/docusaurus.',
    );
  return { ...config, presets, plugins };
}

/** Whether the site has put the remark plugin into some options itself. */
function hasRemark(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value === remarkForPages || Object.values(value).some(hasRemark);
}

function changeOptions(
  entries: readonly unknown[] = [],
  pattern: RegExp,
  change: (options?: Options) => Options,
): readonly unknown[] {
  return entries.map((entry) => {
    const [name, options] = (Array.isArray(entry) ? entry : [entry]) as [unknown, Options?];
    return typeof name === 'string' && pattern.test(name) ? [name, change(options)] : entry;
  });
}
