import { type Host, toBase, trimSlashes, withoutExtension } from '../host.ts';
import { type HostConfig, textIn } from '../host-config.ts';

/**
 * VitePress: Markdown that becomes Vue templates.
 *
 * @param config what `.vitepress/config` says
 * @returns the host
 */
export function vitepress(config: HostConfig): Host {
  const excluded = config['srcExclude'];
  return {
    name: 'vitepress',
    target: 'static',
    base: toBase(textIn(config, 'base')),
    hasTrailingSlash: false,
    addsBase: true,
    content: [
      {
        folder: trimSlashes(textIn(config, 'srcDir') ?? ''),
        include: ['**/*.md'],
        exclude: [
          '.vitepress/**',
          ...(Array.isArray(excluded)
            ? excluded.filter((each): each is string => typeof each === 'string')
            : []),
        ],
        pathOf: (file) =>
          // The pages of a dynamic route are made by a script.
          file.includes('[')
            ? undefined
            : trimSlashes(withoutExtension(file).replace(/(^|\/)index$/, '')),
      },
    ],
    specs: [],
    isMdx: () => false,
    isVue: true,
    gatesPages: true,
    hasComments: false,
  };
}
