import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocsHost } from './host.ts';
import { nextAssets } from './next-assets.ts';
import { settings } from './settings.ts';
import { packageFile, versionsOf, writeFiles } from './write-files.ts';

const project = join(import.meta.dirname, '../../e2e/next');
const from = pathToFileURL(join(project, 'package.json')).href;

/** Fumadocs with its layout, the page tree and its own search, exported as files. */
export const fumadocs: DocsHost = {
  name: 'Fumadocs',
  versions: versionsOf({ Fumadocs: 'fumadocs-core', 'Next.js': 'next' }, from),
  place: join(project, '.cache/bench'),
  write(folder, pages, isPersonal) {
    const line = (text: string): string => (isPersonal ? text : '');
    writeFiles(folder, {
      'package.json': JSON.stringify({ private: true, type: 'module' }),
      'next.config.mjs': `import { join } from 'node:path';
import { createMDX } from 'fumadocs-mdx/next';
${line("import { withBookplate } from '@bookplate/next';")}
const config = createMDX()({
  output: 'export',
  images: { unoptimized: true },
  turbopack: { root: join(import.meta.dirname, '../../../../..') },
});
export default ${isPersonal ? 'withBookplate(config)' : 'config'};`,
      'source.config.ts': `import { defineConfig, defineDocs } from 'fumadocs-mdx/config';
import { pageSchema } from 'fumadocs-core/source/schema';
import { z } from 'zod';
${line("import { bookplateMdx } from '@bookplate/next/fumadocs-mdx';")}
export const docs = defineDocs({
  dir: 'content/docs',
  docs: { schema: pageSchema.extend({ groups: z.any().optional() }) },
});
export default defineConfig({ ${line('mdxOptions: bookplateMdx()')} });`,
      'lib/source.js': `import { loader } from 'fumadocs-core/source';
import { docs } from '../.source/server';
${line("import { bookplatePlugin, openPages } from '@bookplate/next/fumadocs';")}
export const source = loader({
  baseUrl: '/',
  source: docs.toFumadocsSource(),
  ${line('plugins: [bookplatePlugin()],')}
});
export const open = ${isPersonal ? 'openPages(source)' : 'source'};`,
      'app/layout.jsx': `import { RootProvider } from 'fumadocs-ui/provider/next';
import { DocsLayout } from 'fumadocs-ui/layouts/docs';
import { source } from '../lib/source.js';
import 'fumadocs-ui/style.css';
${line("import { AccountMenu, BookplateHead } from '@bookplate/next/react';")}
export default function Layout({ children }) {
  return (
    <html lang="en" suppressHydrationWarning>
      ${line('<head><BookplateHead /></head>')}
      <body>
        <RootProvider search={{ options: { type: 'static' } }}>
          <DocsLayout tree={source.getPageTree()} nav={{ title: 'Docs', ${line('children: <AccountMenu />')} }}>
            {children}
          </DocsLayout>
        </RootProvider>
      </body>
    </html>
  );
}`,
      'app/[[...slug]]/page.jsx': `import { DocsBody, DocsPage, DocsTitle } from 'fumadocs-ui/layouts/docs/page';
import components from 'fumadocs-ui/mdx';
import { source } from '../../lib/source.js';
${line("import { pageFooter } from '@bookplate/next/fumadocs';")}
export default async function Page({ params }) {
  const page = source.getPage((await params).slug);
  const Body = page.data.body;
  return (
    <DocsPage toc={page.data.toc} ${line('footer={pageFooter(source, page)}')}>
      <DocsTitle>{page.data.title}</DocsTitle>
      <DocsBody><Body components={components} /></DocsBody>
    </DocsPage>
  );
}
export const generateStaticParams = () => source.generateParams();
export async function generateMetadata({ params }) {
  return { title: source.getPage((await params).slug).data.title };
}`,
      'app/api/search/route.js': `import { createFromSource } from 'fumadocs-core/search/server';
import { open } from '../../../lib/source.js';
export const revalidate = false;
export const { staticGET: GET } = createFromSource(open);`,
      ...(isPersonal && { 'bookplate.json': settings }),
      'content/docs/index.mdx': '---\ntitle: Docs\n---\n\nWelcome.\n',
      ...Object.fromEntries(
        pages.map(({ path, title, frontMatter, text }) => [
          `content/docs/${path}.mdx`,
          `---\ntitle: ${title}\n${frontMatter}---\n\n${text}\n`,
        ]),
      ),
    });
  },
  command: [packageFile('next', 'dist/bin/next', from), 'build'],
  output: 'out',
  ending: '.html',
  leftovers: ['out', '.next', '.source'],
  page(folder, { path }) {
    const html = readFileSync(join(folder, 'out', `${path}.html`), 'utf8');
    return { html, assets: nextAssets(html, join(folder, 'out')) };
  },
};
