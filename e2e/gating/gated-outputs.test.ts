import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { samplesIn } from '../../site/test/samples.ts';
import { sharedSite } from '../lib/built-site.ts';
import { isMatrix } from '../lib/matrix.ts';
import type { BuiltSite } from '../lib/run-build.ts';

const settings = JSON.stringify({
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login',
  docsOrigin: 'https://docs.foo.com',
});
const config = `
import starlight from '@astrojs/starlight';
import { bookplate } from '@bookplate/starlight';
import { scalarBundle } from '@bookplate-examples/company/scalar-bundle';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'https://docs.foo.com',
  vite: scalarBundle,
  redirects: { '/places': '/seats' },
  integrations: [starlight({
    title: 'Docs',
    locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch', lang: 'de' } },
    plugins: [bookplate()],
    sidebar: [
      { label: 'Start', slug: 'start' },
      { label: 'Seats', slug: 'seats' },
      { label: 'Invoices', slug: 'invoices' },
      { label: 'Plans', slug: 'plans' },
    ],
  })],
});`;
const contentConfig = `
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { bookplateSchema } from '@bookplate/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: bookplateSchema() }) }),
};`;
const shared = "import Terms from '../../terms.md';\n\n<Terms />";

const openapi = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Acme API', version: '1' },
  paths: {
    '/launches/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      delete: {
        'x-groups': ['admin'],
        description: 'Stops a countdown before it reaches zero.',
        responses: { 204: { description: 'Stopped' } },
      },
    },
  },
});
/** As the documentation has it. */
const reference = samplesIn('guides/playgrounds', 'On Starlight')[0]!.code;

function page(title: string, text: string, more = ''): string {
  return `---\ntitle: ${title}\n${more}---\n\n${text}\n`;
}

const files: Readonly<Record<string, string>> = {
  'bookplate.json': settings,
  'astro.config.mjs': config,
  'src/content.config.ts': contentConfig,
  'src/terms.md': 'These terms stand on every single page of the whole documentation.',
  'src/content/docs/index.md': page('Home', 'Welcome.'),
  'src/content/docs/start.mdx': page('Start', shared),
  'src/content/docs/seats.mdx': page(
    'Everything about seats',
    `## Buying seats\n\nSeats are bought by the owner of the account of the company.\n\n${shared}`,
    "groups: ['admin']\n",
  ),
  'src/content/docs/invoices.md': page(
    'Invoices',
    '## Paying\n\nInvoices are due within thirty days after they were sent.',
    "groups: ['billing', 'admin']\n",
  ),
  'src/content/docs/plans.mdx': page(
    'Plans',
    "Open.\n\n<Groups any={['beta']}>\n\nBeta testers get their second rocket for half of the price.\n\n</Groups>",
  ),
  'src/content/docs/de/index.md': page('Start', 'Willkommen.', 'groups: [admin]\n'),
  'src/content/docs/de/plans.md': page(
    'Tarife',
    'Nur auf Deutsch, und nur für wenige Leute gedacht.',
    'groups: [admin]\n',
  ),
};

describe('a Starlight site in two languages', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await sharedSite({ commands: [['astro', 'build']], files });
  });

  const read = (name: string): string => readFileSync(join(site.folder, 'dist', name), 'utf8');
  /** The addresses that "previous" and "next" lead to. */
  const neighbours = (name: string): readonly (string | undefined)[] =>
    ['prev', 'next'].map(
      (rel) => new RegExp(`<a href="([^"]*)" rel="${rel}"`).exec(read(`${name}/index.html`))?.[1],
    );

  test('builds', () => {
    expect(site.output).toContain('Complete!');
    expect(site.code).toBe(0);
  });

  test('keeps a redirect to a gated page', () => {
    expect(read('places/index.html')).toMatch(/url=\/seats/);
  });

  test('lists only open pages in the sitemap, in each language', () => {
    const sitemap = read('sitemap-0.xml');
    const addresses = [...sitemap.matchAll(/(?:<loc>|href=")https:\/\/docs\.foo\.com([^<"]*)/g)];
    const pages = new Set(addresses.map(([, path]) => path));
    expect(pages).toEqual(new Set(['/', '/de/start/', '/plans/', '/start/']));
  });

  test('indexes only open pages for search, without their gated parts', () => {
    const folder = join(site.folder, 'dist/pagefind/fragment');
    const texts = readdirSync(folder).map((name) =>
      gunzipSync(readFileSync(join(folder, name))).toString('utf8'),
    );
    const found = texts.join('\n');
    expect(found).toContain('These terms stand on every single page');
    expect(found).toContain('Open.');
    expect(found).not.toMatch(/seats|Invoices|thirty days|second rocket|Nur auf Deutsch/);
  });

  test('asks search engines to leave out gated pages only', () => {
    const noindex = '<meta name="robots" content="noindex"';
    for (const name of ['seats', 'invoices', 'de', 'de/seats', 'de/plans'])
      expect(read(`${name}/index.html`)).toContain(noindex);
    for (const name of ['start', 'plans', 'de/start'])
      expect(read(`${name}/index.html`)).not.toContain(noindex);
  });

  test('leads previous and next to pages that all readers of a page see', () => {
    expect(neighbours('start')).toEqual([undefined, '/plans/']);
    expect(neighbours('seats')).toEqual(['/start/', '/invoices/']);
    expect(neighbours('plans')).toEqual(['/start/', undefined]);
  });

  test('gates an untranslated page in every language, and a translated one where it says so', () => {
    const sidebar = (name: string, href: string): string =>
      new RegExp(`<a href="${href}"[^>]*>`).exec(read(name))?.[0] ?? '';
    expect(sidebar('de/start/index.html', '/de/seats/')).toContain('data-bookplate-groups="admin"');
    expect(sidebar('de/start/index.html', '/de/plans/')).toContain('data-bookplate-groups="admin"');
    expect(sidebar('start/index.html', '/plans/')).not.toContain('data-bookplate-groups');
  });
});

// The contract of the hosts holds it for texts and addresses; the matrix for the OpenAPI document and pages of one slug, too.
if (isMatrix)
  test('fails the build where a public file has a gated page, and names both', async () => {
    const wrongFiles = {
      ...files,
      'public/llms.txt':
        '# Docs\n\nSeats are bought by the owner of the account.\nAn operation stops a countdown before it reaches zero.\n',
      'src/openapi.json': openapi,
      'src/content/docs/api.mdx': reference,
      'public/index.json': '{"pages": ["/start/", "/invoices/"]}',
      'src/content/docs/twice.md': page('Twice', 'For everyone.'),
      'src/content/docs/twice/index.md': page('Twice', 'For some.', 'groups: [admin]\n'),
    };
    const { output, code } = await sharedSite({
      commands: [['astro', 'build']],
      files: wrongFiles,
    });
    expect(code).not.toBe(0);
    // Of two pages with one slug, there is only one, which Starlight says.
    expect(output).toContain('multiple entries with the same slug: `twice`');
    expect(output).toContain(
      'llms.txt has the text "Seats are bought by the owner" of src/content/docs/seats.mdx',
    );
    expect(output).toContain(
      'llms.txt has the text "stops a countdown before it reaches" of the OpenAPI document "Acme API"',
    );
    expect(output).toContain(
      'index.json has the address "/invoices" of src/content/docs/invoices.md',
    );
  });
