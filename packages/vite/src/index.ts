import {
  prepare,
  type Prepared,
  type ResolvedConfig,
  type VitePlugin,
  watchSettings,
  writeDeferredFile,
  writeWarmFiles,
} from '@bookplate/docs/host';
import type { GivenSettings } from '@bookplate/protocol';
import { assetUrl, injectHead } from './lib/head.ts';

export { type MdxOptions, withBookplate } from './lib/mdx-options.ts';
export type { VitePlugin } from '@bookplate/docs/host';
export type { GivenSettings, Settings } from '@bookplate/protocol';

const manifest = new URL('../package.json', import.meta.url);

/**
 * Bookplate for Vite: puts its script first into the head of every HTML page, in the dev server and in builds.
 *
 * @param settings instead of the `bookplate.json` in the project's root
 * @returns the plugin; starting or building fails with a `ConfigurationError` if the settings cannot work
 */
export function bookplate(settings?: GivenSettings): VitePlugin {
  let vite: ResolvedConfig;
  let prepared: Promise<Prepared>;
  const prepareAgain = (): Promise<Prepared> => {
    const { root, command, mode: environment, logger } = vite;
    const mode = { isDevelopment: command === 'serve', environment, manifest };
    prepared = prepare(root, settings, mode, (message) => logger.warn(`[bookplate] ${message}`));
    return prepared;
  };
  return {
    name: '@bookplate/vite',
    async configResolved(config) {
      vite = config;
      // Now, not with the first page: a mistake must end the command that it was given to.
      const { policy } = await prepareAgain();
      if (config.command === 'build') config.logger.info(`[bookplate] ${policy}`);
    },
    async configureServer(server) {
      const { watch } = await prepared;
      // The page that is loaded then has the new settings and personas, or says what is wrong with them.
      watchSettings(server, watch, () => void prepareAgain().catch(() => {}));
    },
    transformIndexHtml: {
      // Whatever comes last puts its tags before those of all others.
      order: 'post',
      handler: async (html, { path }) => {
        const { tags, deferredFile } = await prepared;
        return injectHead(tags(assetUrl(vite, path, deferredFile?.name ?? '')), html);
      },
    },
    async generateBundle() {
      const { deferredFile, warmFiles } = await prepared;
      if (deferredFile) writeDeferredFile(this, deferredFile);
      writeWarmFiles(this, warmFiles(vite.base.startsWith('/') ? vite.base : ''));
    },
  };
}
