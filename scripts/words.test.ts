import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import { findAvoidedWords } from './words.ts';

/** What is held against the list so far. */
const texts = [
  'apps/console/{src,test,migrations,public}/**/*.{ts,sql,css}',
  'apps/console/{README.md,compose.yaml,Dockerfile}',
  'e2e/console/*.ts',
  'e2e/site/*.ts',
  'site/{build,demo,test}/*.ts',
  'site/src/{components,lib,snippets,styles}/*',
  // Without those that the build writes: `site/test/codes.test.ts` holds them.
  'site/src/content/docs/{*,{guides,servers,reference}/*}.mdx',
  'packages/doctor/{src,test}/**/*.ts',
  'packages/doctor/{*.md,recipes/*.md}',
  'packages/cli/src/lib/{commands/doctor,report/*}.ts',
];

test('finds a phrase in any case, and over the end of a line', () => {
  const text = ['/**', ' * The value of', ' * its own file. Whoever', ' */'].join('\n');
  expect(findAvoidedWords(text)).toMatchObject([
    { word: 'of its own', line: 2 },
    { word: 'whoever', line: 3 },
  ]);
});

test('leaves words alone that only contain one', () => {
  expect(findAvoidedWords('renewed, wholesome, is today, of its owner, standstill')).toEqual([]);
});

test('console, documentation and doctor are written in the words of the field', () => {
  const files = texts.flatMap((pattern) => globSync(pattern, { cwd: root }));
  expect(files.length).toBeGreaterThan(150);
  const found = files.flatMap((file) =>
    findAvoidedWords(readFileSync(join(root, file), 'utf8')).map(
      ({ word, instead, line }) => `${file}:${line}: "${word}". Write ${instead}.`,
    ),
  );
  expect(found).toEqual([]);
});
