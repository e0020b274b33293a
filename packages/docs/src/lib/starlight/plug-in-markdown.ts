import { remarkBookplate } from '../../remark.ts';
import { satteriBookplate } from '../../satteri.ts';
import type { AstroIntegration } from './hooks.ts';

/**
 * Compiles the pages' expressions, with whichever processor of Markdown the site has.
 *
 * @returns an Astro integration
 */
export function markdownIntegration(): AstroIntegration {
  return {
    name: '@bookplate/docs/markdown',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        const options = { target: 'static' } as const;
        const processor = config.markdown?.processor;
        // First, so that what we write is seen by all the others.
        if (processor?.options.mdastPlugins)
          processor.options.mdastPlugins.unshift(satteriBookplate(options));
        else if (processor?.options.remarkPlugins)
          processor.options.remarkPlugins.unshift([remarkBookplate, options]);
        else updateConfig({ markdown: { remarkPlugins: [[remarkBookplate, options]] } });
      },
    },
  };
}
