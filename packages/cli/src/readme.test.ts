import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bookplateIn } from '../test/bookplate.ts';

const repository = join(import.meta.dirname, '../../..');
const readmes = ['README.md', ...globSync('packages/*/README.md', { cwd: repository })].filter(
  (file) => existsSync(join(repository, file)),
);

/** The lines that a README says to type, in their order. */
function commandsIn(file: string): readonly string[] {
  const text = readFileSync(join(repository, file), 'utf8');
  return [...text.matchAll(/^ {4}((?:npm|npx|cp) .+)$/gm)].map(([, line = '']) => line);
}

const commands = readmes.flatMap((file) => commandsIn(file).map((line) => [file, line] as const));
const manifests = new Map(
  globSync('packages/*/package.json', { cwd: repository }).map((file) => {
    const path = join(repository, dirname(file));
    const text = readFileSync(join(repository, file), 'utf8');
    const manifest = JSON.parse(text) as { name: string; files: string[]; scripts?: object };
    return [manifest.name, { path, manifest }];
  }),
);

/** As a shell splits them, as far as READMEs go. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word);
}

function site(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = {
    'package.json': '{ "dependencies": { "@docusaurus/core": "3.10.2" } }',
    'docusaurus.config.ts': 'export default { title: "a" };\n',
    'docs/index.mdx': "Hello, {user.firstName ?? 'reader'}!\n",
    'docs/guides/a.mdx': '# A\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('there are commands to hold', () => {
  expect(commands.length).toBeGreaterThan(12);
});

test.each(commands.filter(([, line]) => line.startsWith('npm install')))(
  '%s installs packages that there are: %s',
  (_, line) => {
    const names = wordsOf(line)
      .slice(2)
      .filter((word) => !word.startsWith('-'));
    for (const name of names.filter((each) => /^@bookplate\/|^bookplate$/.test(each)))
      expect(manifests.has(name)).toBe(true);
  },
);

test.each(readmes)('%s installs bookplate before it runs it', (file) => {
  const lines = commandsIn(file);
  const first = lines.findIndex((line) => /^npx bookplate\b/.test(line));
  const installs = lines
    .slice(0, Math.max(first, 0))
    .some((line) => /^npm install -D bookplate$/.test(line));
  // Of the other packages, the READMEs begin where bookplate is installed.
  const isFirstStep = lines[first]?.startsWith('npx bookplate init') ?? false;
  expect(!isFirstStep || installs).toBe(true);
});

test.each(commands.filter(([, line]) => line.startsWith('cp ')))(
  '%s copies a file that a package has: %s',
  (_, line) => {
    const [, from = ''] = wordsOf(line);
    const [, name = '', path = ''] = /^node_modules\/(@[^/]+\/[^/]+)\/(.+)$/.exec(from) ?? [];
    const found = manifests.get(name);
    expect(found?.manifest.files).toContain(path.split('/')[0]);
    // It is bundled under this name by the build.
    const bundle = readFileSync(join(found?.path ?? '', 'vite.config.ts'), 'utf8');
    expect(bundle).toContain('dist/scripts');
    expect(JSON.stringify(found?.manifest)).toContain(`./${path}`);
  },
);

test.each(commands.filter(([, line]) => line.startsWith('npx bookplate')))(
  '%s runs a command with options that it has: %s',
  async (_, line) => {
    const argv = wordsOf(line).slice(2);
    const [command = '', ...others] = argv;
    const { code, output } = await bookplateIn(site(), [command, '--help']);
    expect(code).toBe(0);
    for (const option of others.filter((word) => word.startsWith('--')))
      expect(output).toContain(option);
  },
);

test('what the README says of a site works, one line after the other', async () => {
  const folder = site();
  const lines = commandsIn('packages/cli/README.md').filter((line) =>
    /^npx bookplate (init --yes --api|lint|types|remove)/.test(line),
  );
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines.filter((each) => each.includes(' init '))) {
    const { code } = await bookplateIn(folder, wordsOf(line).slice(2));
    expect([line, code]).toEqual([line, 0]);
  }
  const settings = join(folder, 'bookplate.json');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('{', '{ "userSchema": {},'));
  const isLast = (line: string): boolean => line.includes('remove');
  const others = lines.filter((each) => !each.includes(' init '));
  for (const line of [...others.filter((each) => !isLast(each)), ...others.filter(isLast)]) {
    // A terminal would be told of the progress, too.
    const answers = isLast(line) ? { isInteractive: true, ask: async () => 'y' } : {};
    const { code, errors } = await bookplateIn(folder, wordsOf(line).slice(2), answers);
    expect([line, code, errors]).toEqual([line, 0, '']);
  }
});

test('every workspace has a name and a version, so that all can be packed', () => {
  const { workspaces } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    workspaces: string[];
  };
  const folders = workspaces.flatMap((pattern) =>
    pattern.endsWith('/*')
      ? readdirSync(join(repository, pattern.slice(0, -2))).map((name) =>
          pattern.replace('*', name),
        )
      : [pattern],
  );
  for (const folder of folders) {
    const file = join(repository, folder, 'package.json');
    if (!existsSync(file)) continue;
    expect([folder, JSON.parse(readFileSync(file, 'utf8'))]).toEqual([
      folder,
      expect.objectContaining({
        name: expect.any(String) as string,
        version: expect.any(String) as string,
      }),
    ]);
  }
});
