import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../lib/built-site.ts';
import { type BuiltSite, type Command, runBuild } from '../../lib/run-build.ts';
import { sitesFolder } from '../../lib/docusaurus.ts';

/*
 * Where docusaurus-plugin-openapi-docs takes specs from: files, files that refer to others, folders, URLs, versions.
 * Each has an operation that only its path gates, and one that only its tag does: of these gates, nothing is left in
 * pages that are generated without Bookplate.
 */

const answers = { 200: { description: 'OK' } };

/** Of the operations, all names begin with that of the spec. */
function specOf(name: string, secretPath: object = secretPathOf(name)): object {
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    tags: [{ name: `${name} open` }, { name: `${name} staff`, 'x-groups': ['admin'] }],
    paths: {
      '/open': {
        get: { summary: `${name} open call`, tags: [`${name} open`], responses: answers },
      },
      '/path': secretPath,
      '/tag': {
        get: { summary: `${name} secret by tag`, tags: [`${name} staff`], responses: answers },
      },
    },
  };
}

function secretPathOf(name: string): object {
  const get = { summary: `${name} secret by path`, tags: [`${name} open`], responses: answers };
  return { 'x-groups': ['admin'], get };
}

const names = ['file', 'parts', 'folder', 'url', 'other', 'old'] as const;
const asked: string[] = [];
const server = createServer(({ url = '' }, response) => {
  asked.push(url);
  const documents: Record<string, object> = {
    '/openapi.json': specOf('url', { $ref: './paths/secret.json' }),
    '/paths/secret.json': secretPathOf('url'),
  };
  const found = documents[url];
  response.writeHead(found ? 200 : 404).end(JSON.stringify(found));
});
let site: BuiltSite;
let cleanUp: () => unknown;

function configFor(url: string, plugin = "'docusaurus-plugin-openapi-docs'"): string {
  return `
import { withBookplate } from '@bookplate/docusaurus';
import openApiPlugin from 'docusaurus-plugin-openapi-docs';
const sidebarOptions = { groupPathsBy: 'tag', categoryLinkSource: 'tag' };
const api = (specPath, outputDir, more) => ({ specPath, outputDir, sidebarOptions, ...more });
export default withBookplate({
  title: 'Docs',
  url: 'http://docs.site.localhost',
  baseUrl: '/',
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  presets: [['classic', {
    blog: false,
    docs: { routeBasePath: '/', sidebarPath: './sidebars.js', docItemComponent: '@theme/ApiItem' },
  }]],
  plugins: [
    [${plugin}, { id: 'first', docsPluginId: 'classic', config: {
      api: api('file.json', 'docs/file', {
        version: '2', label: '2', baseUrl: '/file',
        versions: { old: { specPath: 'old.json', outputDir: 'docs/old', label: '1', baseUrl: '/old' } },
      }),
      parts: api('parts.json', 'docs/parts'),
      folder: api('specs', 'docs/folder'),
      url: api('${url}', 'docs/url'),
    } }],
    ['docusaurus-plugin-openapi-docs', { id: 'second', docsPluginId: 'classic', config: {
      api: api('other.json', 'docs/other'),
    } }],
  ],
  themes: ['docusaurus-theme-openapi-docs'],
});`;
}

