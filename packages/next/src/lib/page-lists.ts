import { readdirSync, readFileSync } from 'node:fs';
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
