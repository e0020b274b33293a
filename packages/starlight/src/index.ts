import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GivenSettings } from '@bookplate/protocol';
import {
  type BundleContext,
  headTags,
  laterScript,
  personasFolder,
  policyFor,
  readDevelopment,
  refreshTypes,
  unsupportedHosts,
  writeLaterScript,
} from '@bookplate/docs/host';
import { settingsOf } from '@bookplate/docs/settings-file';
import type { PluginSetup, StarlightPlugin } from './lib/hooks.ts';
import { markdownIntegration } from './lib/plug-in-markdown.ts';
import { sealIntegration } from './lib/seal-build.ts';

export type { StarlightPlugin } from './lib/hooks.ts';
export type { GivenSettings, Settings } from '@bookplate/protocol';

const gated = 'else gated pages show to everyone what they are about';

/** Components of Starlight that we put ours around, and what is to be said to a site that has its own. */
const components = {
  Banner: gated,
  EditLink: gated,
  Hero: gated,
  LastUpdated: gated,
  MarkdownContent: gated,
  PageSidebar: gated,
  Pagination: gated,
  SocialIcons: 'where the reader is to appear',
  TwoColumnContent: 'else the table of contents names to everyone what is in <Groups>',
} as const;

/**
 * Bookplate for Starlight 0.37 to 0.42: `starlight({ plugins: [bookplate()] })`, and in `src/content.config.ts`
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
        const root = fileURLToPath(astroConfig.root);
        const warn = (message: string): void => logger.warn(message);
        unsupportedHosts(root, ['@astrojs/starlight', 'astro']).forEach(warn);
        const known = await settingsOf(
          root,
          settings,
          warn,
          command === 'dev' ? 'development' : 'production',
        );
        const development = command === 'dev' ? readDevelopment(root, known, warn) : undefined;
        if (development) void refreshTypes(root, known, warn);
        const tags = headTags(
          known,
          development
            ? { development }
            : { laterUrl: assetUrl(astroConfig, laterScript(known).name) },
        );
        if (command === 'build') logger.info(policyFor(known));
        const ours: Record<string, string> = {};
        for (const [name, reason] of Object.entries(components)) {
          const file = `@bookplate/starlight/components/${name}.astro`;
          if (config.components?.[name] === undefined) ours[name] = file;
          else logger.warn(`The site has its own ${name}. Put ${file} into it, ${reason}.`);
        }
        setup.updateConfig({
          head: [...tags, ...(config.head ?? [])],
          customCss: ['@bookplate/starlight/parts.css', ...(config.customCss ?? [])],
          components: { ...config.components, ...ours },
        });
        setup.addIntegration(markdownIntegration());
        setup.addIntegration({
          name: '@bookplate/starlight/settings',
          hooks: {
            'astro:config:setup': ({ config: astro, updateConfig, addWatchFile }) => {
              // Astro goes on with what is added to the list: after whatever writes into the build.
              astro.integrations.push(sealIntegration(astroConfig.build.assets));
              const { loginUrl, logoutUrl } = known;
              const origin =
                known.docsOrigin ?? (astroConfig.site ? new URL(astroConfig.site).origin : '');
              // Astro's development server starts anew when one of them is saved.
              addWatchFile(join(root, 'bookplate.json'));
              for (const { name } of development?.personas ?? [])
                addWatchFile(join(personasFolder(root, known), `${name}.json`));
              updateConfig({
                vite: {
                  plugins: [
                    {
                      name: '@bookplate/starlight',
                      generateBundle(this: BundleContext) {
                        writeLaterScript(this, known);
                      },
                    },
                  ],
                  define: {
                    bookplateLinks: JSON.stringify({ loginUrl, logoutUrl, origin }),
                    bookplateLocales: JSON.stringify(localesOf(config)),
                    bookplateTitleDelimiter: JSON.stringify(config.titleDelimiter ?? '|'),
                    bookplateAssets: JSON.stringify(assetUrl(astroConfig, '')),
                  },
                  // In every environment that Astro renders in, also where only a folder above depends on us.
                  resolve: { noExternal: ['@bookplate/starlight', '@bookplate/docs'] },
                },
              });
            },
          },
        });
        setup.addRouteMiddleware({
          entrypoint: '@bookplate/starlight/route',
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
