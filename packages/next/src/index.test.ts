import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFolder } from '../../../test/use-folder.ts';
import { onBuildComplete } from './adapter.ts';
import { bookplatePlugin } from './fumadocs.ts';
import { withBookplate } from './index.ts';
import type { StoredFile } from './lib/fumadocs-hooks.ts';
import type { FinishedBuild, NextConfig } from './lib/hooks.ts';

const { folder, write } = useFolder();
const settings = {
  apiUrl: 'https://dash.foo.com/api',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};

beforeEach(() => {
  vi.spyOn(process, 'cwd').mockReturnValue(folder());
  vi.spyOn(console, 'info').mockReturnValue();
  write('bookplate.json', JSON.stringify(settings));
});
afterEach(() => {
  vi.restoreAllMocks();
  // Of a build: the processes that it starts inherit them.
  for (const name of ['BOOKPLATE_PREPARED', 'BOOKPLATE_PAGE_LISTS']) delete process.env[name];
});

const configOf = (phase: string, config: NextConfig): Promise<NextConfig> =>
  withBookplate(async () => config)(phase, {});

test('gives a build the tags, the links and the adapter, beside what the site has', async () => {
  const config = await configOf('phase-production-build', { basePath: '/docs', env: { own: 'a' } });
  expect(config.env?.['own']).toBe('a');
  expect(config.basePath).toBe('/docs');
  const adapter = config.adapterPath!;
  expect([adapter, adapter.replace(/\.js$/, '.ts')].some((file) => existsSync(file))).toBe(true);
  const tags = JSON.parse(config.env?.['BOOKPLATE_TAGS'] ?? '') as { attrs: object }[];
  expect(tags.map(({ attrs }) => attrs)).toEqual([
    expect.objectContaining({ 'data-api-url': settings.apiUrl }),
    { src: expect.stringMatching(/^\/docs\/_next\/static\/bookplate\.\w{8}\.js$/), defer: true },
    {},
  ]);
  // What browsers load has no script in it.
  expect(config.env?.['BOOKPLATE_EMPTY_TAGS']).not.toContain('function');
  expect(JSON.parse(config.env?.['BOOKPLATE_LINKS'] ?? '')).toEqual({
    loginUrl: settings.loginUrl,
  });
});

test('puts our loader around that of Nextra, for both bundlers', async () => {
  const nextra = '/site/node_modules/nextra/loader.cjs';
  const plugin = new URL('https://foo.com');
  const rules = (loader: string, options: object): unknown[] => [
    { test: /\.mdx$/, oneOf: [{ use: [{ loader: 'babel' }, { loader, options }] }] },
  ];
  const own: NextConfig = {
    env: { NEXTRA_LOCALES: '[""]' },
    turbopack: { rules: { '*.mdx': { as: '*.tsx', loaders: [{ loader: nextra, options: {} }] } } },
    webpack: (config) => ({
      ...config,
      module: { rules: [...rules(nextra, { search: true }), plugin] },
    }),
  };
  const { turbopack, webpack } = await configOf('phase-production-build', own);
  const loader = expect.stringMatching(/nextra-loader\.js$/);
  const theme = { loader, options: { isPagination: true } };
  expect(turbopack).toEqual({
    rules: {
      '*.mdx': { as: '*.tsx', loaders: [{ loader, options: { nextra } }] },
      '**/nextra-theme-docs/dist/components/pagination.js': { loaders: [theme] },
    },
    resolveAlias: { '@bookplate/next/nextra': expect.stringMatching(/^\.\/.*nextra\.js$/) },
  });
  const alias: Record<string, unknown> = {};
  const changed = webpack!({ resolve: { alias }, module: { rules: [] } }, {});
  expect(changed!.module.rules).toEqual([
    {
      test: /\.mdx$/,
      oneOf: [{ use: [{ loader: 'babel' }, { loader, options: { search: true, nextra } }] }],
    },
    plugin,
    { test: expect.any(RegExp), ...theme },
  ]);
  expect(changed!.module.rules[1]).toBe(plugin);
  expect(alias).toHaveProperty(['@bookplate/next/nextra']);
  const plain = { ...own, env: {} };
  expect((await configOf('phase-production-build', plain)).webpack).toBe(own.webpack);
});

test('leaves the server that runs a finished build alone, and gives development the persona bar', async () => {
  const own = { basePath: '/docs' };
  expect(await configOf('phase-production-server', own)).toBe(own);
  const { env, adapterPath } = await configOf('phase-development-server', own);
  expect(env?.['BOOKPLATE_TAGS']).toContain('data-personas');
  expect(adapterPath).toBeUndefined();
});

test('ends the command where the settings cannot work', async () => {
  write('bookplate.json', '{ "apiUrl": "https://dash.foo.com/api" }');
  await expect(configOf('phase-production-build', {})).rejects.toThrow('loginUrl');
});

