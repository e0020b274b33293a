import { readFileSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { ReadUnpublished } from '@bookplate/doctor';
import { UsageError } from '../usage-error.ts';

/** What a gated page, block or link carries in the HTML, quoted or, after a minifier, not. */
const groupsAttribute = /\sdata-bookplate-groups=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g;

/**
 * Reads which groups the docs name.
 *
 * @param folder the docs as they were built
 * @returns each group once
 * @throws {UsageError} if there are no pages in it
 */
export async function readDocsGroups(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const pages = names.filter((name) => name.endsWith('.html'));
  if (pages.length === 0)
    throw new UsageError(
      `--docs-folder: found no HTML in ${folder}; expected the folder that the docs build writes, such as dist or build.`,
    );
  const groups = new Set<string>();
  for (const page of pages) {
    const html = await readFile(join(folder, page), 'utf8');
    for (const [, double = '', single = '', bare = ''] of html.matchAll(groupsAttribute))
      for (const group of `${double}${single}${bare}`.split(/\s+/)) if (group) groups.add(group);
  }
  return [...groups];
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/**
 * Reads the docs as a server of static files would.
 *
 * @param folder the docs as they were built
 * @returns reads a file of them
 */
export function readDocsFolder(folder: string): ReadUnpublished {
  return (path) => {
    const file = [path, `${path}.html`, join(path, 'index.html')]
      .map((each) => join(folder, each))
      .find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
    if (file === undefined || relative(folder, file).startsWith('..')) return undefined;
    return {
      type: types[extname(file)] ?? 'application/octet-stream',
      text: readFileSync(file, 'utf8'),
    };
  };
}