const generate: Command = [
  'sh',
  '-c',
  'docusaurus gen-api-docs all -p first --all-versions && docusaurus gen-api-docs all -p second',
];
const build: Command = ['docusaurus', 'build', '--out-dir', 'dist'];
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`;
  const json = (document: object): string => JSON.stringify(document, null, 2);
  const files = {
    'package.json': '{}',
    'docusaurus.config.mjs': configFor(url),
    'sidebars.js': `module.exports = { docs: ['index', ${names
      .map((name) => `...require('./docs/${name}/sidebar.ts').default`)
      .join()}] };`,
    'bookplate.json': json({
      apiUrl: 'http://dash.site.localhost/me',
      loginUrl: 'http://dash.site.localhost/login',
    }),
    'file.json': json(specOf('file')),
    'old.json': json(specOf('old')),
    'other.json': json(specOf('other')),
    'parts.json': json(specOf('parts', { $ref: './parts/secret.json' })),
    'parts/secret.json': json(secretPathOf('parts')),
    'specs/folder.json': json(specOf('folder')),
    'docs/index.mdx': '---\nslug: /\n---\n\n# Hello\n',
  };
  const finished = (each: () => unknown): void => void (cleanUp = each);
  site = await buildSite(generate, files, finished, sitesFolder);
  expect(site.code, site.output).toBe(0);
}, 120_000);
afterAll(() => {
  server.close();
  cleanUp();
});

async function run(...command: Command): Promise<string> {
  const { output, code } = await runBuild(command, site.folder);
  return `${code} ${output}`;
}

/** With files of the site as they are to be for a test, and as they were behind it. A file can be away. */
async function within(
  files: Readonly<Record<string, string | undefined>>,
  look: () => Promise<void>,
): Promise<void> {
  const paths = Object.keys(files).map((name) => join(site.folder, name));
  const before = paths.map((path) => readFileSync(path, 'utf8'));
  for (const [index, text] of Object.values(files).entries())
    if (text === undefined) rmSync(paths[index]!);
    else writeFileSync(paths[index]!, text);
  try {
    await look();
  } finally {
    for (const [index, path] of paths.entries()) writeFileSync(path, before[index]!);
  }
}

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => `${file}\n${readFileSync(file, 'utf8')}`)
    .join('\n');
}

test('pages of each spec are for the groups that its paths and tags name, wherever it is', async () => {
  asked.length = 0;
  expect(await run(...build)).toMatch(/^0 /);
  // A build needs no other host.
  expect(asked).toEqual([]);
  const sitemap = readFileSync(join(site.folder, 'dist/sitemap.xml'), 'utf8');
  for (const name of names) {
    expect(sitemap).toContain(`/${name}/${name}-open-call<`);
    for (const gate of ['path', 'tag']) {
      const page = `${name}/${name}-secret-by-${gate}`;
      const html = readFileSync(join(site.folder, 'dist', page, 'index.html'), 'utf8');
      expect(html, page).toMatch(/<meta [^>]*content="?noindex/);
      expect(sitemap).not.toContain(page);
    }
    expect(textOf(join(site.folder, 'docs', name))).not.toContain('x-groups');
  }
}, 120_000);

test('pages that were generated before an operation was gated fail the build, and are not generated beside', async () => {
  const changed = JSON.stringify(specOf('file', secretPathOf('file'))).replace(
    '"summary":"file open call"',
    '"x-groups":["admin"],$&',
  );
  await within({ 'file.json': changed }, async () => {
    const failed = await run(...build);
    expect(failed).toMatch(/^1 /);
    expect(failed).toContain(
      'The pages in docs/file were generated before file.json became what it is',
    );
    expect(failed).toContain('Run `docusaurus clean-api-docs api` and then');
    expect(await run('docusaurus', 'gen-api-docs', 'api', '-p', 'first')).toContain(
      'docs/file has pages that were not generated from file.json as it is now',
    );
  });
});

test('pages that were generated without Bookplate fail the build, of a spec that it cannot read, too', async () => {
  await within({ 'docs/parts/bookplate-edition.parts.json': undefined }, async () => {
    expect(await run(...build)).toMatch(
      /^1 [^]*docs\/parts were generated without Bookplate, but parts\.json has gates/,
    );
  });
  await within({ 'docs/url/bookplate-edition.url.json': undefined }, async () => {
    const failed = await run(...build);
    expect(failed).toMatch(/^1 [^]*docs\/url were generated without Bookplate, and a build cannot/);
    expect(failed).toContain('Run `docusaurus clean-api-docs url` and then');
  });
});

test('a plugin that withBookplate does not see fails the build if its pages may show what is gated', async () => {
  const files = {
    'docusaurus.config.mjs': configFor(url, 'openApiPlugin'),
    'docs/old/bookplate-edition.api.old.json': undefined,
  };
  await within(files, async () => {
    expect(await run(...build)).toMatch(
      /^1 [^]*docs\/old were generated without Bookplate, but old\.json has gates[^]*Expected it by its name/,
    );
  });
}, 120_000);

test('a spec that cannot be read fails the command that generates its pages, and no other', async () => {
  await within({ 'docusaurus.config.mjs': configFor(`${url}.gone`) }, async () => {
    const gone = await run('docusaurus', 'gen-api-docs', 'url', '-p', 'first');
    expect(gone).toMatch(/^1 [^]*openapi\.json\.gone: .*404/);
    expect(await run('docusaurus', 'gen-api-docs', 'parts', '-p', 'first')).toMatch(/^0 /);
  });
  await within({ 'file.json': undefined }, async () => {
    expect(await run('docusaurus', 'gen-api-docs', 'api', '-p', 'first')).toMatch(
      /^1 [^]*file\.json: found no file there/,
    );
  });
});

test('what says where pages are from goes with them', async () => {
  expect(existsSync(join(site.folder, 'docs/other/bookplate-edition.api.json'))).toBe(true);
  expect(await run('docusaurus', 'clean-api-docs', 'api', '-p', 'second')).toMatch(/^0 /);
  expect(readdirSync(join(site.folder, 'docs/other'))).toEqual([]);
});
