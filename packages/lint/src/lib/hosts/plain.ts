import { type Host, toBase } from '../host.ts';
import { type HostConfig, textIn } from '../host-config.ts';

/**
 * MDX with React, whose routes the site's own code decides: only links between files can be followed.
 *
 * @param name `vite`, or `folder` where there is no configuration at all
 * @param config what `vite.config` says
 * @returns the host
 */
export function plain(name: 'vite' | 'folder', config: HostConfig): Host {
  return {
    name,
    target: 'react',
    reactModule: '@bookplate/vite/react',
    base: toBase(textIn(config, 'base')),
    hasTrailingSlash: false,
    addsBase: false,
    content: [{ folder: '', pathOf: () => undefined }],
    specs: [],
    isMdx: (file) => file.endsWith('.mdx'),
    // Of a folder nobody knows what builds it.
    gatesPages: name === 'folder',
    hasComments: false,
  };
}
