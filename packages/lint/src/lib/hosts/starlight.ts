import { slug as slugOf } from 'github-slugger';
import { type Host, toBase, trimSlashes, withoutExtension } from '../host.ts';
import { type HostConfig, textIn } from '../host-config.ts';
import { readDocsLoader } from './docs-loader.ts';

/**
 * Starlight: `src/content/docs`, with the paths that Astro's `glob` loader gives.
 *
 * @param config what `astro.config` says
 * @param root the folder of the site
 * @returns the host
 */
export function starlight(config: HostConfig, root: string): Host {
  const source = trimSlashes(textIn(config, 'srcDir') ?? 'src');
  const loader = readDocsLoader(root, source);
  return {
    name: 'starlight',
    target: 'static',
    base: toBase(textIn(config, 'base')),
    hasTrailingSlash: true,
    addsBase: false,
    content: [
      {
        folder: loader?.folder ?? `${source}/content/docs`,
        ...(loader && { include: loader.include }),
        // Starlight's loader leaves out files that begin with `_`, but not folders.
        exclude: loader?.exclude ?? ['**/_*.*'],
        pathOf(file, frontMatter) {
          const path =
            textIn(frontMatter, 'slug') ??
            withoutExtension(file)
              .split('/')
              .map((segment) => slugOf(segment))
              .join('/');
          return trimSlashes(path.replace(/(^|\/)index$/, ''));
        },
      },
    ],
    // Pages import them.
    specs: [],
    isMdx: (file) => file.endsWith('.mdx'),
    gatesPages: true,
    hasComments: false,
  };
}
