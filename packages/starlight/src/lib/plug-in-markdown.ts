import { rehypeBookplate } from '@bookplate/docs/rehype';
import { remarkBookplate } from '@bookplate/docs/remark';
import { satteriBookplate, satteriCodeSamples } from '@bookplate/docs/satteri';
import type { AstroIntegration } from './hooks.ts';

const options = { target: 'static', gatesPages: true } as const;

/**
 * Compiles the pages' expressions, with whichever processor of Markdown the site has.
 *
 * @returns an Astro integration
 */
export function markdownIntegration(): AstroIntegration {
  return {
    name: '@bookplate/starlight/markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        // Astro goes on with what is added to the list: after Expressive Code, wherever that stands.
        config.integrations.push(codeIntegration());
        const processor = config.markdown?.processor;
        // First, so that what we write is seen by all the others.
        if (processor?.options.mdastPlugins)
          processor.options.mdastPlugins.unshift(satteriBookplate(options));
        else if (processor?.options.remarkPlugins)
          processor.options.remarkPlugins.unshift([remarkBookplate, options]);
        else config.markdown?.remarkPlugins?.unshift([remarkBookplate, options]);
      },
    },
  };
}

/** An Expressive Code plugin would do, too, but Starlight cannot hand one on to its `<Code>` component. */
function codeIntegration(): AstroIntegration {
  return {
    name: '@bookplate/starlight/code',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        const processor = config.markdown?.processor;
        if (processor?.options.hastPlugins)
          processor.options.hastPlugins.push(satteriCodeSamples(options));
        else if (processor?.options.rehypePlugins)
          processor.options.rehypePlugins.push([rehypeBookplate, options]);
        else updateConfig({ markdown: { rehypePlugins: [[rehypeBookplate, options]] } });
      },
    },
  };
}
