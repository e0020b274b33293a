import { createServer } from 'node:http';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertNoLeaks } from '@bookplate/docs/gating';
import { groupsOfApiPage, toGatedSpec } from '@bookplate/docs/gated-spec';
import { prepare } from '@bookplate/docs/host';
import {
  type BuildCode,
  frontMatterBraces,
  printWarnings,
  readPageGroups,
} from '@bookplate/docs/page';
import { givenSettings, settingsOf } from '@bookplate/docs/settings-file';
import { withBookplate } from '@bookplate/vitepress';
import { expect, onTestFinished, test, vi } from 'vitest';
import { refreshTypes } from '../../packages/docs/src/lib/host/refresh-types.ts';
import { compilePage, renderPage } from '../../packages/docs/test/processors.ts';
import { addOptions } from '../../packages/docusaurus/src/lib/add-options.ts';
import { afterOthers } from '../../packages/docusaurus/src/lib/after-build.ts';
import { writeScripts } from '../../packages/docusaurus/src/lib/head.ts';
import { writeGatedSpecs } from '../../packages/docusaurus/src/lib/openapi-docs/write-gated-specs.ts';
import { readContent } from '../../packages/docusaurus/src/lib/site-content.ts';
import { listen } from '../../packages/info-api/test/listen.ts';
import { bookplateMdx } from '../../packages/next/src/fumadocs-mdx.ts';
import { afterBuild } from '../../packages/next/src/lib/after-build.ts';
import { gateMap } from '../../packages/next/src/lib/nextra-modules.ts';
import { withoutTexts } from '../../packages/next/src/lib/pages.ts';
import { type SiteState, siteState } from '../../packages/next/src/lib/site-state.ts';
import { wrapComponents } from '../../packages/starlight/src/lib/components.ts';
import { warnOfFrontMatter } from '../../packages/starlight/src/lib/warn-of-front-matter.ts';
import { useFolder } from '../../test/use-folder.ts';

const { folder, write } = useFolder();

const settings = {
  apiUrl: 'http://dash.foo.localhost/api',
  loginUrl: 'http://dash.foo.localhost/login',
};
const docsOrigin = 'http://docs.foo.localhost';
/** Nothing listens on the first port. */
const away = 'http://console.foo.localhost:1/settings.json';
const vite = pathToFileURL(join(import.meta.dirname, '../../packages/vite/package.json'));
const apiPage = { 'x-groups': ['admin'], parameters: [{ 'x-groups': ['admin'] }] };
const document = (gate: unknown): object => ({
  openapi: '3.1.0',
  info: { title: 'a', version: '1' },
  paths: { '/a': { get: { 'x-groups': gate, responses: {} } } },
});

type Warn = (message: string) => void;

