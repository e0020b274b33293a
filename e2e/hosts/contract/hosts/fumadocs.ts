import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fumadocsSites } from '../../../lib/next-site.ts';
import type { SiteSource } from '../../../lib/run-build.ts';
import { contractPages, settingsFiles, toMarkdown } from '../content.ts';
import type { ContractHost } from '../contract-host.ts';

const { hydrated, next, place } = fumadocsSites;

/** What a site has with Bookplate, and without it. */
const files = (hasPlugin: boolean): SiteSource['files'] => {
  const ours = (part: string, other = ''): string => (hasPlugin ? part : other);
  return {
    'next.config.mjs': `
import { join } from 'node:path';
import { createMDX } from 'fumadocs-mdx/next';
${ours("import { withBookplate } from '@bookplate/next';")}
const config = createMDX()({
  output: 'export',
  basePath: '/docs',
  images: { unoptimized: true },
  devIndicators: false,
  // Bookplate's packages are in the root's.
  turbopack: { root: join(import.meta.dirname, '../../../..') },
});
export default ${ours('withBookplate(config)', 'config')};
`,
    'source.config.ts': `
import { defineConfig, defineDocs } from 'fumadocs-mdx/config';
import { pageSchema } from 'fumadocs-core/source/schema';
import { z } from 'zod';
${ours("import { bookplateMdx } from '@bookplate/next/fumadocs-mdx';")}
export const docs = defineDocs({
  dir: 'content/docs',
  docs: {
    schema: pageSchema.extend({ groups: z.any().optional() }),
    postprocess: { includeProcessedMarkdown: true },
  },
});
export default defineConfig({ ${ours('mdxOptions: bookplateMdx()')} });
`,
    'lib/source.js': `
import { loader } from 'fumadocs-core/source';
import { docs } from '../.source/server';
${ours("import { bookplatePlugin, openPages } from '@bookplate/next/fumadocs';")}
export const source = loader({
  baseUrl: '/',
  source: docs.toFumadocsSource(),
  ${ours('plugins: [bookplatePlugin()],')}
});
export const open = ${ours('openPages(source)', 'source')};
`,
    'app/layout.jsx': `
import { RootProvider } from 'fumadocs-ui/provider/next';
import { DocsLayout } from 'fumadocs-ui/layouts/docs';
import { source } from '../lib/source.js';
import 'fumadocs-ui/style.css';
${ours("import { AccountMenu, BookplateHead } from '@bookplate/next/react';")}
export const metadata = { icons: { icon: 'data:,' } };
export default function Layout({ children }) {
  return (
    <html lang="en" suppressHydrationWarning>
      ${ours('<head><BookplateHead /></head>')}
      <body>
        <RootProvider search={{ options: { type: 'static', api: '/docs/api/search' } }}>
          <DocsLayout tree={source.getPageTree()} nav={{ title: 'Docs', ${ours('children: <AccountMenu />')} }}>
            {children}
          </DocsLayout>
        </RootProvider>
      </body>
    </html>
  );
}
`,
    'app/[[...slug]]/page.jsx': `
import { DocsBody, DocsDescription, DocsPage, DocsTitle } from 'fumadocs-ui/layouts/docs/page';
import components from 'fumadocs-ui/mdx';
import { notFound } from 'next/navigation';
import { source } from '../../lib/source.js';
${ours("import { pageFooter } from '@bookplate/next/fumadocs';")}
export default async function Page({ params }) {
  const page = source.getPage((await params).slug);
  if (!page) notFound();
  const Body = page.data.body;
  return (
    <DocsPage toc={page.data.toc} ${ours('footer={pageFooter(source, page)}')}>
      <DocsTitle>{page.data.title}</DocsTitle>
      <DocsDescription>{page.data.description}</DocsDescription>
      <DocsBody><Body components={components} /></DocsBody>
    </DocsPage>
  );
}
export const generateStaticParams = () => source.generateParams();
export async function generateMetadata({ params }) {
  const { data } = source.getPage((await params).slug);
  return { title: data.title, description: data.description };
}
`,
    'app/api/search/route.js': `
import { createFromSource } from 'fumadocs-core/search/server';
import { open } from '../../../lib/source.js';
export const revalidate = false;
export const { staticGET: GET } = createFromSource(open);
`,
    'app/llms.txt/route.js': `
import { llms } from 'fumadocs-core/source';
import { open } from '../../lib/source.js';
export const revalidate = false;
export const GET = () => new Response(llms(open).index());
`,
    'app/llms-full.txt/route.js': `
import { open } from '../../lib/source.js';
export const revalidate = false;
export async function GET() {
  const texts = open.getPages().map(async ({ data }) => data.title + '\\n\\n' + (await data.getText('processed')));
  return new Response((await Promise.all(texts)).join('\\n\\n'));
}
`,
    'app/sitemap.js': `
import { source } from '../lib/source.js';
export const dynamic = 'force-static';
export default () => source.getPages().map(({ url }) => ({ url: 'http://docs.site.localhost/docs' + url }));
`,
    'content/docs/meta.json': JSON.stringify({
      pages: contractPages.map(({ slug }) => slug || 'index'),
    }),
  };
};

