import {
  type BundleContext,
  type Prepared,
  writeDeferredFile,
  writeWarmFiles,
} from '@bookplate/docs/host';
import { afterBuildIntegration } from './after-build.ts';
import { assetUrl } from './head.ts';
import type { AstroIntegration, PluginSetup } from './hooks.ts';

/**
 * Hands to the components and the route middleware what they need, and writes the deferred file and the warm frame.
 *
 * @param prepared the docs
 * @param setup of the plugin
 * @returns an Astro integration
 */
export function settingsIntegration(
  { links, watch, deferredFile, warmFiles }: Prepared,
  { config, astroConfig }: PluginSetup,
): AstroIntegration {
  const { loginUrl, logoutUrl } = links;
  const origin = links.docsOrigin ?? (astroConfig.site ? new URL(astroConfig.site).origin : '');
  return {
    name: '@bookplate/starlight/settings',
    hooks: {
      'astro:config:setup': ({ config: astro, updateConfig, addWatchFile }) => {
        // Astro goes on with what is added to the list: after everything that writes into the build.
        astro.integrations.push(afterBuildIntegration(astroConfig.build.assets));
        // Astro's development server restarts when one of them is saved.
        for (const path of watch) addWatchFile(path);
        updateConfig({
          vite: {
            plugins: [
              {
                name: '@bookplate/starlight',
                generateBundle(this: BundleContext) {
                  if (deferredFile) writeDeferredFile(this, deferredFile);
                  writeWarmFiles(this, warmFiles(`${astroConfig.base.replace(/\/$/, '')}/`));
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
  };
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