/** The smallest input of each code: what builds call, with a mistake in it. */
const mistakes: Readonly<Record<BuildCode, (warn: Warn) => unknown>> = {
  'settings-missing': () => givenSettings(folder()),
  'settings-invalid': () => {
    write('bookplate.json', '{}');
    return givenSettings(folder());
  },
  'settings-environment': (warn) =>
    settingsOf(folder(), { ...settings, environments: { staging: {} } }, warn, 'stagin'),
  'settings-renamed': (warn) =>
    settingsOf(folder(), { ...settings, reportShare: 1 } as typeof settings, warn),
  'console-required': (warn) => settingsOf(folder(), { docsOrigin, console: away }, warn),
  'console-away': (warn) => settingsOf(folder(), { ...settings, docsOrigin, console: away }, warn),
  'console-newer': async (warn) => {
    const server = await listen(
      createServer((_, response) => response.end(JSON.stringify({ ...settings, tomorrow: 1 }))),
    );
    onTestFinished(() => server.close());
    const console = `http://console.foo.localhost:${server.port}/settings.json`;
    await settingsOf(folder(), { docsOrigin, console }, warn);
  },
  'host-version': (warn) => {
    write('node_modules/vite/package.json', '{ "version": "6.0.0" }');
    return prepare(folder(), settings, { isDevelopment: false, manifest: vite }, warn);
  },
  'persona-invalid': (warn) => {
    write('personas/admin.json', '{');
    return prepare(folder(), settings, { isDevelopment: true, manifest: vite }, warn);
  },
  'types-failed': (warn) => {
    write('node_modules/bookplate/package.json', '{}');
    write('node_modules/@bookplate/lint/package.json', '{ "exports": { "./types": "./a.cjs" } }');
    write('node_modules/@bookplate/lint/a.cjs', 'exports.writeTypes = () => { throw Error("a") };');
    return refreshTypes(folder(), { ...settings, userSchema: {} }, warn);
  },
  'expression-outside': () => compilePage('a {user.a + 1}'),
  'expression-heading': () => compilePage('## {user.a}'),
  'expression-attribute': () => compilePage('a <b onclick={user.a}>x</b>'),
  'expression-element': () => compilePage('a <user.Card/>'),
  'expression-export': () => compilePage('export const a = user.a;'),
  'vue-condition': () => renderPage('<p v-if="user.a">x</p><p v-else-if="b">y</p>'),
  'vue-directive': () => renderPage('<p v-text="user.a"></p>'),
  'braces-as-text': () =>
    printWarnings('a.mdx', frontMatterBraces('---\ntitle: a {user.a}\n---\n')),
  'playground-outside-sample': () => compilePage('a {playground.header.a}'),
  'sample-lines': () => compilePage("```sh user\n{user.a ?? 'x\\ny'}\n```"),
  'sample-highlighter': () => renderPage("```sh user\n{user.a ?? 'x'}\n```"),
  'key-choice': () => compilePage('a <KeyChoice label={user.a} />'),
  'groups-element': () => compilePage('a <Groups>b</Groups>'),
  'page-groups': () => readPageGroups('admin', 'a.mdx'),
  'page-groups-dropped': () =>
    warnOfFrontMatter({
      id: 'a',
      filePath: write('a.mdx', '---\ngroups: [admin]\n---\n'),
      data: {},
    }),
  'page-groups-unsupported': () => compilePage('---\ngroups: [admin]\n---\n'),
  'gated-head': () => compilePage("<Groups any={['a']}>\n  <title>b</title>\n</Groups>"),
  leak: () => {
    write('llms.txt', 'Turn the third key to the left before you open the vault door.');
    assertNoLeaks(folder(), [
      {
        file: 'a.mdx',
        path: '/a/',
        title: 'The vault',
        groups: ['admin'],
        source: 'Turn the third key to the left before you open the vault door.',
      },
    ]);
  },
  'openapi-invalid': () => toGatedSpec({ swagger: '2.0' }),
  'openapi-groups': () => toGatedSpec({ ...document({ none: ['trial'] }) }),
  'openapi-missing': () =>
    writeGatedSpecs(folder(), [
      { plugin: 'a', api: 'a', specPath: 'a.yaml', outputDir: 'docs', gatedSpecPath: 'b' },
    ] as unknown as Parameters<typeof writeGatedSpecs>[1]),
  'openapi-pages-outdated': () => groupsOfApiPage({ api: apiPage }, ''),
  'starlight-component': (warn) => void wrapComponents({ Hero: './Hero.astro' }, warn),
  'docusaurus-content': () => addOptions({ presets: [] }),
  'docusaurus-order': () =>
    afterOthers(
      { outDir: folder(), plugins: [{ name: 'sitemap', postBuild: async () => {} }] },
      'ours',
      () => {},
    ),
  'docusaurus-script': () => writeScripts(folder(), '', { name: 'a.js', text: '' }),
  'docusaurus-address': () => {
    const page = { permalink: '/a', title: 'a', source: 'a.md', type: 'mdx' };
    const gated = { ...page, source: 'b.md', frontMatter: { groups: ['admin'] } };
    readContent({ 'docusaurus-plugin-content-pages': { default: [page, gated] } });
  },
  'next-configuration': () => siteState(),
  'next-head': () => endNextBuild({}),
  'next-pages': () => endNextBuild(),
  'next-page-open': () => endNextBuild({ groups: ['admin'] }),
  'next-open-pages': () =>
    (withoutTexts({}, 'a.mdx') as { structuredData?: unknown }).structuredData,
  'fumadocs-version': () => bookplateMdx()(),
  'nextra-version': () => gateMap(''),
  'vitepress-plugin': () => {
    const { transformHtml } = withBookplate({}) as {
      transformHtml?: (html: string, file: string, context: object) => Promise<string>;
    };
    return transformHtml?.('<html></html>', 'a.html', {});
  },
};

/** The end of a build by Next.js of a page without the script, with a list of its pages or with none. */
function endNextBuild(...pages: readonly { readonly groups?: readonly string[] }[]): void {
  const filePath = write('out/a.html', '<head></head>');
  const pageLists = join(folder(), 'lists');
  mkdirSync(pageLists, { recursive: true });
  const list = pages.map(({ groups }) => ({
    groups,
    file: write('a.mdx', 'a'),
    url: '/a',
    title: 'a',
  }));
  if (list.length > 0) write('lists/a', JSON.stringify(list));
  afterBuild({
    build: {
      projectDir: folder(),
      distDir: folder(),
      config: { basePath: '', output: 'export' },
      outputs: { staticFiles: [{ id: 'a.html', filePath }] },
    },
    state: { prepared: { tags: () => '' }, pageLists } as unknown as SiteState,
  });
}

test.each(Object.entries(mistakes))('builds print %s with its page', async (code, raise) => {
  const messages: string[] = [];
  const warn: Warn = (message) => void messages.push(message);
  vi.spyOn(console, 'warn').mockImplementation(warn);
  onTestFinished(() => void vi.restoreAllMocks());
  try {
    await raise(warn);
  } catch (error) {
    warn((error as Error).message);
  }
  expect(messages.join('\n')).toMatch(new RegExp(`\\S\nhttps://\\S+/codes/build/${code}/`));
});
