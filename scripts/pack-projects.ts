import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project, ProjectStart } from './empty-project.ts';
import { root } from './root.ts';

/** One kind of project that people have. */
export interface PackProject extends ProjectStart {
  readonly name: string;
  /** What is proved of it. */
  readonly promise: string;
  /** It takes minutes, so it is made if asked for. */
  readonly isHeavy?: boolean;
  /** Throws where a promise does not hold. */
  prove(project: Project): Promise<void>;
}

const addresses = [
  ['--api', 'https://dash.foo.com/api/docs/user-info'],
  ['--login', 'https://dash.foo.com/login?next={returnTo}'],
  ['--docs', 'https://docs.foo.com'],
].flat();

/** Nobody answers at these addresses, so the doctor that ends `init` would fail; lint and the build are run here. */
const initOptions = [...addresses, '--yes', '--no-verify'];

const greeting = "Hello, {user.firstName ?? 'reader'}!";
const sitePromise = 'set up by init, builds, and its page has head script and expression';

/**
 * @param folder of a package of the repository
 * @param names of packages that it needs
 * @returns the versions that the repository is tested with
 */
export function versionsIn(
  folder: string,
  ...names: readonly string[]
): Readonly<Record<string, string>> {
  const file = join(root, folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
  const versions = { ...manifest.dependencies, ...manifest.devDependencies };
  return Object.fromEntries(
    names.map((name) => {
      const version = versions[name];
      assert(version, `Found no ${name} in ${file}.`);
      return [name, version];
    }),
  );
}

/** Ours are given without a version: npm takes the one that was packed. */
export const newest = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, '*']));

/**
 * Holds a built page against what every page of docs with Bookplate has.
 *
 * @param html of the page
 * @throws {Error} if the head script waits for a file or a style, or the expression is not compiled with its fallback text
 */
export function assertPage(html: string): void {
  // On the front page of Docusaurus, its inline script comes first.
  const [, before = '<script src>'] = /<head[^>]*>([^]*?)<script data-api-url=/.exec(html) ?? [];
  assert(
    !/<script[^>]*\ssrc|<style|stylesheet/.test(before),
    `The head script is missing, or after a file or a style: ${before}`,
  );
  assert(
    /<bookplate-text [^>]*firstName[^>]*>reader<\/bookplate-text>/.test(html),
    'The expression is not compiled.',
  );
}

/** A site on a docs framework: `init` changes its configuration, the framework builds it. */
function site(
  start: ProjectStart & {
    readonly name: string;
    readonly isHeavy?: boolean;
    readonly build: readonly string[];
    /** Where the built page is. */
    readonly page: string;
  },
): PackProject {
  return {
    ...start,
    promise: sitePromise,
    prove: async (project) => {
      await project.run('npx', 'bookplate', 'init', ...initOptions);
      await project.run('npx', 'bookplate', 'lint');
      await project.run('npx', ...start.build);
      assertPage(project.read(start.page));
    },
  };
}

