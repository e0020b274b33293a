import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nextraSites, pagefind } from '../../../lib/next-site.ts';
import type { SiteSource } from '../../../lib/run-build.ts';
import { contractPages, settingsFiles, toMarkdown } from '../content.ts';
import type { ContractHost } from '../contract-host.ts';

const { hydrated, next, place } = nextraSites;

/** What a site has with Bookplate, and without it. */
const files = (hasPlugin: boolean): SiteSource['files'] => {
  const ours = (part: string, other = ''): string => (hasPlugin ? part : other);
  return {
    'next.config.mjs': `
import { join } from 'node:path';
import nextra from 'nextra';
${ours("import { withBookplate } from '@bookplate/next';")}
const withNextra = nextra({ defaultShowCopyCode: true });
const config = withNextra({
  output: 'export',
  basePath: '/docs',
  images: { unoptimized: true },
  devIndicators: false,
  // Bookplate's packages are in the root's.
  turbopack: { root: join(import.meta.dirname, '../../../..') },
});
export default ${ours('withBookplate(config)', 'config')};
`,
    'mdx-components.js': `
import { useMDXComponents as useThemeComponents } from 'nextra-theme-docs';
export const useMDXComponents = (components) => ({ ...useThemeComponents(), ...components });
`,
    'app/layout.jsx': `
import { Layout, Navbar } from 'nextra-theme-docs';
import { Head } from 'nextra/components';
import { getPageMap } from 'nextra/page-map';
import 'nextra-theme-docs/style.css';
${ours("import { AccountMenu, BookplateHead } from '@bookplate/next/react';")}
export const metadata = { icons: { icon: 'data:,' } };
export default async function RootLayout({ children }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <Head>${ours('<BookplateHead />')}</Head>
      <body>
        <Layout pageMap={await getPageMap()} navbar={<Navbar logo={<b>Docs</b>}>${ours("<span style={{ minWidth: '4rem' }}><AccountMenu /></span>")}</Navbar>}>
          {children}
        </Layout>
      </body>
    </html>
  );
}
`,
    'app/[[...mdxPath]]/page.jsx': `
import { generateStaticParamsFor, importPage } from 'nextra/pages';
import { useMDXComponents } from '../../mdx-components';
export const generateStaticParams = generateStaticParamsFor('mdxPath');
export async function generateMetadata(props) {
  return (await importPage((await props.params).mdxPath)).metadata;
}
const Wrapper = useMDXComponents().wrapper;
export default async function Page(props) {
  const params = await props.params;
  const { default: Content, toc, metadata, sourceCode } = await importPage(params.mdxPath);
  return (
    <Wrapper toc={toc} metadata={metadata} sourceCode={sourceCode}>
      <Content {...props} params={params} />
    </Wrapper>
  );
}
`,
    'app/sitemap.js': `
import { getPageMap } from 'nextra/page-map';
export const dynamic = 'force-static';
export default async () =>
  (await getPageMap())
    .filter((item) => 'route' in item)
    .map(({ route }) => ({ url: 'http://docs.site.localhost/docs' + route }));
`,
    'content/_meta.js': `export default ${JSON.stringify(
      Object.fromEntries(contractPages.map(({ slug, title }) => [slug || 'index', title])),
    )};`,
  };
};

const source = (hasPlugin: boolean, pages: SiteSource['files']): SiteSource => ({
  commands: [next('build'), pagefind('--site', 'out', '--output-path', 'out/_pagefind')],
  place,
  files: {
    ...settingsFiles,
    'package.json': '{ "name": "contract", "private": true, "type": "module" }',
    ...files(hasPlugin),
    ...pages,
  },
});

export const nextra: ContractHost = {
  name: 'Nextra',
  isHeavy: true,
  missing: {
    'client expression':
      'It renders pages by server components, which have no JavaScript in the browser: any other JavaScript is refused.',
  },
  output: 'out',
  places: {
    menu: '.nextra-navbar .bookplate-reader',
    entry: (slug) => `aside.nextra-sidebar a[href="/docs/${slug}"]`,
    contents: '.nextra-toc a[href^="#"]',
    previous: 'article a.x\\:pe-4',
    next: 'article a.x\\:ps-4',
    sample: 'article pre',
    copyButton: 'article .nextra-code button[title="Copy code"]',
  },
  site: (publicFiles = {}) =>
    source(true, {
      ...Object.fromEntries(
        contractPages.map((page) => [`content/${page.slug || 'index'}.mdx`, toMarkdown(page)]),
      ),
      ...Object.fromEntries(
        Object.entries(publicFiles).map(([name, text]) => [`public/${name}`, text]),
      ),
    }),
  plainSite: (hasPlugin) =>
    source(hasPlugin, {
      'content/_meta.js': 'export default {};',
      'content/index.mdx': '---\ntitle: Home\n---\n\n## Start\n\n```sh\nls\n```\n',
      'content/plans.mdx': '---\ntitle: Plans\n---\n\n## All\n\n- One\n- Two\n',
    }),
  withoutOurs: (html) =>
    html
      .replace(/<script data-api-url=[^]*?<\/noscript>/, '')
      .replaceAll(/<span class="bookplate-reader"[^]*?<\/bookplate-text><\/span><\/span>/g, '')
      .replaceAll('<span style="min-width:4rem"></span>', '')
      // What loads React, with all that is in the page once more.
      .replaceAll(/<script[^>]*>[^]*?<\/script>|<link rel="preload" as="script"[^>]*>/g, '')
      .replaceAll(/\/chunks\/[\w-]+\.css/g, '/chunks/a.css'),
  address: (slug) => slug,
  file: (slug) => `${slug || 'index'}.html`,
  ready: hydrated,
  // What React's router loads of a page.
  scriptData: /(^|[/\\])(?!llms)[^/\\]+\.txt$/,
  searchText: (folder) => {
    const fragments = join(folder, '_pagefind/fragment');
    return readdirSync(fragments)
      .map((name) => gunzipSync(readFileSync(join(fragments, name))).toString('utf8'))
      .join('\n');
  },
  develop: (port) => next('dev', '--hostname', '127.0.0.1', '--port', String(port)),
};
