import { isMatrix } from '../../../lib/matrix.ts';
import { type Stack, stacks, viteSiteSource } from '../../../lib/vite-site.ts';
import { clientExpression, contractPages, settingsFiles } from '../content.ts';
import type { ContractHost } from '../contract-host.ts';

const [home, guide] = contractPages;
const own = 'A project of Vite makes its own';

/**
 * @param name of the stack
 * @param stack what the site is built with
 * @returns the host
 */
export const viteHost = (name: string, stack: Stack): ContractHost => ({
  name,
  // The older one has a separate installation.
  isHeavy: isMatrix,
  missing: {
    'account menu': `${own} account menu.`,
    'gated page':
      'A project of Vite has no pages that its plugins know, so `groups` in front matter is an error.',
    'gated entry': `${own} navigation.`,
    'replaced page': `${own} navigation, and has no pages that its plugins know.`,
    'gated heading': `${own} table of contents.`,
    'previous and next': `${own} links between pages.`,
    search: `${own} search.`,
    'public files': `${own} sitemap, feeds and llms.txt.`,
    'copy button': `${own} copy button.`,
    'leak check': 'Without gated pages there is nothing that a public file must not have.',
  },
  output: 'dist',
  places: { menu: 'nav span', sample: 'pre' },
  site: () =>
    viteSiteSource(stack, '/docs/', {
      ...settingsFiles,
      'src/pages/home.mdx': `# ${home?.title}\n\n${home?.body}`,
      'src/pages/guide.mdx': `# ${guide?.title}\n\n${guide?.body}${clientExpression}`,
    }),
  plainSite: (hasPlugin) => {
    const site = viteSiteSource(stack, '/docs/', {
      ...settingsFiles,
      'src/pages/home.mdx': '# Home\n\n```sh\nls\n```\n',
      'src/pages/guide.mdx': '# Guide\n\n- One\n- Two\n',
    });
    const config = Object.entries(site.files).map(([file, text]) => [
      file,
      /^vite.*config\.ts$/.test(file)
        ? text.replace('bookplate(),', '').replace(/withBookplate\((.*)\)/, '$1')
        : text,
    ]);
    return hasPlugin ? site : { ...site, files: Object.fromEntries(config) as typeof site.files };
  },
  withoutOurs: (html) =>
    html
      .replace(/\s*<script data-api-url[^]*?<\/script>/, '')
      .replace(/\s*<script async src="\/docs\/assets\/bookplate\.[\da-f]{8}\.js"><\/script>/, '')
      .replace(/\s*<noscript><style>bookplate-when[^]*?<\/noscript>/, '')
      // The encoding goes first. The names have the hash of what is in the files.
      .replace(/\s*<meta charset="utf-8" ?\/?>/, '')
      .replaceAll(/(\/assets\/[\w.]+)-[\w-]{8}\.(css|js)/g, '$1.$2')
      .replaceAll(/>\s+</g, '><'),
  address: (slug) => (slug === '' ? '' : `${slug}.html`),
  file: (slug) => `${slug || 'index'}.html`,
  develop: (port) => [
    'vite',
    '--config',
    stack.config,
    '--base',
    '/docs/',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
  ],
});

export const vite: ContractHost = viteHost(...stacks[0]!);