export const projects: readonly PackProject[] = [
  {
    name: 'Vite with MDX',
    promise: sitePromise,
    dependencies: {
      ...versionsIn('e2e', 'vite', '@mdx-js/rollup', '@vitejs/plugin-react', 'react', 'react-dom'),
      ...newest('@bookplate/vite'),
    },
    files: {
      'index.html':
        '<!doctype html><html lang="en"><head><title>Docs</title></head><body><div id="root"></div><script type="module" src="/main.jsx"></script></body></html>',
      'main.jsx':
        "import { createRoot } from 'react-dom/client';\nimport Page from './page.mdx';\n\ncreateRoot(document.getElementById('root')).render(<Page />);\n",
      'page.mdx': `${greeting}\n`,
      'vite.config.mjs':
        "import mdx from '@mdx-js/rollup';\nimport react from '@vitejs/plugin-react';\nimport { defineConfig } from 'vite';\n\nexport default defineConfig({\n  plugins: [{ enforce: 'pre', ...mdx() }, react({ include: /\\.(mdx|jsx)$/ })],\n});\n",
    },
    prove: async (project) => {
      await project.run('npx', 'bookplate', 'init', ...initOptions);
      await project.run('npx', 'vite', 'build');
      // React writes the page, from what the expression was compiled to.
      const [script = ''] = globSync('dist/assets/index-*.js', { cwd: project.folder });
      assert(
        /<head>\s*<script data-api-url=/.test(project.read('dist/index.html')),
        'The head script is not the first in the head.',
      );
      assert(/bookplate-text/.test(project.read(script)), 'The expression is not compiled.');
    },
  },
  site({
    name: 'Starlight',
    dependencies: {
      ...versionsIn('site', 'astro', '@astrojs/starlight'),
      ...newest('@bookplate/starlight'),
    },
    files: {
      'astro.config.mjs':
        "import starlight from '@astrojs/starlight';\nimport { defineConfig } from 'astro/config';\n\nexport default defineConfig({\n  integrations: [starlight({ title: 'Docs' })],\n});\n",
      'src/content.config.ts':
        "import { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nimport { defineCollection } from 'astro:content';\n\nexport const collections = {\n  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),\n};\n",
      'src/content/docs/index.mdx': `---\ntitle: Docs\n---\n\n${greeting}\n`,
    },
    build: ['astro', 'build'],
    page: 'dist/index.html',
  }),
  site({
    name: 'VitePress',
    dependencies: {
      ...versionsIn('e2e/vitepress', 'vitepress', 'vue'),
      ...newest('@bookplate/vitepress'),
    },
    files: {
      '.vitepress/config.mjs':
        "import { defineConfig } from 'vitepress';\n\nexport default defineConfig({ title: 'Docs' });\n",
      'index.md': `# Docs\n\n${greeting}\n`,
    },
    build: ['vitepress', 'build'],
    page: '.vitepress/dist/index.html',
  }),
  site({
    name: 'Docusaurus',
    isHeavy: true,
    dependencies: {
      ...versionsIn(
        'examples/hooli',
        '@docusaurus/core',
        '@docusaurus/preset-classic',
        '@mdx-js/react',
        'react',
        'react-dom',
      ),
      ...newest('@bookplate/docusaurus'),
    },
    files: {
      'docusaurus.config.js':
        "export default {\n  title: 'Docs',\n  url: 'https://docs.foo.com',\n  baseUrl: '/',\n  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],\n};\n",
      'docs/index.mdx': `---\nslug: /\n---\n\n# Docs\n\n${greeting}\n`,
    },
    build: ['docusaurus', 'build'],
    page: 'build/index.html',
  }),
  site({
    name: 'Fumadocs',
    isHeavy: true,
    dependencies: {
      ...versionsIn(
        'e2e/next',
        'fumadocs-core',
        'fumadocs-mdx',
        'fumadocs-ui',
        'next',
        'react',
        'react-dom',
      ),
      ...newest('@bookplate/next'),
    },
    // Of the search of Fumadocs. As in e2e/next: the range of fumadocs-core begins at a version that registries may lack.
    overrides: { zbsearch: '4.0.0' },
    files: {
      'next.config.mjs':
        "import { createMDX } from 'fumadocs-mdx/next';\n\nconst withMDX = createMDX();\n\nexport default withMDX({ output: 'export' });\n",
      'source.config.ts':
        "import { defineConfig, defineDocs } from 'fumadocs-mdx/config';\nimport { pageSchema } from 'fumadocs-core/source/schema';\n\nexport const docs = defineDocs({\n  dir: 'content/docs',\n  docs: { schema: pageSchema },\n});\n\nexport default defineConfig({ mdxOptions: {} });\n",
      'lib/source.js':
        "import { loader } from 'fumadocs-core/source';\nimport { docs } from '../.source/server';\n\nexport const source = loader({\n  baseUrl: '/docs',\n  source: docs.toFumadocsSource(),\n});\n",
      'app/layout.jsx':
        "import { RootProvider } from 'fumadocs-ui/provider/next';\nimport { DocsLayout } from 'fumadocs-ui/layouts/docs';\nimport { source } from '../lib/source';\nimport 'fumadocs-ui/style.css';\n\nexport default function Layout({ children }) {\n  return (\n    <html lang=\"en\" suppressHydrationWarning>\n      <body>\n        <RootProvider search={{ options: { type: 'static' } }}>\n          <DocsLayout tree={source.getPageTree()}>{children}</DocsLayout>\n        </RootProvider>\n      </body>\n    </html>\n  );\n}\n",
      'app/docs/[[...slug]]/page.jsx':
        "import { DocsBody, DocsPage, DocsTitle } from 'fumadocs-ui/layouts/docs/page';\nimport components from 'fumadocs-ui/mdx';\nimport { notFound } from 'next/navigation';\nimport { source } from '../../../lib/source';\n\nexport default async function Page({ params }) {\n  const page = source.getPage((await params).slug);\n  if (!page) notFound();\n  const Body = page.data.body;\n  return (\n    <DocsPage toc={page.data.toc}>\n      <DocsTitle>{page.data.title}</DocsTitle>\n      <DocsBody><Body components={components} /></DocsBody>\n    </DocsPage>\n  );\n}\n\nexport const generateStaticParams = () => source.generateParams();\n",
      'app/api/search/route.js':
        "import { createFromSource } from 'fumadocs-core/search/server';\nimport { source } from '../../../lib/source';\n\nexport const revalidate = false;\nexport const { staticGET: GET } = createFromSource(source);\n",
      'content/docs/index.mdx': `---\ntitle: Docs\n---\n\n${greeting}\n`,
    },
    build: ['next', 'build'],
    page: 'out/docs.html',
  }),
  site({
    name: 'Nextra',
    isHeavy: true,
    dependencies: {
      ...versionsIn('e2e/nextra', 'next', 'nextra', 'nextra-theme-docs', 'react', 'react-dom'),
      ...newest('@bookplate/next'),
    },
    // Nextra 4.6.1 does not start with a newer one.
    overrides: { zod: '4.3.6' },
    files: {
      'next.config.mjs':
        "import nextra from 'nextra';\n\nconst withNextra = nextra({});\n\nexport default withNextra({ output: 'export', images: { unoptimized: true } });\n",
      'mdx-components.js':
        "import { useMDXComponents as getThemeComponents } from 'nextra-theme-docs';\n\nconst themeComponents = getThemeComponents();\n\nexport function useMDXComponents(components) {\n  return { ...themeComponents, ...components };\n}\n",
      'app/layout.jsx':
        "import { Layout, Navbar } from 'nextra-theme-docs';\nimport { Head } from 'nextra/components';\nimport { getPageMap } from 'nextra/page-map';\nimport 'nextra-theme-docs/style.css';\n\nexport default async function RootLayout({ children }) {\n  return (\n    <html lang=\"en\" dir=\"ltr\" suppressHydrationWarning>\n      <Head>\n        {/* Your additional tags should be passed as `children` of `<Head>` element */}\n      </Head>\n      <body>\n        <Layout navbar={<Navbar logo={<b>Docs</b>} />} pageMap={await getPageMap()}>\n          {children}\n        </Layout>\n      </body>\n    </html>\n  );\n}\n",
      'app/[[...mdxPath]]/page.jsx':
        "import { generateStaticParamsFor, importPage } from 'nextra/pages';\nimport { useMDXComponents as getMDXComponents } from '../../mdx-components';\n\nexport const generateStaticParams = generateStaticParamsFor('mdxPath');\n\nexport async function generateMetadata(props) {\n  return (await importPage((await props.params).mdxPath)).metadata;\n}\n\nconst Wrapper = getMDXComponents().wrapper;\n\nexport default async function Page(props) {\n  const params = await props.params;\n  const { default: Content, ...rest } = await importPage(params.mdxPath);\n  return (\n    <Wrapper {...rest}>\n      <Content {...props} params={params} />\n    </Wrapper>\n  );\n}\n",
      'content/index.mdx': `---\ntitle: Docs\n---\n\n${greeting}\n`,
    },
    build: ['next', 'build'],
    page: 'out/index.html',
  }),
];
