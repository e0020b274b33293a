import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { globSync } from 'tinyglobby';
import type { PageFile } from './page/read-page.ts';
import type { Site } from './site.ts';

const allPages = '**/*.{md,mdx,markdown,mdown,mkdn,mkd,mdwn}';
const neverPages = ['**/node_modules/**', '**/dist/**', '**/build/**'];

/**
 * Finds the pages of a site: those that its host makes of files, and files that these import.
 *
 * @param site which host it has
 * @returns the files, in the order of the host's contents
 */
export function pageFiles({ root, host }: Site): readonly PageFile[] {
  const partials: PageFile[] = [];
  const pages = host.content.flatMap(({ folder, include, exclude = [] }, content): PageFile[] => {
    const find = (ignore: readonly string[]): readonly PageFile[] =>
      globSync(allPages, { cwd: join(root, folder), ignore: [...neverPages, ...ignore] })
        .sort()
        .map((inContent) => ({ file: posix.join(folder, inContent), inContent, content }));
    const wanted =
      include && new Set(globSync([...include], { cwd: join(root, folder), ignore: neverPages }));
    const found = find(exclude).filter(({ inContent }) => wanted?.has(inContent) ?? true);
    const names = new Set(found.map(({ file }) => file));
    for (const file of find([]))
      if (!names.has(file.file)) partials.push({ ...file, isPartial: true });
    return [...found];
  });
  // Most sites have none: spared the reading.
  return partials.length === 0 ? pages : [...pages, ...importedOf(root, pages, partials)];
}

const importedPage = /\bfrom\s*['"]([^'"\n]+\.mdx?)['"]/g;

/** The partials that pages import, and those that these import. */
function importedOf(
  root: string,
  pages: readonly PageFile[],
  partials: readonly PageFile[],
): readonly PageFile[] {
  const byName = new Map(partials.map((partial) => [partial.file, partial]));
  const found: PageFile[] = [];
  const queue = [...pages];
  for (let page = queue.shift(); page; page = queue.shift()) {
    const path = join(root, page.file);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    for (const [, from = ''] of text.matchAll(importedPage)) {
      const name = from.startsWith('@site/')
        ? posix.normalize(from.slice('@site/'.length))
        : posix.join(posix.dirname(page.file), from);
      const partial = byName.get(name);
      if (!partial) continue;
      byName.delete(name);
      found.push(partial);
      queue.push(partial);
    }
  }
  return found.sort((one, other) => (one.file < other.file ? -1 : 1));
}
