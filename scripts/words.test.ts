import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import { findAvoidedWords } from './words.ts';

const kinds =
  '*.{ts,tsx,mts,cts,astro,js,mjs,cjs,md,mdx,sql,css,html,yaml,yml,json,txt,php,py,rb,go}';

/** All files of the repository but those that are installed or built, lists of packages, and the two that name the words. */
const files = globSync(
  // `**` leaves out hidden folders.
  ['**', '.changeset', '.github/**', '**/.vitepress'].map((folder) => `${folder}/${kinds}`),
  {
    cwd: root,
    exclude: (path) => /^(node_modules|dist|coverage)$/.test(basename(path)),
  },
).filter(
  (file) =>
    !/(^|[/\\])(package-lock|npm-shrinkwrap)\.json$|^scripts[/\\]words(\.test)?\.ts$/.test(file),
);

test('finds a phrase in any case, and over the end of a line', () => {
  const text = ['/**', ' * The value of', ' * its own file. Whoever', ' */'].join('\n');
  expect(findAvoidedWords(text)).toMatchObject([
    { word: 'of its own', line: 2 },
    { word: 'whoever', line: 3 },
  ]);
});

test('ignores words that only contain one', () => {
  expect(findAvoidedWords('renewed, wholesome, is today, of its owner, standstill')).toEqual([]);
});

test.each([
  'README.md',
  '.changeset/cli.md',
  '.github/workflows/ci.yml',
  'e2e/vitepress/site/.vitepress/config.ts',
  'site/src/content/docs/index.mdx',
])('reads %s', (file) => {
  expect(files).toContain(join(file));
});

test('finds no avoided words in the repository', () => {
  const found = files.flatMap((file) =>
    findAvoidedWords(readFileSync(join(root, file), 'utf8')).map(
      ({ word, instead, line }) => `${file}:${line}: "${word}". Write ${instead}.`,
    ),
  );
  expect(found).toEqual([]);
});
