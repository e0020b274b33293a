import { fileURLToPath } from 'node:url';
import type { Settings } from '@bookplate/protocol';
import { headTags } from './lib/page-head/head-tags.ts';
import { settingsOf } from './lib/settings-file.ts';
import type { StarlightPlugin } from './lib/starlight/hooks.ts';
import { markdownIntegration } from './lib/starlight/plug-in-markdown.ts';

export type { StarlightPlugin } from './lib/starlight/hooks.ts';
export type { Settings } from '@bookplate/protocol';

/** Components of Starlight that we put ours around. */
const components = ['MarkdownContent', 'SocialIcons'] as const;

/**
 * Bookplate for Starlight 0.37 to 0.42: `starlight({ plugins: [bookplate()] })`, and in `src/content.config.ts`
 * `docsSchema({ extend: bookplateSchema() })`.
 *
 * @param settings instead of the `bookplate.json` beside `astro.config`
 * @returns the plugin; the build fails with a `ConfigurationError` if the settings cannot work
 */
export function bookplate(settings?: Settings): StarlightPlugin {
  return {
    name: '@bookplate/docs',
    hooks: {
      'config:setup': (setup) => {
        const { config, astroConfig, command, logger } = setup;
        const known = settingsOf(fileURLToPath(astroConfig.root), settings);
        const tags = headTags(known, { isDevelopment: command === 'dev' });
        const ours = components.filter((name) => config.components?.[name] === undefined);
        for (const name of components.filter((each) => !ours.includes(each)))
          logger.warn(
            `The site has its own ${name}. Put @bookplate/docs/starlight/${name}.astro into it${
              name === 'SocialIcons'
                ? ', where the reader is to appear'
                : ', else gated pages show their body to everyone'
            }.`,
          );
        setup.updateConfig({
          head: [...tags, ...(config.head ?? [])],
          customCss: ['@bookplate/docs/starlight/parts.css', ...(config.customCss ?? [])],
          components: {
            ...config.components,
            ...Object.fromEntries(
              ours.map((name) => [name, `@bookplate/docs/starlight/${name}.astro`]),
            ),
          },
        });
        setup.addIntegration(markdownIntegration());
        setup.addIntegration({
          name: '@bookplate/docs/settings',
          hooks: {
            'astro:config:setup': ({ updateConfig }) => {
              const { loginUrl, logoutUrl } = known;
              updateConfig({
                vite: {
                  define: {
                    bookplateLinks: JSON.stringify({ loginUrl, logoutUrl }),
                  },
                  // In every environment that Astro renders in, also where only a folder above depends on us.
                  resolve: { noExternal: ['@bookplate/docs'] },
                },
              });
            },
          },
        });
        setup.addRouteMiddleware({
          entrypoint: '@bookplate/docs/starlight-route',
          order: 'post',
        });
      },
    },
  };
}
