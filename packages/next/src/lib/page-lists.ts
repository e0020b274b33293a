import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageGroups } from '@bookplate/docs/gating';

/** Names the folder of the lists for the processes that render pages. */
export const pageListsVariable = 'BOOKPLATE_PAGE_LISTS';

/** A page as the process that renders it knows it. */
export interface ListedPage {
  readonly file: string;
  /** Its path below the base. */
  readonly url: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly groups: PageGroups;
}

/**
 * Leaves a list for what looks at a build in the end. Several processes write the same.
 *
 * @param pages of the site
 */
export function writePageList(pages: readonly ListedPage[]): void {
  const folder = process.env[pageListsVariable];
  if (folder === undefined) return;
  const list = JSON.stringify(pages);
  const name = join(folder, createHash('sha256').update(list).digest('hex').slice(0, 8));
  writeFileSync(`${name}.${process.pid}`, list);
  renameSync(`${name}.${process.pid}`, name);
}

/**
 * @param folder of the lists
 * @returns all pages; undefined if no list was written
 */
export function readPageLists(folder: string): readonly ListedPage[] | undefined {
  const lists = readdirSync(folder);
  if (lists.length === 0) return undefined;
  return lists.flatMap(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly ListedPage[],
  );
}
