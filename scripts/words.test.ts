import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import { findAvoidedWords } from './words.ts';

/** Folders without avoided words; with `/*`, only the files in it. Add a line here once a folder is free of them. */
const areas = [
  'apps/console',
  'packages/protocol',
  'packages/docs/src/lib/{console,settings,page-head}',
  'e2e/{console,site}',
  'site/{build,demo,test,src/components,src/lib,src/snippets,src/styles}',
  // Without those that the build writes: `site/test/codes.test.ts` holds them.
  'site/src/content/docs/{guides,servers,reference}',
  'site/src/content/docs/*',
  'test',
  'packages/doctor/{src,test,recipes}',
  'packages/doctor/*',
  'packages/cli/src/lib/report',
];
const kinds = '*.{ts,tsx,astro,js,cjs,md,mdx,sql,css,yaml,json}';

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

test.each(areas)('finds no avoided words in %s', (area) => {
  const files = globSync(area.endsWith('/*') ? area.replace('*', kinds) : `${area}/**/${kinds}`, {
    cwd: root,
    exclude: (path) => /(^|[/\\])(node_modules|dist)$/.test(path),
  });
  expect(files).not.toEqual([]);
  const found = files.flatMap((file) =>
    findAvoidedWords(readFileSync(join(root, file), 'utf8')).map(
      ({ word, instead, line }) => `${file}:${line}: "${word}". Write ${instead}.`,
    ),
  );
  expect(found).toEqual([]);
});
