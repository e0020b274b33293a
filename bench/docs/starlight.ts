import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocsHost } from './host.ts';
import { settings } from './settings.ts';
import { packageFile, versionsOf, writeFiles } from './write-files.ts';

/** Starlight with what it comes with: Sätteri, Expressive Code, the sidebar of all pages, Pagefind. */
export const starlight: DocsHost = {
  name: 'Starlight',
  versions: versionsOf({ Starlight: '@astrojs/starlight', Astro: 'astro' }),
  write(folder, pages, isPersonal) {
    const topics = [...new Set(pages.map(({ path }) => path.split('/')[0] ?? ''))];
    const sidebar = topics.map((directory) => ({
      label: directory,
      items: [{ autogenerate: { directory } }],
    }));
    const line = (text: string): string => (isPersonal ? text : '');
    writeFiles(folder, {
      // Astro compiles the packages that are named there.
      'package.json': JSON.stringify({
        private: true,
        dependencies: { astro: '*', '@astrojs/starlight': '*', '@bookplate/starlight': '*' },
      }),
      'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
${line("import { bookplate } from '@bookplate/starlight';")}
export default defineConfig({
  site: 'https://docs.foo.com',
  integrations: [starlight({ title: 'Docs', ${line('plugins: [bookplate()],')} sidebar: ${JSON.stringify(sidebar)} })],
});`,
      'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
${line("import { bookplateSchema } from '@bookplate/starlight/schema';")}
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema(${line('{ extend: bookplateSchema() }')}) }),
};`,
      ...(isPersonal && { 'bookplate.json': settings }),
      'src/content/docs/index.mdx': '---\ntitle: Docs\n---\n\nWelcome.\n',
      ...Object.fromEntries(
        pages.map(({ path, title, frontMatter, text }) => [
          `src/content/docs/${path}.mdx`,
          `---\ntitle: ${title}\n${frontMatter}---\n\n${text}\n`,
        ]),
      ),
    });
  },
  command: [packageFile('astro', 'bin/astro.mjs'), 'build', '--silent'],
  output: 'dist',
  ending: '/',
  leftovers: ['dist', '.astro', 'node_modules'],
  page(folder, { path }) {
    const html = readFileSync(join(folder, 'dist', path, 'index.html'), 'utf8');
    // Pagefind is loaded when the reader searches.
    const assets = html.matchAll(/(?:href|src)="(\/_astro\/[^"]+\.(?:css|js))"/g);
    return { html, assets: Array.from(assets, ([, asset = '']) => join(folder, 'dist', asset)) };
  },
};
