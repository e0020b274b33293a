import { type Host, trimSlashes, withoutExtension } from '../host.ts';
import { textIn } from '../host-config.ts';
import type { FoundGenerator } from './generators.ts';

/**
 * A generator of finished HTML: `bookplate apply` compiles what it writes, so braces count in every Markdown text.
 *
 * @param generator of the site
 * @returns the host
 */
export function applied({ name, address, output, sources, dropsHtml }: FoundGenerator): Host {
  const {
    folder = '',
    home = /(^|\/)index$/,
    exclude = [],
    setting,
    isRendered,
    joinsLetters = false,
  } = sources ?? {};
  const path = address !== undefined && URL.canParse(address) ? new URL(address).pathname : '/';
  return {
    name: name.toLowerCase(),
    target: 'static',
    base: `/${trimSlashes(path)}/`.replace('//', '/'),
    hasTrailingSlash: name !== 'Sphinx' && name !== 'Jekyll' && name !== 'mdBook',
    addsBase: false,
    content: [
      {
        folder: trimSlashes(folder),
        include: ['**/*.{md,markdown}'],
        exclude: [`${trimSlashes(output)}/**`, ...exclude],
        pathOf(file, frontMatter) {
          const own = setting === undefined ? undefined : textIn(frontMatter, setting);
          if (own !== undefined)
            return /[{:]/.test(own) ? undefined : trimSlashes(own.replace(/\.html$/, ''));
          return trimSlashes(withoutExtension(file).replace(home, ''));
        },
      },
    ],
    specs: [],
    isMdx: () => false,
    isApplied: isRendered !== true,
    joinsLetters,
    dropsHtml,
    gatesPages: true,
    hasComments: false,
  };
}
