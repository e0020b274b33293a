import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { htmlSnippet } from '@bookplate/docs/snippet';
import { join } from 'node:path';
import sirv from 'sirv';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { filesOf, samplesIn } from '../../../site/test/samples.ts';
import { builtFor, gatedWord } from '../../hosts/contract/content.ts';
import type { ContractHost } from '../../hosts/contract/contract-host.ts';
import { docusaurus } from '../../hosts/contract/hosts/docusaurus.ts';
import { fumadocs } from '../../hosts/contract/hosts/fumadocs.ts';
import { nextra } from '../../hosts/contract/hosts/nextra.ts';
import { starlight } from '../../hosts/contract/hosts/starlight.ts';
import { viteHost } from '../../hosts/contract/hosts/vite.ts';
import { vitepress } from '../../hosts/contract/hosts/vitepress.ts';
import { useBrowser, waitForText } from '../../lib/browser.ts';
import { copyMoved } from '../../lib/built-docs.ts';
import { sharedSite } from '../../lib/built-site.ts';
import type { BuiltSite, Command } from '../../lib/run-build.ts';
import { spec } from '../../lib/playground-bench.ts';
import { ada, type Site, startSite } from '../../lib/site.ts';
import { newestStack } from '../../lib/vite-site.ts';

/* The guide to docs hosts: a site of each, with the files of the guide as a reader copies them. */

const { visitor } = useBrowser();
const guide = 'guides/hosts';

const settings = {
  apiUrl: builtFor.apiUrl,
  loginUrl: `${new URL(builtFor.apiUrl).origin}/login?next={returnTo}`,
};

type Files = Readonly<Record<string, string>>;

/** A site of the contract, whose settings of the host are those of the guide. */
interface GuidedSite {
  /** The heading of the guide. */
  readonly section: string;
  readonly host: ContractHost;
  /** The address of the home page, at the root of an origin. */
  readonly home: string;
  /** Makes the site of the contract one that the guide begins with. */
  readonly prepare?: (files: Files) => Files;
  /** A selector of what Ada sees besides a greeting, and its text: by default a block for her group. */
  readonly seen?: readonly [string, string];
  /** What only a site in this repository has, or has not. */
  readonly place?: (files: Files) => Files;
}

/** Files but those of some names. */
function without(files: Files, names: RegExp): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.test(name)));
}

/** Next.js looks for packages below this folder; Bookplate's are in the root of the repository. */
const inRepository = (files: Files): Files => ({
  ...files,
  'next.config.mjs': (files['next.config.mjs'] ?? '').replace(
    "output: 'export'",
    "output: 'export', turbopack: { root: `${import.meta.dirname}/../../../..` }",
  ),
});

/** A site of the contract may be built for a path by an option, and those of the guide are at the root. */
const atRoot = ([program, ...argv]: Command): Command => [
  program,
  ...argv.filter((word, at) => word !== '--base' && argv[at - 1] !== '--base'),
];

/** The code in the table of a section, by the file that it is for. */
function tableOf(section: string): Files {
  const path = `../../../site/src/content/docs/${guide}.mdx`;
  const page = readFileSync(join(import.meta.dirname, path), 'utf8');
  const [, after = ''] = page.split(`\n## ${section}\n`);
  const [own = ''] = after.split('\n## ');
  return Object.fromEntries(
    Array.from(
      own.matchAll(/^\| ([^|]+?) +\| `([^`]+)`.*\| `@[^`]+`/gm),
      ([, file = '', code = '']) => [file, code],
    ),
  );
}

const rows = tableOf('Fumadocs');
const fumadocsPages: Files = {
  'jsconfig.json':
    '{ "compilerOptions": { "paths": { "fumadocs-mdx:collections/*": ["./.source/*"] } } }',
  'app/docs/layout.jsx': `
import { AccountMenu } from '@bookplate/next/react';
import { RootProvider } from 'fumadocs-ui/provider/next';
import { DocsLayout as Layout } from 'fumadocs-ui/layouts/docs';
import { source } from '../../lib/source.js';
import 'fumadocs-ui/style.css';
const DocsLayout = (props) => <Layout tree={source.getPageTree()} {...props} />;
export default function DocsPages({ children }) {
  return (
    <RootProvider search={{ options: { type: 'static' } }}>
      ${rows['the layout of the docs, where you like']}
        {children}
      </DocsLayout>
    </RootProvider>
  );
}`,
  'app/docs/[[...slug]]/page.jsx': `
import { pageFooter } from '@bookplate/next/fumadocs';
import { DocsBody, DocsPage, DocsTitle } from 'fumadocs-ui/layouts/docs/page';
import components from 'fumadocs-ui/mdx';
import { source } from '../../../lib/source.js';
export const generateStaticParams = () => source.generateParams();
export default async function Page({ params }) {
  const page = source.getPage((await params).slug);
  const Body = page.data.body;
  return (
    ${rows['the page of the docs']}
      <DocsTitle>{page.data.title}</DocsTitle>
      <DocsBody><Body components={components} /></DocsBody>
    </DocsPage>
  );
}`,
  'app/api/search/route.js': `
import { openPages } from '@bookplate/next/fumadocs';
import { createFromSource } from 'fumadocs-core/search/server';
import { source } from '../../../lib/source.js';
export const revalidate = false;
export const { staticGET: GET } = ${rows['`app/api/search/route.ts`']};`,
  'app/llms.txt/route.js': `
import { openPages } from '@bookplate/next/fumadocs';
import { llms } from 'fumadocs-core/source';
import { source } from '../../lib/source.js';
export const revalidate = false;
export const GET = () => new Response(${rows['routes of `llms.txt` and the like']}.index());`,
};

