import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findConfigFile, readCallIn, readHostConfig, textIn } from '../host-config.ts';
import { type Host, toBase, trimSlashes, withoutExtension } from '../host.ts';

/**
 * Fumadocs with Next.js: the folder of `defineDocs`, with the paths that `loader` gives.
 *
 * @param root the folder of the site
 * @returns the host
 */
export function fumadocs(root: string): Host {
  const next = findConfigFile(root, 'next.config');
  const config = findConfigFile(root, 'source.config');
  const docs = config && readCallIn(config, undefined, 'defineDocs');
  const source = ['lib/source', 'src/lib/source', 'lib/source/index', 'src/lib/source/index']
    .flatMap((name) => ['.ts', '.tsx', '.js', '.jsx'].map((end) => join(root, name + end)))
    .find((file) => existsSync(file));
  const baseUrl = trimSlashes(
    textIn(source && readCallIn(source, undefined, 'loader'), 'baseUrl') ?? 'docs',
  );
  return {
    name: 'fumadocs',
    target: 'server',
    reactModule: '@bookplate/next/react',
    base: toBase(next && textIn(readHostConfig(next), 'basePath')),
    hasTrailingSlash: false,
    addsBase: true,
    content: [
      {
        folder: trimSlashes(textIn(docs, 'dir') ?? 'content/docs'),
        include: ['**/*.mdx', '**/*.md'],
        pathOf: (file) =>
          trimSlashes(
            `${baseUrl}/${withoutExtension(file)
              .split('/')
              // Folders in round brackets are in no address.
              .filter((part) => !/^\(.+\)$/.test(part))
              .join('/')}`.replace(/(^|\/)index$/, ''),
          ),
      },
    ],
    specs: [],
    isMdx: (file) => file.endsWith('.mdx'),
    gatesPages: true,
    hasComments: false,
  };
}
