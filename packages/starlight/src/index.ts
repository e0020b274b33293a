import { fileURLToPath } from 'node:url';
import { prepare } from '@bookplate/docs/host';
import type { GivenSettings } from '@bookplate/protocol';
import { wrapComponents } from './lib/components.ts';
import { forgetRenamedPages } from './lib/forget-renamed-pages.ts';
import { assetUrl, injectHead } from './lib/head.ts';
import type { PluginSetup, StarlightPlugin } from './lib/hooks.ts';
import { markdownIntegration } from './lib/plug-in-markdown.ts';
import { settingsIntegration } from './lib/settings-integration.ts';

export type { StarlightPlugin } from './lib/hooks.ts';
export type { GivenSettings, Settings } from '@bookplate/protocol';

const manifest = new URL('../package.json', import.meta.url);

/**
 * Bookplate for Starlight: `starlight({ plugins: [bookplate()] })`, and in `src/content.config.ts`
 * `docsSchema({ extend: bookplateSchema() })`.
 *
 * @param settings instead of the `bookplate.json` beside `astro.config`
 * @returns the plugin; the build fails with a `ConfigurationError` if the settings cannot work
 */
export function bookplate(settings?: GivenSettings): StarlightPlugin {
  return {
    name: '@bookplate/starlight',
    hooks: {
      'config:setup': async (hook) => {
        const setup = hook as PluginSetup;
        const { config, astroConfig, command, logger } = setup;
        const warn = (message: string): void => logger.warn(message);
        forgetRenamedPages(astroConfig.root, [
          astroConfig.cacheDir,
          new URL('.astro/', astroConfig.root),
        ]);
        const mode = { isDevelopment: command === 'dev', manifest };
        const prepared = await prepare(fileURLToPath(astroConfig.root), settings, mode, warn);
        if (command === 'build') logger.info(prepared.policy);
        const deferredUrl = assetUrl(astroConfig, prepared.deferredFile?.name ?? '');
        setup.updateConfig({
          head: injectHead(prepared.tags(deferredUrl), config.head),
          customCss: ['@bookplate/starlight/parts.css', ...(config.customCss ?? [])],
          components: wrapComponents(config.components, warn),
        });
        setup.addIntegration(markdownIntegration());
        setup.addIntegration(settingsIntegration(prepared, setup));
        setup.addRouteMiddleware({ entrypoint: '@bookplate/starlight/route', order: 'post' });
      },
    },
  };
}