const source = (hasPlugin: boolean, pages: SiteSource['files']): SiteSource => ({
  commands: [next('build')],
  place,
  files: {
    ...settingsFiles,
    'package.json': '{ "name": "contract", "private": true, "type": "module" }',
    ...Object.fromEntries(
      Object.entries(files(hasPlugin)).filter(
        // Next.js refuses a route beside a file of its name.
        ([name]) => !(name === 'app/llms.txt/route.js' && 'public/llms.txt' in pages),
      ),
    ),
    ...pages,
  },
});

export const fumadocs: ContractHost = {
  name: 'Fumadocs',
  isHeavy: true,
  missing: {
    'client expression':
      'It renders pages by server components, which have no JavaScript in the browser: any other JavaScript is refused.',
  },
  output: 'out',
  places: {
    menu: '#nd-sidebar .bookplate-reader',
    entry: (slug) => `#nd-sidebar a[href="/docs/${slug}"]`,
    contents: '#nd-toc a',
    previous: '#nd-page a:has(.lucide-chevron-left)',
    next: '#nd-page a:has(.lucide-chevron-right)',
    sample: '#nd-page pre',
    copyButton: '#nd-page figure button',
  },
  site: (publicFiles = {}) =>
    source(true, {
      ...Object.fromEntries(
        contractPages.map((page) => [`content/docs/${page.slug || 'index'}.mdx`, toMarkdown(page)]),
      ),
      ...Object.fromEntries(
        Object.entries(publicFiles).map(([name, text]) => [`public/${name}`, text]),
      ),
    }),
  plainSite: (hasPlugin) =>
    source(hasPlugin, {
      'content/docs/index.mdx': '---\ntitle: Home\n---\n\n## Start\n\n```sh\nls\n```\n',
      'content/docs/plans.mdx': '---\ntitle: Plans\n---\n\n## All\n\n- One\n- Two\n',
    }),
  withoutOurs: (html) =>
    html
      .replace(/<script data-api-url=[^]*?<\/noscript>/, '')
      .replaceAll(/<span class="bookplate-reader"[^]*?<\/bookplate-text><\/span><\/span>/g, '')
      // What loads React, with all that is in the page once more.
      .replaceAll(/<script[^>]*>[^]*?<\/script>|<link rel="preload" as="script"[^>]*>/g, '')
      .replaceAll(/\/chunks\/[\w-]+\.css/g, '/chunks/a.css')
      // The highlighter colours the same sample differently from build to build.
      .replaceAll(/--shiki-(light|dark):#\w+/g, '')
      // What React counts.
      .replaceAll(/radix-_R_\w+_/g, 'radix'),
  address: (slug) => slug,
  file: (slug) => `${slug || 'index'}.html`,
  ready: hydrated,
  // The keys that open the search are those of the reader's system.
  movesItself: /^<div class="ms-auto inline-flex gap-0.5">/,
  // What React's router loads of a page.
  scriptData: /(^|[/\\])(?!llms)[^/\\]+\.txt$/,
  searchText: (folder) => readFileSync(join(folder, 'api/search'), 'utf8'),
  develop: (port) => next('dev', '--hostname', '127.0.0.1', '--port', String(port)),
};