const sites: readonly GuidedSite[] = [
  {
    section: 'Starlight',
    host: starlight,
    home: '/',
    prepare: (files) => without(files, /^astro\.config\.mjs$/),
  },
  {
    section: 'Docusaurus',
    host: docusaurus,
    home: '/docs/',
    prepare: (files) => ({
      ...files,
      'src/pages/index.mdx': '# Welcome\n',
      'sidebars.ts': "export default { docs: [{ type: 'autogenerated', dirName: '.' }] };",
    }),
  },
  { section: 'VitePress', host: vitepress, home: '/' },
  {
    section: 'Fumadocs',
    host: fumadocs,
    home: '/docs',
    prepare: (files) => ({ ...without(files, /^(app|lib)\//), ...fumadocsPages }),
    // Without TypeScript, whose types Next.js would check.
    place: ({ 'lib/source.ts': source = '', ...files }) => ({
      ...inRepository(files),
      'lib/source.js': source,
    }),
  },
  {
    section: 'Nextra',
    host: nextra,
    home: '/',
    prepare: (files) => without(files, /^app\/sitemap/),
    place: inRepository,
  },
  {
    section: 'Vite and MDX',
    host: viteHost(...newestStack),
    home: '/',
    // With the component in the reference.
    prepare: ({ 'src/page.tsx': page = '', ...files }) => ({
      ...files,
      'src/corner.tsx':
        samplesIn('reference/attributes').find(({ language }) => language === 'tsx')?.code ?? '',
      'src/page.tsx': `import { Corner } from './corner.tsx';
${page.replace('</span>', '<i id="corner"><Corner /></i></span>')}`,
    }),
    seen: ['#corner', 'A Ada'],
  },
];

/** Serves what was built, at addresses of its own. */
async function serve(built: BuiltSite, output: string): Promise<Site> {
  expect(built.code, built.output).toBe(0);
  const site = await startSite();
  const parent = mkdtempSync(join(tmpdir(), 'bookplate-guide-'));
  onTestFinished(() => rmSync(parent, { recursive: true, maxRetries: 5 }));
  const folder = join(parent, 'docs');
  copyMoved(join(built.folder, output), folder, [
    [builtFor.docsUrl, site.docsUrl],
    [new URL(builtFor.apiUrl).origin, new URL(site.apiUrl).origin],
  ]);
  site.docs = sirv(folder, { dev: true });
  return site;
}

describe.each(sites.map((site) => [site.section, site] as const))(
  'the guide for %s',
  (section, { host, home, prepare, place, seen = ['#block', 'A blockword for admins'] }) => {
    let built: BuiltSite;
    beforeAll(async () => {
      const source = host.site();
      const files = {
        ...(prepare?.(source.files) ?? source.files),
        ...filesOf(samplesIn(guide, section)),
      };
      built = await sharedSite({
        ...source,
        commands: source.commands.map(atRoot),
        files: place?.(files) ?? files,
      });
    });

    test('makes a site that knows its reader', async () => {
      const site = await serve(built, host.output);
      const { openTab, errors } = await visitor();
      const page = await openTab();
      await page.goto(site.docsUrl + home);
      await waitForText(page, '#greeting', 'Hello, reader');
      expect(await page.$eval('body', (body) => body.innerText)).not.toMatch(gatedWord);

      site.user = ada;
      const other = await (await visitor()).openTab();
      await other.goto(site.docsUrl + home);
      await waitForText(other, '#greeting', 'Hello, Ada');
      await waitForText(other, ...seen);
      expect(errors).toEqual([]);
    });
  },
);

describe.each([
  ['Scalar', 'Elsewhere'],
  ['Redoc', 'Redoc'],
])('the guide for %s', (_, section) => {
  let built: BuiltSite;
  beforeAll(async () => {
    const [sample] = samplesIn('guides/playgrounds', section);
    const vite = fileURLToPath(new URL('../../bin/vite.js', import.meta.resolve('vite')));
    built = await sharedSite({
      commands: [[process.execPath, vite, 'build', '--logLevel', 'warn']],
      place: join(import.meta.dirname, '../../playgrounds/.cache'),
      files: {
        'index.html': `<!doctype html><head>${htmlSnippet(settings).html}</head>${sample?.code}`,
        'public/openapi.json': JSON.stringify(spec),
        'vite.config.ts': `
import { scalarBundle } from '@bookplate-examples/company/scalar-bundle';
export default scalarBundle;`,
      },
    });
  });

  test('makes a page that shows readers the operations of their groups', async () => {
    const site = await serve(built, 'dist');
    const { openTab, errors } = await visitor();
    const page = await openTab();
    const shown = (operation: string): Promise<unknown> =>
      page.waitForSelector(`#reference ::-p-text(${operation})`);
    await page.goto(site.docsUrl);
    await shown('Me');
    expect(await page.$('#reference ::-p-text(Hush hush)')).toBeNull();

    site.user = ada;
    await page.goto('about:blank');
    await page.goto(site.docsUrl);
    await shown('Hush hush');
    expect(errors).toEqual([]);
  });
});
