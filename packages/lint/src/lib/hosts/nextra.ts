import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCallIn, readHostConfig, textIn } from '../host-config.ts';
import { type Host, toBase, trimSlashes, withoutExtension } from '../host.ts';

/**
 * Nextra: the folder `content`, and pages of `app`, also in `src`.
 *
 * @param config the path of `next.config`
 * @param root the folder of the site
 * @returns the host
 */
export function nextra(config: string, root: string): Host {
  const inSource = (name: string): string =>
    existsSync(join(root, 'src', name)) ? `src/${name}` : name;
  const below = textIn(readCallIn(config, undefined, 'nextra'), 'contentDirBasePath') ?? '';
  return {
    name: 'nextra',
    target: 'server',
    reactModule: '@bookplate/next/react',
    base: toBase(textIn(readHostConfig(config), 'basePath')),
    hasTrailingSlash: false,
    addsBase: true,
    content: [
      {
        folder: inSource('content'),
        include: ['**/*.mdx', '**/*.md'],
        pathOf: (file) =>
          trimSlashes(`${below}/${withoutExtension(file)}`.replace(/(^|\/)index$/, '')),
      },
      {
        folder: inSource('app'),
        include: ['**/page.mdx', '**/page.md'],
        pathOf: (file) =>
          file
            .split('/')
            .slice(0, -1)
            // Folders in round brackets are in no address.
            .filter((part) => !/^\(.+\)$/.test(part))
            .join('/'),
      },
    ],
    specs: [],
    isMdx: (file) => file.endsWith('.mdx'),
    gatesPages: true,
    hasComments: false,
  };
}