/** A build of two pages, as Next.js leaves it, with a public file. */
async function build(
  files: Readonly<Record<string, string>>,
  { hasPlugin = true, others = [] }: { hasPlugin?: boolean; others?: StoredFile[] } = {},
): Promise<void> {
  await configOf('phase-production-build', { basePath: '/docs' });
  const pages = { index: [], secret: ['admin'] } as Record<string, string[]>;
  if (hasPlugin) {
    const plugin = bookplatePlugin();
    plugin.config({ url: (slugs) => `/${slugs.join('/')}` });
    const stored = Object.entries(pages).map(([name, groups]) => ({
      format: 'page',
      path: `${name}.mdx`,
      absolutePath: `content/${name}.mdx`,
      slugs: name === 'index' ? [] : [name],
      data: { title: name, ...(groups.length > 0 && { groups }) },
    }));
    const storage = { files: new Map([...stored, ...others].map((page) => [page.path, page])) };
    plugin.transformStorage({ storage: storage as never });
  }
  mkdirSync(join(folder(), 'out'), { recursive: true });
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder(), 'out', name), text);
  const finished: FinishedBuild = {
    projectDir: folder(),
    distDir: join(folder(), '.next'),
    config: { basePath: '/docs', output: 'export' },
    outputs: { staticFiles: [{ id: 'a.txt', filePath: join(folder(), 'out', 'a.txt') }] },
  };
  await onBuildComplete(finished);
}

const head =
  '<head><meta charSet="utf-8"/><link rel="stylesheet"/><script data-api-url="a">b</script><noscript>c</noscript></head>';
const secret =
  '<bookplate-groups data-bookplate-groups="admin">Seats are bought by the owner of the account, and by nobody else</bookplate-groups>';

beforeEach(() => {
  write('content/index.mdx', '---\ntitle: Home\n---\n\nHello\n');
  write(
    'content/secret.mdx',
    '---\ntitle: Secret\ngroups: [admin]\n---\n\nSeats are bought by the owner of the account, and by nobody else\n',
  );
});

test('finishes an export: the script first, the file that pages load, and nothing gated for machines', async () => {
  await build({
    'index.html': `<html>${head}<body>Hello</body></html>`,
    'secret.html': `<html>${head}<body>${secret}</body></html>`,
    // What React's router loads has the whole page.
    'secret.txt': 'Seats are bought by the owner of the account, and by nobody else',
    '__next._full.txt': '/docs/secret',
    'sitemap.xml': '<url><loc>https://foo.com/docs/secret</loc></url>',
  });
  const html = readFileSync(join(folder(), 'out/index.html'), 'utf8');
  expect(html).toMatch(/^<html><head><meta charSet="utf-8"\/><script data-api-url="https:/);
  const [, file = ''] = /<script async src="\/docs\/(\S+)">/.exec(html) ?? [];
  expect(readFileSync(join(folder(), 'out', file), 'utf8')).toContain('function');
  expect(readFileSync(join(folder(), 'out/sitemap.xml'), 'utf8')).toBe('');
});

test('reads a page by its absolute path, and of one without a file what its source says', async () => {
  write(
    'elsewhere/plans.mdx',
    '---\ngroups: [admin]\n---\n\nThe prices of each plan, as sales agreed on\n',
  );
  const groups = ['admin'];
  const others = [
    {
      format: 'page',
      path: 'plans.mdx',
      absolutePath: join(folder(), 'elsewhere/plans.mdx'),
      slugs: ['plans'],
      data: { title: 'Plans', groups },
    },
    {
      format: 'page',
      path: 'api/seats.mdx',
      slugs: ['api', 'seats'],
      data: { title: 'Seats', description: 'Moves a seat from one account to the next', groups },
    },
  ];
  const index = { 'index.html': `<html>${head}</html>` };
  await build({ ...index, 'feed.txt': 'Hello' }, { others });
  for (const text of [
    'The prices of each plan, as sales agreed on',
    'Moves a seat from one account to the next',
  ])
    await expect(build({ ...index, 'feed.txt': text }, { others })).rejects.toThrow('feed.txt has');
});

test('keeps the lists of pages out of the folder that an export empties', async () => {
  await configOf('phase-production-build', { output: 'export', distDir: 'dist' });
  expect(process.env['BOOKPLATE_PAGE_LISTS']).toBe(join(folder(), '.next/cache/bookplate'));
});

test.each([
  [
    'gated text for machines',
    { 'llms.txt': 'Seats are bought by the owner of the account, and by nobody else' },
    {},
    'llms.txt has the text',
  ],
  ['a route without an extension', { search: '["/docs/secret"]' }, {}, 'search has the address'],
  [
    'a gated page whose root layout has no script',
    { 'secret.html': `<html><head></head><body>${secret}</body></html>` },
    {},
    'Found secret.html',
  ],
  [
    'a page with a gate whose root layout has no script',
    { 'plans.html': '<head></head><bookplate-group data-bookplate-groups="admin">' },
    {},
    'Found plans.html',
  ],
  ['a gated page that was not compiled', { 'secret.html': 'Secret' }, {}, 'bookplateMdx()'],
  [
    'a gated page of which only entries are marked',
    {
      'secret.html': `<html>${head}<a><bookplate-groups data-bookplate-groups="admin" data-bookplate-entry="">Secret</bookplate-groups></a></html>`,
    },
    {},
    'export const metadata',
  ],
  ['pages without the script', { 'index.html': '<head></head>' }, {}, '<BookplateHead />'],
  ['pages without the plugin', {}, { hasPlugin: false }, 'bookplatePlugin()'],
])('ends a build with %s', async (_, files, options, message) => {
  await expect(build({ 'index.html': `<html>${head}</html>`, ...files }, options)).rejects.toThrow(
    message,
  );
});
