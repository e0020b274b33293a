import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bookplateIn } from '../../../test/bookplate.ts';

const files = {
  'package.json':
    '{ "dependencies": { "@astrojs/starlight": "0.42.4", "@bookplate/starlight": "0.1.0" }, "devDependencies": { "bookplate": "0.1.0" } }',
  'package-lock.json': '{}',
  'astro.config.mjs':
    "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'a' })] };\n",
  'src/content.config.ts':
    "import { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ schema: docsSchema() }) };\n",
};
const pages = {
  'src/content/docs/index.mdx':
    "Hello, {user.firstName ?? 'reader'}!\n\n<Groups any={['beta']}>\n  New.\n</Groups>\n",
  'src/content/docs/admin.md': '---\ntitle: Admin\ngroups: [admin, owner]\n---\n\nSeats.\n',
  'src/content/docs/plain.md': '# Plain\n',
};

function site(given: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-remove-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(given)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

test('takes out what init put in, lists what would be public, and keeps it from that', async () => {
  const folder = site({ ...files, ...pages });
  const urls = ['--api', 'https://dash.foo.com/api', '--login', 'https://dash.foo.com/login'];
  expect((await bookplateIn(folder, ['init', '--yes', ...urls])).code).toBe(0);
  expect(read(folder, 'astro.config.mjs')).toContain('bookplate');

  const { code, output } = await bookplateIn(folder, ['remove', '--yes']);
  expect(output).toContain(
    [
      'Without Bookplate these would be public:',
      '  src/content/docs/admin.md  for admin, owner; becomes a draft, which is not published',
      '  src/content/docs/index.mdx:3:1  a part for some readers; it is taken out',
    ].join('\n'),
  );
  expect(output).toContain('npm uninstall @bookplate/starlight bookplate');
  for (const file of ['astro.config.mjs', 'src/content.config.ts'] as const)
    expect(read(folder, file)).toBe(files[file]);
  expect(read(folder, 'src/content/docs/index.mdx')).toBe('Hello, reader!\n\n\n');
  expect(read(folder, 'src/content/docs/admin.md')).toBe(
    '---\ntitle: Admin\ndraft: true\n---\n\nSeats.\n',
  );
  expect(read(folder, 'src/content/docs/plain.md')).toBe(pages['src/content/docs/plain.md']);
  expect(existsSync(join(folder, 'bookplate.json'))).toBe(false);
  expect(code).toBe(0);

  const again = await bookplateIn(folder, ['remove', '--yes']);
  expect(again.output).toContain('Nothing to change.');
  expect(again.code).toBe(0);
});

test('asks, and changes nothing without a yes', async () => {
  const folder = site({ ...files, ...pages });
  const ask = { isInteractive: true, ask: async () => '' };
  const { code, output } = await bookplateIn(folder, ['remove'], ask);
  expect(output).toMatch(/Nothing was changed\.\n$/);
  expect(read(folder, 'src/content/docs/admin.md')).toBe(pages['src/content/docs/admin.md']);
  expect(code).toBe(0);
  const { code: noTerminal, errors } = await bookplateIn(folder, ['remove']);
  expect(errors).toContain('there is no terminal to ask on');
  expect(noTerminal).toBe(2);
});

test('lists what is left to do by hand, with its place', async () => {
  const folder = site({
    'package.json': '{ "dependencies": { "@mdx-js/rollup": "3.1.1" } }',
    'vite.config.ts':
      "import { bookplate } from '@bookplate/vite';\nexport default make(bookplate);\n",
    'a.mdx': '---\ngroups: [admin]\n---\n\n{user.items.map((item) => item)}\n',
  });
  const { code, output } = await bookplateIn(folder, ['remove', '--yes']);
  expect(output).toContain('  vite.config.ts: Take bookplate() out of the plugins');
  expect(output).toContain('  a.mdx:5:1: {user.items.map((item) => item)}');
  expect(output).toContain('  a.mdx: it was for admin, and is public now. Delete or move it.');
  expect(code).toBe(1);
});
