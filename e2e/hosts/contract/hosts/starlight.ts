import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { contractPages, settingsFiles, toMarkdown } from '../content.ts';
import type { ContractHost } from '../contract-host.ts';

const slugs = contractPages.map(({ slug }) => slug || 'index');
const config = `
import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'http://docs.site.localhost',
  base: '/docs',
  integrations: [starlight({ title: 'Docs', plugins: [bookplate()], sidebar: ${JSON.stringify(slugs)} })],
});`;
const contentConfig = `
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { bookplateSchema } from '@bookplate/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) }),
};`;

// Astro's development server compiles the packages that the site names, and leaves others to Node.
const manifest = JSON.stringify({
  type: 'module',
  private: true,
  dependencies: { '@astrojs/starlight': '*', '@bookplate/starlight': '*', astro: '*' },
});

export const starlight: ContractHost = {
  name: 'Starlight',
  isHeavy: false,
  missing: {
    'client expression':
      'It compiles expressions when the site is built, and refuses any other JavaScript.',
    'other pages':
      'e2e/matrix/old-hosts/starlight-hosts holds it, with an existing site on two versions of Astro.',
  },
  output: 'dist',
  places: {
    menu: 'header .bookplate-reader',
    entry: (slug) => `#starlight__sidebar a[href="/docs/${slug}/"]`,
    contents: 'starlight-toc a',
    previous: 'a[rel=prev]',
    next: 'a[rel=next]',
    sample: '.expressive-code pre',
    copyButton: '.expressive-code .copy button',
  },
  site: (publicFiles = {}) => ({
    commands: [['astro', 'build']],
    files: {
      ...settingsFiles,
      'package.json': manifest,
      'astro.config.mjs': config,
      'src/content.config.ts': contentConfig,
      ...Object.fromEntries(
        contractPages.map((page, at) => [`src/content/docs/${slugs[at]}.mdx`, toMarkdown(page)]),
      ),
      ...Object.fromEntries(
        Object.entries(publicFiles).map(([name, text]) => [`public/${name}`, text]),
      ),
    },
  }),
  address: (slug) => (slug === '' ? '' : `${slug}/`),
  file: (slug) => join(slug, 'index.html'),
  searchText: (folder) => {
    const fragments = join(folder, 'pagefind/fragment');
    return readdirSync(fragments)
      .map((name) => gunzipSync(readFileSync(join(fragments, name))).toString('utf8'))
      .join('\n');
  },
  develop: (port) => ['astro', 'dev', '--port', String(port), '--host', '127.0.0.1'],
};
