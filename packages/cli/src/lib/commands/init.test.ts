import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bookplateIn } from '../../../test/bookplate.ts';
import { generators } from '../init/generators.ts';

const folders: string[] = [];
afterAll(() => {
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
  expect(output).toContain('  yarn add @bookplate/docusaurus\n  yarn add -D bookplate\n');
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
});

test('asks again where an answer cannot work', async () => {
  const folder = site(docusaurus);
  const answers = [
    'dash.foo.com',
    'https://dash.foo.com/api',
    'javascript:x',
    'https://dash.foo.com/login',
    'https://docs.bar.com',
    'https://docs.foo.com',
    'n',
  ];
  const { code, output } = await bookplateIn(folder, ['init'], interactive(answers));
  expect(output).toContain('  expected an absolute URL such as');
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
  [{ 'package.json': '{' }, ['init'], 'expected JSON'],
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
  'writes the settings of %s, known by %s, and says how to build and apply',
  async (name, file, { build, output: written }) => {
    const folder = site({ [file]: 'baseURL = "https://docs.foo.com"\n' });
    const { code, output } = await bookplateIn(folder, ['init', ...urls, '--yes']);
    expect(output).toContain(`${name}, in ${folder}`);
    expect(output).toContain(`  ${build}\n  npx bookplate apply ${written} `);
    expect(JSON.parse(read(folder, 'bookplate.json'))).toEqual({
      apiUrl: urls[1],
      loginUrl: urls[3],
    });
    expect(read(folder, file)).toBe('baseURL = "https://docs.foo.com"\n');
    expect(code).toBe(0);
    const removed = await bookplateIn(folder, ['remove', '--yes']);
    expect(removed.errors).toContain(`delete ${written}`);
    expect(removed.code).toBe(2);
  },
);

test('does not take a config.toml of another program for that of Hugo', async () => {
  const folder = site({ 'config.toml': 'base_url = "https://docs.foo.com"\n' });
  expect((await bookplateIn(folder, ['init', ...urls, '--yes'])).errors).toContain(
    'npx bookplate apply ./public',
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
    next: expect.arrayContaining(['yarn add @bookplate/docusaurus']) as unknown,
  });
  expect(existsSync(join(folder, 'bookplate.json'))).toBe(false);
  const made = await bookplateIn(folder, ['init', ...urls, '--json', '--yes']);
  expect(JSON.parse(made.output)).toMatchObject({ isChanged: true });
  expect(read(folder, 'docusaurus.config.ts')).toContain('withBookplate');
});
