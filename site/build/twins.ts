import type { AstroIntegration } from 'astro';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLeftOut, toMarkdown, type TwinPage } from './to-markdown.ts';

/** The parts of the site in `llms.txt`, by the folder of a page. */
const parts: readonly (readonly [folder: string, title: string])[] = [
  ['', 'First questions'],
  ['guides/', 'Guides'],
  ['servers/', 'Servers'],
  ['moving/', 'Moving over'],
  ['reference/', 'Reference'],
  ['codes/', 'Codes of doctor, lint and apply'],
];

/**
 * Writes for machines what everyone may read: a Markdown twin of each page, at its address with `.md`, and `llms.txt`.
 * Gated pages have none. It comes before Bookplate's own check of the build, which reads these files too.
 *
 * @returns an Astro integration
 */
export function twinsIntegration(): AstroIntegration {
  let address = '';
  return {
    name: 'bookplate-site/twins',
    hooks: {
      'astro:config:done': ({ config }) => {
        address = new URL(config.base.replace(/\/?$/, '/'), config.site).href;
      },
      'astro:build:done': ({ dir, logger }) => {
        const count = writeTwins(fileURLToPath(dir), address);
        logger.info(`${count} Markdown twins and llms.txt`);
      },
    },
  };
}

/**
 * @param folder of the built site
 * @param address of its home page
 * @returns how many twins were written
 */
export function writeTwins(folder: string, address: string): number {
  const pages = globSync('**/index.html', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/').replace(/\/?index\.html$/, ''))
    .toSorted()
    .map((path) => ({ path, html: readFileSync(join(folder, path, 'index.html'), 'utf8') }));
  const leftOut = new Set(
    pages.filter(({ html }) => isLeftOut(html)).map(({ path }) => `${address}${path}/`),
  );
  const twins = pages.flatMap(({ path, html }) => {
    const page = leftOut.has(`${address}${path}/`) ? undefined : toMarkdown(html, address, leftOut);
    return page === undefined ? [] : [{ path: path === '' ? 'index' : path, page }];
  });
  for (const { path, page } of twins) writeFileSync(join(folder, `${path}.md`), page.markdown);
  writeFileSync(join(folder, 'llms.txt'), listOf(twins, address));
  return twins.length;
}

function listOf(
  twins: readonly { readonly path: string; readonly page: TwinPage }[],
  address: string,
): string {
  const sections = parts.map(([folder, title]) => {
    const pages = twins.filter(({ path }) =>
      folder === ''
        ? !parts.some(([other]) => other !== '' && `${path}/`.startsWith(other))
        : `${path}/`.startsWith(folder),
    );
    const lines = pages.map(
      ({ path, page }) => `- [${page.title}](${address}${path}.md): ${page.description}`,
    );
    return `## ${title}\n\n${lines.join('\n')}`;
  });
  return [
    '# Bookplate',
    '> Bookplate makes docs recognise readers who are already signed in to a product: one endpoint in the product, two URLs in the docs. It is personalisation, not access control.',
    `To set it up, follow ${address}agents.md.`,
    ...sections,
    '',
  ].join('\n\n');
}
