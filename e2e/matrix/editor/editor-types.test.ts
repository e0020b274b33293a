import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTypes } from '@bookplate/lint/types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, openEditor } from './language-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookplate-types-'));
let editor: Editor;

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  userSchema: {
    type: 'object',
    properties: {
      firstName: { type: 'string', description: 'As in the greeting.' },
      plan: { enum: ['free', 'enterprise'] },
      org: { type: 'object', properties: { name: { type: 'string' } } },
    },
  },
};

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function typeErrors(): string {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript')), 'tsc.js');
  return spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: folder, encoding: 'utf8' }).stdout;
}

beforeAll(async () => {
  symlinkSync(
    fileURLToPath(new URL('../../../node_modules', import.meta.url)),
    join(folder, 'node_modules'),
  );
  write('bookplate.json', JSON.stringify(settings));
  write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        jsx: 'react-jsx',
        module: 'esnext',
        moduleResolution: 'bundler',
        skipLibCheck: true,
        types: [],
      },
      include: ['src'],
      mdx: { checkMdx: true },
    }),
  );
  write(
    'src/right.mdx',
    "Hello {user.firstName ?? 'you'} of {user.org.name}\n\n{user.groups.includes('admin') && 'x'}\n",
  );
  write('src/wrong.mdx', 'Hello {user.firstNam}\n');
  write('src/half.mdx', 'Hello {user.f}\n\n{user.org.n}\n');
  write(
    'src/right.tsx',
    "import { useBookplate } from '@bookplate/docusaurus/react';\n\nexport const usePlan = (): string => useBookplate((user) => user?.plan) ?? 'free';\n",
  );
  write(
    'src/wrong.tsx',
    "import { useBookplate } from '@bookplate/docusaurus/react';\n\nexport const useName = () => useBookplate((user) => user?.firstNam);\n",
  );
  await writeTypes(folder);
  editor = await openEditor(folder);
});
afterAll(async () => {
  await editor.close();
  rmSync(folder, { recursive: true });
});

// With a letter behind the dot: while an expression has a hole, @mdx-js/language-service 0.7 offers nothing.
test('an editor offers the members of the schema in MDX', async () => {
  const names = await editor.complete('src/half.mdx', '{user.');
  expect(names).toEqual(expect.arrayContaining(['firstName', 'plan', 'org', 'groups']));
  expect(await editor.complete('src/half.mdx', '{user.org.')).toContain('name');
});

test('an editor reports a member that the schema does not have', async () => {
  expect(await editor.diagnose('src/wrong.mdx')).toMatchObject([
    {
      message: expect.stringContaining("Property 'firstNam' does not exist") as string,
      range: { start: { line: 0, character: 12 } },
    },
  ]);
  expect(await editor.diagnose('src/right.mdx')).toEqual([]);
});

test('useBookplate is given the type of the schema', () => {
  expect(typeErrors().match(/^src\/.*$/gm)).toEqual([
    expect.stringMatching(
      /^src\/wrong\.tsx\(3,\d+\): error TS2551: Property 'firstNam' does not exist/,
    ),
  ]);
});

test('without a schema, useBookplate gives members of any type', () => {
  const declarations = join(folder, 'src/bookplate.d.ts');
  const text = readFileSync(declarations, 'utf8');
  rmSync(declarations);
  try {
    expect(typeErrors()).toMatch(/^src\/right\.tsx\(3,\d+\): error TS2322: Type '\{\}' is not/m);
  } finally {
    writeFileSync(declarations, text);
  }
});
