import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '@bookplate/protocol';
import { personasFolder, readDevelopment } from './lib/page-head/development.ts';
import { headTags } from './lib/page-head/head-tags.ts';
import { laterScript } from './lib/page-head/later-script.ts';
import { settingsOf } from './lib/settings-file.ts';
import type { PluginSetup, StarlightPlugin } from './lib/starlight/hooks.ts';
import { markdownIntegration } from './lib/starlight/plug-in-markdown.ts';
import { sealIntegration } from './lib/starlight/seal-build.ts';
import { refreshTypes } from './lib/types/refresh-types.ts';
import { writeLaterScript } from './lib/vite/write-later-script.ts';

export type { StarlightPlugin } from './lib/starlight/hooks.ts';
export type { Settings } from '@bookplate/protocol';

/** Components of Starlight that we put ours around. */
const components = ['MarkdownContent', 'PageSidebar', 'Pagination', 'SocialIcons'] as const;

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
        const root = fileURLToPath(astroConfig.root);
        const known = settingsOf(root, settings);
        const development =
          command === 'dev'
            ? readDevelopment(root, known, (message) => logger.warn(message))
            : undefined;
        if (development) void refreshTypes(root, known, (message) => logger.warn(message));
        const tags = headTags(
          known,
          development ? { development } : { laterUrl: assetUrl(astroConfig, laterScript().name) },
        );
        const ours = components.filter((name) => config.components?.[name] === undefined);
        for (const name of components.filter((each) => !ours.includes(each)))
          logger.warn(
            `The site has its own ${name}. Put @bookplate/docs/starlight/${name}.astro into it${
              name === 'SocialIcons'
                ? ', where the reader is to appear'
                : ', else gated pages show to everyone what they are about'
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
            'astro:config:setup': ({ config: astro, updateConfig, addWatchFile }) => {
              // Astro goes on with what is added to the list: after whatever writes into the build.
              astro.integrations.push(sealIntegration(astroConfig.build.assets));
              const { loginUrl, logoutUrl } = known;
              // Astro's development server starts anew when one of them is saved.
              addWatchFile(join(root, 'bookplate.json'));
              for (const { name } of development?.personas ?? [])
                addWatchFile(join(personasFolder(root, known), `${name}.json`));
              updateConfig({
                vite: {
                  plugins: [{ name: '@bookplate/docs', generateBundle: writeLaterScript }],
                  define: {
                    bookplateLinks: JSON.stringify({ loginUrl, logoutUrl }),
                    bookplateLocales: JSON.stringify(localesOf(config)),
                    bookplateAssets: JSON.stringify(assetUrl(astroConfig, '')),
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

/** @returns where the pages find a file that is built beside Astro's own scripts */
function assetUrl({ base, build }: PluginSetup['astroConfig'], name: string): string {
  const { assets, assetsPrefix } = build;
  const prefix =
    typeof assetsPrefix === 'object' ? (assetsPrefix.js ?? assetsPrefix.fallback) : assetsPrefix;
  return `${(prefix ?? base).replace(/\/$/, '')}/${assets}/${name}`;
}

/** The folders that the languages are in; the one without a folder is called `root`. */
function localesOf({ locales = {}, defaultLocale }: PluginSetup['config']): {
  folders: string[];
  fallback: string;
} {
  const folders = Object.keys(locales).filter((name) => name !== 'root');
  const isRoot = 'root' in locales || defaultLocale === undefined || defaultLocale === 'root';
  return { folders, fallback: isRoot ? '' : defaultLocale };
}
