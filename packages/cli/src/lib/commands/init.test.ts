import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createInfoApi } from '@bookplate/info-api/node';
import { bookplateIn } from '../../../test/bookplate.ts';
import { documentedFields } from '../../../test/documented-fields.ts';
import { generators } from '@bookplate/lint/generators';

const docsOrigin = 'http://docs.foo.localhost';
const servers: Server[] = [];
const folders: string[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function site(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-init-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const docusaurus = {
  'package.json': '{ "dependencies": { "@docusaurus/core": "3.10.2" } }',
  'docusaurus.config.ts': 'export default { title: "a" };\n',
  'yarn.lock': '',
};
const starlight = {
  'package.json': '{ "devDependencies": { "@astrojs/starlight": "0.42.4" } }',
  'astro.config.mjs': 'export default makeConfig();\n',
  'src/content.config.ts':
    "import { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ schema: docsSchema() }) };\n",
};
const urls = ['--api', 'https://dash.foo.com/api', '--login', 'https://dash.foo.com/login'];
const interactive = (
  answers: readonly string[],
): { isInteractive: true; ask: () => Promise<string> } => {
  const left = [...answers];
  return { isInteractive: true, ask: async () => left.shift() ?? '' };
};

const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

test('shows the changes, asks, and makes them; the second time there are none', async () => {
  const folder = site(docusaurus);
  const answers = [
    'https://dash.foo.com/api',
    'https://dash.foo.com/login?next={returnTo}',
    '',
    'y',
  ];
  const { code, output } = await bookplateIn(folder, ['init'], interactive(answers));
  expect(output).toContain('Docusaurus, in ');
  expect(output).toContain('  -export default { title: "a" };\n  +import { withBookplate }');
  expect(output).toContain('Not run. Found no @bookplate/docusaurus in node_modules. Install it.');
  expect(output).toMatch(
    /Left to do: Run yarn add @bookplate\/docusaurus && yarn add -D bookplate, then run npx bookplate init again\.\n$/,
  );
  expect(read(folder, 'docusaurus.config.ts')).toContain(
    'export default withBookplate({ title: "a" });',
  );
  expect(JSON.parse(read(folder, 'bookplate.json'))).toEqual({
    $schema: './node_modules/@bookplate/docusaurus/dist/bookplate.schema.json',
    apiUrl: answers[0],
    loginUrl: answers[1],
  });
  expect(code).toBe(0);

  const before = read(folder, 'docusaurus.config.ts');
  const again = await bookplateIn(folder, ['init', '--yes']);
  expect(again.output).toContain('Nothing to change.');
  expect(read(folder, 'docusaurus.config.ts')).toBe(before);
  expect(again.code).toBe(0);
  const same = await bookplateIn(folder, ['init', '--yes', '--api', 'https://DASH.foo.com/api']);
  expect(same.code).toBe(0);
  const other = await bookplateIn(folder, ['init', '--yes', '--api', 'https://dash.foo.com/me']);
  expect(other.errors).toContain(
    'bookplate.json has the apiUrl "https://dash.foo.com/api", and --api is "https://dash.foo.com/me". Change it in bookplate.json, or leave --api out.',
  );
  expect(other.code).toBe(2);
});

test('asks again where an answer cannot work', async () => {
  const folder = site(docusaurus);
  const answers = [
    'dash.foo.com',
    'https://dash.foo.com',
    'https://dash.foo.com/api',
    'javascript:x',
    'https://dash.foo.com/login',
    'https://docs.bar.com',
    'https://docs.foo.com',
    'n',
  ];
  const { code, output } = await bookplateIn(folder, ['init'], interactive(answers));
  expect(output).toContain('  expected an absolute URL such as');
  expect(output).toContain('such as "https://dash.foo.com/api/docs/user-info"; found no path');
  expect(output).toContain('  expected an http(s) URL');
  expect(output).toContain('are different sites');
  expect(output).toContain('"docsOrigin": "https://docs.foo.com"');
  expect(output).toMatch(/Nothing was changed\.\n$/);
  expect(existsSync(join(folder, 'bookplate.json'))).toBe(false);
  expect(code).toBe(0);
});

test('with a console it asks for the docs, and leaves both URLs to it', async () => {
  const folder = site(docusaurus);
  const console = 'https://console.foo.com/v1/sites/a/settings.json';
  const argv = ['init', '--console', console];
  const { code } = await bookplateIn(folder, argv, interactive(['https://docs.foo.com', 'y']));
  expect(JSON.parse(read(folder, 'bookplate.json'))).toEqual({
    $schema: './node_modules/@bookplate/docusaurus/dist/bookplate.schema.json',
    docsOrigin: 'https://docs.foo.com',
    console,
  });
  expect(code).toBe(0);
});

test('what an option says is refused before anything is asked', async () => {
  const never = { isInteractive: true, ask: () => Promise.reject(new Error('asked')) };
  const argv = ['init', '--console', 'javascript:x'];
  expect((await bookplateIn(site(docusaurus), argv, never)).errors).toContain(
    '--console: expected',
  );
});

test('changes what it understands, says what to paste elsewhere, and exits 1', async () => {
  const folder = site(starlight);
  const { code, output } = await bookplateIn(folder, ['init', ...urls, '--yes']);
  expect(output).toContain('astro.config.mjs  is not written in a way that init understands.');
  expect(output).toContain('    plugins: [bookplate()],'.slice(2));
  expect(read(folder, 'astro.config.mjs')).toBe(starlight['astro.config.mjs']);
  expect(read(folder, 'src/content.config.ts')).toContain('extend: bookplateSchema()');
  // Without what is left to paste, the build would fail.
  expect(output).not.toContain('$ npx');
  expect(code).toBe(1);
});

test('without a terminal it shows and changes nothing', async () => {
  const folder = site(docusaurus);
  const { code, output, errors } = await bookplateIn(folder, ['init', ...urls]);
  expect(output).toContain('+export default withBookplate(');
  expect(errors).toContain('Nothing was changed: there is no terminal to ask on.');
  expect(read(folder, 'docusaurus.config.ts')).toBe(docusaurus['docusaurus.config.ts']);
  expect(existsSync(join(folder, 'bookplate.json'))).toBe(false);
  expect(code).toBe(2);
});

test.each([
  [docusaurus, ['init', '--yes'], 'Give --api.'],
  [
    docusaurus,
    ['init', '--yes', '--api', 'x', '--login', 'https://dash.foo.com'],
    '--api: expected an absolute URL',
  ],
  [docusaurus, ['init', '--yes', ...urls, '--docs', 'https://docs.foo.com/x'], '--docs: '],
  [docusaurus, ['init', '--console', 'https://a.foo.com/s.json'], 'Give --docs. The origin of the'],
  [{}, ['init'], 'Found no docs in'],
  [{ 'index.html': '' }, ['init'], 'by hand, put into the head of each page'],
  [{}, ['init', 'webiste'], 'Found no folder '],
  [{ webiste: '' }, ['init', 'webiste'], 'Found no folder '],
  [{ 'package.json': '{' }, ['init'], 'expected JSON'],
  [{ 'rspress.config.ts': '' }, ['init'], 'Found rspress.config.ts'],
] as const)('cannot run: exits 2 with a sentence', async (files, argv, sentence) => {
  const { code, errors } = await bookplateIn(site(files), argv);
  expect(errors).toContain(sentence);
  expect(code).toBe(2);
});

test.each([
  [
    {
      'package.json':
        '{ "dependencies": { "@docusaurus/core": "^2.4.0", "@docusaurus/preset-classic": "^2.4.0", "react": "17.0.2" } }',
      'docusaurus.config.js':
        "const config = { title: 'T', url: 'https://x.com', baseUrl: '/', presets: [['classic', {}]] };\nexport default config;",
    },
    [
      'Found @docusaurus/core ^2.4.0. Expected ^3.10.0: install a version in this range.',
      'Found react 17.0.2. Expected ^18 || ^19: install a version in this range.',
    ],
  ],
  [
    {
      ...starlight,
      'package.json': '{ "dependencies": { "@astrojs/starlight": "0.28.3", "astro": "^4.15.7" } }',
    },
    [
      'Found @astrojs/starlight 0.28.3. Expected >=0.37 <0.43: install a version in this range.',
      'Found astro ^4.15.7. Expected >=5.5 <8: install a version in this range.',
    ],
  ],
  [
    {
      ...docusaurus,
      'node_modules/@docusaurus/core/package.json': '{ "version": "4.0.0-canary-6822" }',
    },
    [
      'Found @docusaurus/core 4.0.0-canary-6822. Expected ^3.10.0: install a version in this range.',
    ],
  ],
  [
    {
      'package.json':
        '{ "dependencies": { "fumadocs-core": "17.0.0", "fumadocs-mdx": "15.4.3", "next": "16.4.6" } }',
      'next.config.mjs': 'export default {};\n',
    },
    ['Found fumadocs-core 17.0.0. Expected ^16.17.0: install a version in this range.'],
  ],
])('changes nothing of a site on versions that are not supported', async (files, sentences) => {
  const folder = site(files);
  const { code, output } = await bookplateIn(folder, ['init', '--yes', ...urls]);
  for (const sentence of sentences) expect(output).toContain(sentence);
  expect(output).toMatch(/Nothing was changed\./);
  for (const [path, text] of Object.entries(files)) expect(read(folder, path)).toBe(text);
  expect(existsSync(join(folder, 'bookplate.json'))).toBe(false);
  expect(code).toBe(1);
});

test('reads the settings that are there, and changes nothing if they are wrong', async () => {
  const folder = site({ ...docusaurus, 'bookplate.json': '{\n  "apiURL": "/api"\n}' });
  const { code, errors } = await bookplateIn(folder, ['init', '--yes', ...urls]);
  expect(errors).toContain('bookplate.json:2:3 apiURL: unknown setting; did you mean apiUrl?');
  expect(code).toBe(2);
  expect(read(folder, 'docusaurus.config.ts')).toBe(docusaurus['docusaurus.config.ts']);
});

test.each(generators.map((generator) => [generator.name, generator.files[0]!, generator] as const))(
  'writes the settings of %s, known by %s',
  async (name, file, { output: written, beside }) => {
    const text = 'window.$docsify = { baseURL: "https://docs.foo.com" }\n';
    const folder = site({ [file]: text, ...(beside && { [beside]: '' }) });
    const { code, output } = await bookplateIn(folder, ['init', ...urls, '--yes', '--no-verify']);
    expect(output).toContain(`${name}, in ${folder}`);
    expect(JSON.parse(read(folder, 'bookplate.json'))).toMatchObject({
      apiUrl: urls[1],
      loginUrl: urls[3],
    });
    expect(read(folder, file)).toBe(text);
    expect(code).toBe(0);
    const removed = await bookplateIn(folder, ['remove', '--yes']);
    expect(removed.errors).toContain(`delete ${written}`);
    expect(removed.code).toBe(2);
  },
);

test('reads the address and the output of a generator from its configuration', async () => {
  const config = 'site_url: https://docs.foo.com/guide/\n# site_dir: old\nsite_dir: "../out/"\n';
  const folder = site({ 'mkdocs.yml': config });
  const argv = ['init', ...urls, '--yes', '--no-verify'];
  const { output } = await bookplateIn(folder, argv);
  expect(JSON.parse(read(folder, 'bookplate.json'))).toMatchObject({
    docsOrigin: 'https://docs.foo.com',
  });
  expect(output).toMatch(
    /Left to do: Check the pages, .*: npx bookplate lint && mkdocs build && npx bookplate apply /,
  );
  expect((await bookplateIn(folder, ['remove'])).errors).toContain('delete ../out.');
});

test('takes no address that is on another site than the dashboard', async () => {
  const folder = site({ 'mkdocs.yml': 'site_url: https://user.github.io/docs/\n' });
  await bookplateIn(folder, ['init', ...urls, '--yes', '--no-verify']);
  expect(JSON.parse(read(folder, 'bookplate.json'))).not.toHaveProperty('docsOrigin');
});

test('finds docs in a folder of the repository, with the package.json above', async () => {
  const folder = site({
    '.git/HEAD': '',
    'package.json': '{ "devDependencies": { "vitepress": "1.6.4" } }',
    'docs/.vitepress/config.mts': 'export default { title: "a" };\n',
  });
  const { code, output } = await bookplateIn(folder, ['init', ...urls, '--yes']);
  expect(output).toContain(`VitePress, in ${join(folder, 'docs')}`);
  expect(read(folder, 'docs/.vitepress/config.mts')).toContain('withBookplate({ title: "a" })');
  expect(JSON.parse(read(folder, 'docs/bookplate.json'))).toMatchObject({
    $schema: '../node_modules/@bookplate/vitepress/dist/bookplate.schema.json',
  });
  expect(code).toBe(0);
});

test('in a repository, commands start with the folder that they are for', async () => {
  const { 'yarn.lock': _, ...files } = docusaurus;
  const website = Object.fromEntries(
    Object.entries(files).map(([file, text]) => [`website/${file}`, text]),
  );
  const folder = site({ ...website, '.git/HEAD': '', 'package.json': '{}' });
  const { output } = await bookplateIn(folder, ['init', ...urls, '--yes']);
  expect(output).toMatch(
    /Left to do: Run cd website && npm install @bookplate\/docusaurus && npm install -D bookplate, then run npx bookplate init again\.\n$/,
  );
  for (const name of ['@bookplate/docusaurus', 'bookplate']) {
    mkdirSync(join(folder, 'website/node_modules', name), { recursive: true });
    const manifest = join(folder, 'website/node_modules', name, 'package.json');
    writeFileSync(manifest, '{ "version": "0.1.0" }');
  }
  expect((await bookplateIn(folder, ['init'])).output).toMatch(
    /Left to do: Found no program docusaurus\. Install it, then run: cd website && npx docusaurus build\n$/,
  );
  expect((await bookplateIn(join(folder, 'website'), ['init'])).output).toMatch(
    /, then run: npx docusaurus build\n$/,
  );
});

test.each([
  [
    { 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': '' },
    'cd .. && pnpm add -w @bookplate/vitepress && pnpm add -w -D bookplate,',
  ],
  [
    { 'yarn.lock': '# yarn lockfile v1\n' },
    'cd .. && yarn add -W @bookplate/vitepress && yarn add -W -D bookplate,',
  ],
  [
    { 'yarn.lock': '__metadata:\n' },
    'cd .. && yarn add @bookplate/vitepress && yarn add -D bookplate,',
  ],
])('installs in the root of a workspace, with %s', async (files, commands) => {
  const folder = site({
    ...files,
    '.git/HEAD': '',
    'package.json': '{ "devDependencies": { "vitepress": "1.6.4" }, "workspaces": ["a"] }',
    'docs/.vitepress/config.mts': 'export default { title: "a" };\n',
  });
  const { output } = await bookplateIn(join(folder, 'docs'), ['init', ...urls, '--yes']);
  expect(output).toContain(`Left to do: Run ${commands}`);
});

/** Eleventy with stand-ins for its programs. */
function eleventySite(page: string): string {
  const folder = site({
    'package.json': '{\n  "scripts": { "dev": "eleventy --serve", "build": "eleventy" }\n}\n',
    'eleventy.config.js': 'export default {};\n',
    'index.md': "Hello, {user.firstName ?? 'reader'}!\n",
    'node_modules/bookplate/package.json': '{ "version": "0.1.0" }',
    'node_modules/.bin/bookplate': '#!/bin/sh\n',
    'node_modules/.bin/eleventy': `#!/bin/sh\nmkdir -p _site && echo '${page}' > _site/index.html\n`,
  });
  for (const name of ['bookplate', 'eleventy'])
    chmodSync(join(folder, 'node_modules/.bin', name), 0o755);
  return folder;
}

const startDashboard = async (): Promise<readonly string[]> => {
  const server = createServer(
    createInfoApi({
      path: '/api',
      docsOrigins: ['http://docs.foo.localhost'],
      getUser: () => null,
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const origin = `http://dash.foo.localhost:${(server.address() as AddressInfo).port}`;
  return ['--api', `${origin}/api`, '--login', `${origin}/login`, '--docs', docsOrigin];
};

test('proves the set-up: lints, builds, applies and examines the built pages', async () => {
  const folder = eleventySite('<!doctype html><head><title>Docs</title></head><body>Hello</body>');
  const argv = ['init', '--yes', ...(await startDashboard())];
  const environment = { PATH: process.env['PATH'] };
  const { code, output } = await bookplateIn(folder, argv, { environment });
  expect(read(folder, 'package.json')).toContain('"build": "eleventy && bookplate apply _site" }');
  expect(read(folder, 'package.json')).toContain('"dev": "eleventy --serve"');
  const commands = [...output.matchAll(/^\$ (.+)$/gm)].map(([, command]) => command);
  expect(commands).toEqual([
    'npx bookplate lint',
    'npm run build',
    'npx bookplate apply _site',
    `npx bookplate doctor --docs ${docsOrigin}/ --docs-folder _site --unpublished`,
  ]);
  expect(output).toContain('Built in ');
  expect(output).toContain('The docs were read from _site.');
  expect(output).toMatch(/Left to do: Write {2}Hello, [^\n]+, and publish the docs\.\n$/);
  expect(code).toBe(0);

  const again = await bookplateIn(folder, ['init', '--json', '--yes'], { environment });
  const result = JSON.parse(again.output) as Record<string, unknown>;
  expect(Object.keys(result).toSorted()).toEqual(documentedFields('init'));
  expect(result).toMatchObject({
    isChanged: false,
    proofs: [
      { name: 'lint', outcome: 'passed', report: { version: 1 } },
      { name: 'build', outcome: 'passed' },
      { name: 'apply', outcome: 'passed', report: { version: 1, base: '/' } },
      { name: 'doctor', outcome: 'passed', report: { version: 1, findings: [] } },
    ],
  });
});

test('ends at the step that fails, and says what to do', async () => {
  const folder = eleventySite('');
  writeFileSync(
    join(folder, 'node_modules/.bin/eleventy'),
    '#!/bin/sh\necho "no template base.njk" >&2\nexit 1\n',
  );
  const argv = ['init', '--yes', ...urls, '--docs', 'https://docs.foo.com'];
  const environment = { PATH: process.env['PATH'] };
  const { code, output } = await bookplateIn(folder, argv, { environment });
  expect(output).toContain('no template base.njk');
  expect(output).not.toContain('$ npx bookplate apply');
  expect(output).toMatch(/Left to do: Correct what stops the build, then run: npm run build\n$/);
  expect(code).toBe(1);
});

test('says that the doctor cannot run where the address of the docs is not known', async () => {
  const folder = eleventySite('<!doctype html><head><title>Docs</title></head><body>a</body>');
  const environment = { PATH: process.env['PATH'] };
  const { code, output } = await bookplateIn(folder, ['init', '--yes', ...urls], { environment });
  expect(output).toContain('Not run. The address of the docs is not known.');
  expect(output).toMatch(
    /Left to do: The address of the docs is not known\. Add docsOrigin to bookplate\.json, then run: npx bookplate doctor/,
  );
  expect(code).toBe(0);
});

/** Docusaurus with a stand-in for its program. */
function docusaurusSite(config: string): string {
  const folder = site({
    'package.json': '{ "dependencies": { "@docusaurus/core": "3.10.2" } }',
    'docusaurus.config.ts': config,
    'node_modules/@bookplate/docusaurus/package.json': '{ "version": "0.1.0" }',
    'node_modules/bookplate/package.json': '{ "version": "0.1.0" }',
    'node_modules/.bin/docusaurus': '#!/bin/sh\nmkdir -p build && echo > build/index.html\n',
  });
  chmodSync(join(folder, 'node_modules/.bin/docusaurus'), 0o755);
  return folder;
}

test.each([
  ['{\n  // baseUrl: base,\n  "baseUrl": "/guide" }', '/guide/'],
  ["{ title: 'a' }", '/'],
])('prints the doctor that it runs, for docs with %s', async (config, base) => {
  const folder = docusaurusSite(`export default ${config};\n`);
  const argv = ['init', '--yes', ...(await startDashboard())];
  const environment = { PATH: process.env['PATH'] };
  const { output } = await bookplateIn(folder, argv, { environment });
  expect(output).toContain(
    `$ npx bookplate doctor --docs ${docsOrigin}${base} --docs-folder build --unpublished\n`,
  );
});

test.each([
  "{ baseUrl: process.env.BASE_URL ?? '/' }",
  "{ baseUrl: '/' + version }",
  '{ baseUrl: `/${version}/` }',
  '{ title, baseUrl }',
])('does not run the doctor where the path of the docs is computed: %s', async (config) => {
  const folder = docusaurusSite(`export default ${config};\n`);
  const argv = ['init', '--yes', ...(await startDashboard())];
  const environment = { PATH: process.env['PATH'] };
  const { code, output } = await bookplateIn(folder, argv, { environment });
  expect(output).toMatch(
    /Left to do: The path of the docs is not known: [^.]+\. Give the address of the front page, then run: npx bookplate doctor --docs http:\/\/docs\.foo\.localhost\/… --docs-folder build --unpublished\n$/,
  );
  expect(code).toBe(0);
});

/** Fumadocs with a stand-in for its program, set up but for the files that it may lack. */
function fumadocsSite(config: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = site({
    ...files,
    'package.json': '{ "dependencies": { "fumadocs-mdx": "14.0.0" } }',
    'next.config.mjs': `import { withBookplate } from '@bookplate/next';\n\nexport default withBookplate(${config});\n`,
    'source.config.ts':
      "import { bookplateMdx } from '@bookplate/next/fumadocs-mdx';\nexport const docs = defineDocs({ docs: { schema: groups } });\nexport default defineConfig({ mdxOptions: bookplateMdx() });\n",
    'lib/source.ts':
      "import { bookplatePlugin } from '@bookplate/next/fumadocs';\nexport const source = loader({ plugins: [bookplatePlugin()] });\n",
    'app/layout.tsx': "import { BookplateHead } from '@bookplate/next/react';\n",
    'out/index.html': '',
    'node_modules/@bookplate/next/package.json': '{ "version": "0.1.0" }',
    'node_modules/bookplate/package.json': '{ "version": "0.1.0" }',
    'node_modules/.bin/next': '#!/bin/sh\n',
  });
  chmodSync(join(folder, 'node_modules/.bin/next'), 0o755);
  return folder;
}

test('asks for no file that Fumadocs may lack, and reads no pages of a server', async () => {
  const argv = ['init', '--yes', ...(await startDashboard())];
  const environment = { PATH: process.env['PATH'] };
  const server = await bookplateIn(fumadocsSite('{}'), argv, { environment });
  expect(server.output).not.toContain('init understands');
  expect(server.output).toMatch(
    /Left to do: A server renders the pages\. Publish the docs, then run: npx bookplate doctor --docs http:\/\/docs\.foo\.localhost\/\n$/,
  );
  expect(server.code).toBe(0);
  const exported = await bookplateIn(fumadocsSite("{ output: 'export' }"), argv, { environment });
  expect(exported.output).toContain('--docs-folder out --unpublished');
});

const docsPage =
  'export default async (props) => {\n  const page = source.getPage(props.params.slug);\n  return <DocsPage toc={page.data.toc} />;\n};\n';

test.each([
  ['app/docs/[[...slug]]/page.tsx', '/base/docs/'],
  ['src/app/(docs)/docs/[[...slug]]/page.jsx', '/base/docs/'],
  ['app/[[...slug]]/page.jsx', '/base/'],
  ['app/(docs)/[[...slug]]/page.js', '/base/'],
  ['app/[lang]/docs/[[...slug]]/page.tsx', '/…'],
])('changes the page of Fumadocs in %s, and examines the docs at %s', async (file, path) => {
  const folder = fumadocsSite("{ output: 'export', basePath: '/base' }", { [file]: docsPage });
  const argv = ['init', '--yes', ...(await startDashboard())];
  const environment = { PATH: process.env['PATH'] };
  const { output } = await bookplateIn(folder, argv, { environment });
  expect(read(folder, file)).toContain('<DocsPage footer={pageFooter(source, page)}');
  expect(output).toContain(`npx bookplate doctor --docs ${docsOrigin}${path} `);
});

test('examines the docs of Nextra where their page is, if that is not by language', async () => {
  const environment = { PATH: process.env['PATH'] };
  const argv = ['init', '--yes', ...(await startDashboard())];
  for (const [file, path] of [
    ['app/docs/[[...mdxPath]]/page.jsx', '/docs/'],
    ['app/[lang]/[[...mdxPath]]/page.jsx', '/…'],
  ] as const) {
    const folder = nextraSite({ [file]: '' });
    if (path === '/…')
      renameSync(join(folder, 'app/layout.jsx'), join(folder, 'app/[lang]/layout.jsx'));
    const { output } = await bookplateIn(folder, argv, { environment });
    expect(output).toContain(`npx bookplate doctor --docs ${docsOrigin}${path} `);
  }
});

/** Nextra with a stand-in for its program. */
function nextraSite(files: Readonly<Record<string, string>>): string {
  const folder = site({
    ...files,
    'package.json': '{ "dependencies": { "nextra-theme-docs": "4.6.1", "nextra": "4.6.1" } }',
    'next.config.mjs':
      "import nextra from 'nextra';\n\nconst withNextra = nextra({});\n\nexport default withNextra({ output: 'export' });\n",
    'app/layout.jsx':
      "import { Head } from 'nextra/components';\n\nexport default () => <html><Head /></html>;\n",
    'content/index.mdx': "Hello, {user.firstName ?? 'reader'}\n",
    'out/index.html': '',
    'node_modules/@bookplate/next/package.json': '{ "version": "0.1.0" }',
    'node_modules/bookplate/package.json': '{ "version": "0.1.0" }',
    'node_modules/.bin/next': '#!/bin/sh\n',
  });
  chmodSync(join(folder, 'node_modules/.bin/next'), 0o755);
  return folder;
}

test('wraps the configuration of Nextra, adds the tags to its head, and builds', async () => {
  const folder = nextraSite({});
  const argv = ['init', '--yes', ...(await startDashboard())];
  const environment = { PATH: process.env['PATH'] };
  const { output } = await bookplateIn(folder, argv, { environment });
  expect(read(folder, 'next.config.mjs')).toContain(
    "export default withBookplate(withNextra({ output: 'export' }));",
  );
  expect(read(folder, 'app/layout.jsx')).toContain('<Head><BookplateHead /></Head>');
  const commands = [...output.matchAll(/^\$ (.+)$/gm)].map(([, command]) => command);
  expect(commands).toEqual([
    'npx bookplate lint',
    'npx next build',
    `npx bookplate doctor --docs ${docsOrigin}/ --docs-folder out --unpublished`,
  ]);
});

test('without the proof, leaves to build the docs and to check them', async () => {
  const argv = ['init', '--yes', '--no-verify', ...(await startDashboard())];
  const { code, output } = await bookplateIn(nextraSite({}), argv);
  const doctor = `npx bookplate doctor --docs ${docsOrigin}/ --docs-folder out --unpublished`;
  expect(output).toContain(
    `Left to do: Check the pages, build the docs and check what was built: npx bookplate lint && npx next build && ${doctor}\n`,
  );
  expect(code).toBe(0);
});

test('leaves HTML that nothing builds as it is, and says what changes it', async () => {
  const page = '<!doctype html><title>a</title><script>$docsify = {}</script>';
  const folder = site({ 'index.html': page, 'demo/index.html': page });
  const argv = ['init', ...(await startDashboard())];
  for (const each of [[...argv, '--yes'], ['init']]) {
    const { code, output } = await bookplateIn(folder, each);
    expect(read(folder, 'index.html')).toBe(page);
    expect(read(folder, 'demo/index.html')).toBe(page);
    expect(output).toMatch(
      /Left to do: Nothing builds these pages, so `apply` changes your own files\. See which with --dry-run, then run: npx bookplate apply \.\n$/,
    );
    expect(code).toBe(0);
  }
  await bookplateIn(folder, ['apply', '.']);
  const { output } = await bookplateIn(folder, ['init']);
  expect(output).toContain('$ npx bookplate doctor');
  expect(output).toMatch(
    /Left to do: Write {2}<bookplate-text value="user\.firstName">reader<\/bookplate-text> {2}in a page, and publish the docs\.\n$/,
  );
});

test('does not take a config.toml of another program for that of Hugo', async () => {
  const folder = site({ 'config.toml': 'base_url = "https://docs.foo.com"\n' });
  expect((await bookplateIn(folder, ['init', ...urls, '--yes'])).errors).toContain(
    'npx bookplate apply FOLDER',
  );
});

test('with --json it prints the plan, and with --yes it makes the changes, too', async () => {
  const folder = site(docusaurus);
  const planned = await bookplateIn(folder, ['init', ...urls, '--json']);
  expect(JSON.parse(planned.output)).toMatchObject({
    version: 1,
    host: 'Docusaurus',
    isChanged: false,
    steps: [
      { kind: 'change', file: 'docusaurus.config.ts' },
      { kind: 'change', file: 'bookplate.json' },
    ],
    proofs: [],
    next: 'Run npx bookplate init again with --yes.',
  });
  expect(existsSync(join(folder, 'bookplate.json'))).toBe(false);
  const made = await bookplateIn(folder, ['init', ...urls, '--json', '--yes']);
  expect(JSON.parse(made.output)).toMatchObject({
    isChanged: true,
    proofs: [{ name: 'lint' }, { name: 'build', outcome: 'not-run' }],
    next: expect.stringContaining('yarn add @bookplate/docusaurus') as unknown,
  });
  expect(read(folder, 'docusaurus.config.ts')).toContain('withBookplate');
  const again = await bookplateIn(folder, ['init', '--json']);
  expect(JSON.parse(again.output)).toMatchObject({
    isChanged: false,
    steps: [{ kind: 'done' }, { kind: 'done' }],
    proofs: [],
    next: 'Run npx bookplate init again with --yes.',
  });
});
