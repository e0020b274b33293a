import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
