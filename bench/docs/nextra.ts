import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocsHost } from './host.ts';
import { nextAssets } from './next-assets.ts';
import { settings } from './settings.ts';
import { packageFile, versionsOf, writeFiles } from './write-files.ts';

const project = join(import.meta.dirname, '../../e2e/nextra');
const from = pathToFileURL(join(project, 'package.json')).href;

/** Nextra with its docs theme, exported as files; without the index of Pagefind, which is made after the build. */
export const nextra: DocsHost = {
  name: 'Nextra',
  versions: versionsOf({ Nextra: 'nextra', 'Next.js': 'next' }, from),
  place: join(project, '.cache/bench'),
  write(folder, pages, isPersonal) {
    const line = (text: string): string => (isPersonal ? text : '');
    writeFiles(folder, {
      'package.json': JSON.stringify({ private: true, type: 'module' }),
      'next.config.mjs': `import { join } from 'node:path';
import nextra from 'nextra';
${line("import { withBookplate } from '@bookplate/next';")}
const config = nextra({ defaultShowCopyCode: true })({
  output: 'export',
  images: { unoptimized: true },
  turbopack: { root: join(import.meta.dirname, '../../../../..') },
});
export default ${isPersonal ? 'withBookplate(config)' : 'config'};`,
      'mdx-components.js': `import { useMDXComponents as useThemeComponents } from 'nextra-theme-docs';
export const useMDXComponents = (components) => ({ ...useThemeComponents(), ...components });`,
      'app/layout.jsx': `import { Layout, Navbar } from 'nextra-theme-docs';
import { Head } from 'nextra/components';
import { getPageMap } from 'nextra/page-map';
import 'nextra-theme-docs/style.css';
${line("import { AccountMenu, BookplateHead } from '@bookplate/next/react';")}
export default async function RootLayout({ children }) {
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <Head>${line('<BookplateHead />')}</Head>
      <body>
        <Layout pageMap={await getPageMap()} navbar={<Navbar logo={<b>Docs</b>}>${line('<AccountMenu />')}</Navbar>}>
          {children}
        </Layout>
      </body>
    </html>
  );
}`,
      'app/[[...mdxPath]]/page.jsx': `import { generateStaticParamsFor, importPage } from 'nextra/pages';
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
}`,
      ...(isPersonal && { 'bookplate.json': settings }),
      'content/index.mdx': '---\ntitle: Docs\n---\n\nWelcome.\n',
      ...Object.fromEntries(
        pages.map(({ path, title, frontMatter, text }) => [
          `content/${path}.mdx`,
          `---\ntitle: ${title}\n${frontMatter}---\n\n${text}\n`,
        ]),
      ),
    });
  },
  command: [packageFile('next', 'dist/bin/next', from), 'build'],
  output: 'out',
  ending: '.html',
  leftovers: ['out', '.next'],
  page(folder, { path }) {
    const html = readFileSync(join(folder, 'out', `${path}.html`), 'utf8');
    return { html, assets: nextAssets(html, join(folder, 'out')) };
  },
};
