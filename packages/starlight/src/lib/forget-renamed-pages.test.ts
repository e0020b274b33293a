import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { useFolder } from '../../../../test/use-folder.ts';
import { forgetRenamedPages } from './forget-renamed-pages.ts';

const { folder, write } = useFolder();

test.each([
  ['an entry of a page', '[["Map",1,2],"docs",{"id":3,"filePath":4},"a","docs/a.md"]', true],
  ['a page from elsewhere', '[{"filePath":1},"docs/b.md"]', false],
  ['nothing', '[]', false],
  ['what is no store', '{"filePath":0}', false],
  ['broken JSON', '[[', false],
])('makes Astro forget a store with %s after the page was renamed', (_what, store, isForgotten) => {
  const page = write('docs/a.md', 'Hello, {user.firstName}!');
  const file = write('cache/data-store.json', store);
  const root = pathToFileURL(`${folder()}/`);
  const forget = (): void => forgetRenamedPages(root, [new URL('cache/', root), root]);
  forget();
  expect(existsSync(file)).toBe(true);
  renameSync(page, join(folder(), 'docs/a.mdx'));
  forget();
  expect(existsSync(file)).toBe(!isForgotten);
});
