import { createRequire } from 'node:module';
import type { RemarkBookplate } from '../../remark.ts';
import type { SiteConfig } from './hooks.ts';

// Docusaurus reads its configuration through jiti, which makes CommonJS of all that is imported, and so finds no
// package that is for `import` only. Node's own `require` does, since 20.19.
const { remarkBookplate } = createRequire(import.meta.url)('@bookplate/docs/remark') as {
  readonly remarkBookplate: RemarkBookplate;
};

const classicPreset = /(^|[\\/])(@docusaurus[\\/])?(preset-)?classic([\\/]|$)/;
const contentPlugin = /(^|[\\/])(@docusaurus[\\/])?(plugin-)?content-(docs|blog|pages)([\\/]|$)/;
const contentOptions = ['docs', 'blog', 'pages'] as const;

type Options = Readonly<Record<string, unknown>>;

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
      beforeDefaultRemarkPlugins: [
        [remarkBookplate, { target: 'react' }],
        ...(others as readonly unknown[]),
      ],
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
  const inEntries = (
    entries: readonly unknown[] = [],
    pattern: RegExp,
    change: (options?: Options) => Options,
  ): readonly unknown[] =>
    entries.map((entry) => {
      const [name, options] = (Array.isArray(entry) ? entry : [entry]) as [unknown, Options?];
      return typeof name === 'string' && pattern.test(name) ? [name, change(options)] : entry;
    });

  const presets = inEntries(config.presets, classicPreset, inPreset);
  const plugins = inEntries(config.plugins, contentPlugin, inOptions);
  if (found === 0)
    throw new Error(
      'withBookplate found neither the classic preset nor a plugin for docs, blog or pages in the configuration, so no page would be compiled. Give it the complete configuration. To a preset of your own, add beforeDefaultRemarkPlugins: [[remarkBookplate, { target: "react" }]], from @bookplate/docs/remark.',
    );
  return { ...config, presets, plugins };
}
