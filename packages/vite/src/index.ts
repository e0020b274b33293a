import { dirname, posix, resolve } from 'node:path';
import type { GivenSettings, Settings } from '@bookplate/protocol';
import type { PluggableList } from 'unified';
import {
  headTags,
  laterScript,
  personasFolder,
  policyFor,
  readDevelopment,
  refreshTypes,
  type ResolvedConfig,
  unsupportedHosts,
  type VitePlugin,
  writeLaterScript,
} from '@bookplate/docs/host';
import { settingsFileName, settingsOf } from '@bookplate/docs/settings-file';
import { putFirst } from './lib/put-first.ts';
import { rehypeBookplate } from '@bookplate/docs/rehype';
import { remarkBookplate } from '@bookplate/docs/remark';

export type { VitePlugin } from '@bookplate/docs/host';
export type { GivenSettings, Settings } from '@bookplate/protocol';

/**
 * Bookplate for Vite 7 and 8: puts its script first into the head of every HTML page, in the dev server and in builds.
 *
 * @param settings instead of the `bookplate.json` in the project's root
 * @returns the plugin; starting or building fails with a `ConfigurationError` if the settings cannot work
 */
export function bookplate(settings?: GivenSettings): VitePlugin {
  let root = '';
  let vite: ResolvedConfig | undefined;
  const warn = (message: string): void => vite?.logger.warn(`[bookplate] ${message}`);
  let known: Promise<Settings> | undefined;
  const read = (): Promise<Settings> => (known ??= settingsOf(root, settings, warn, vite?.mode));
  return {
    name: '@bookplate/vite',
    async configResolved(config) {
      vite = config;
      ({ root } = config);
      known = undefined;
      unsupportedHosts(root, ['vite', 'react']).forEach(warn);
      // Now, not with the first page: a mistake is to end the command that it was given to.
      const inUse = await read();
      if (config.command === 'build') config.logger.info(`[bookplate] ${policyFor(inUse)}`);
    },
    async configureServer({ watcher, ws }) {
      const file = resolve(root, settingsFileName);
      const first = await read();
      const folder = personasFolder(root, first);
      void refreshTypes(root, first, warn);
      watcher.add([file, folder]);
      // The page that is loaded then has the new settings and personas, or says what is wrong with them.
      watcher.on('all', (_event, path) => {
        if (resolve(path) === file) known = undefined;
        if (resolve(path) === file || dirname(resolve(path)) === folder)
          ws.send({ type: 'full-reload' });
      });
    },
    transformIndexHtml: {
      // Whatever comes last puts its tags before those of all others.
      order: 'post',
      handler: async (html, { path }) => {
        const inUse = await read();
        const source =
          vite?.command === 'build'
            ? { laterUrl: laterUrl(vite, path, inUse) }
            : { development: readDevelopment(root, inUse, warn) };
        return putFirst(headTags(inUse, source), html);
      },
    },
    async generateBundle() {
      writeLaterScript(this, await read());
    },
  };
}

/** @returns where a page finds the {@link laterScript} */
function laterUrl({ base, build }: ResolvedConfig, page: string, settings: Settings): string {
  const file = posix.join(build.assetsDir, laterScript(settings).name);
  const isRelative = base === '' || base === './';
  return isRelative ? posix.relative(posix.dirname(page), `/${file}`) : base + file;
}

/** The options of `@mdx-js/rollup` that have a part of ours. */
export interface MdxOptions {
  readonly remarkPlugins?: PluggableList | null | undefined;
  readonly rehypePlugins?: PluggableList | null | undefined;
}

/**
 * Lets MDX pages speak of the reader: `mdx(withBookplate({ remarkPlugins: [remarkGfm] }))`.
 *
 * @param options for `@mdx-js/rollup`, as they would be without Bookplate
 * @returns the same with our plugins: one before yours, for it reads the expressions before others read the headings,
 * and one behind them, for it puts the reader into code that is highlighted by then
 */
export function withBookplate<Options extends MdxOptions>(
  options?: Options,
): Omit<Options, keyof MdxOptions> & Required<{ [name in keyof MdxOptions]: PluggableList }> {
  const { remarkPlugins, rehypePlugins, ...others } = options ?? ({} as Options);
  const ours = { target: 'react', reactModule: '@bookplate/vite/react' } as const;
  return {
    ...others,
    remarkPlugins: [[remarkBookplate, ours], ...(remarkPlugins ?? [])],
    rehypePlugins: [...(rehypePlugins ?? []), [rehypeBookplate, ours]],
  };
}
