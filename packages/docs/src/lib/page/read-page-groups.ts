import { groupNameWords, isGroupList } from '@bookplate/protocol';
import type { PageGroups } from '../gating/neighbour.ts';
import { fileError } from '../settings/file-error.ts';

/**
 * Reads the groups of a page.
 *
 * @param groups what its front matter has under this name
 * @param file of the page, for the message
 * @returns the groups; undefined is everyone, an empty list nobody
 * @throws {ConfigurationError} if it is no list of groups: without a value, too, for nobody knows who was meant
 */
export function readPageGroups(groups: unknown, file: string): PageGroups {
  if (groups === undefined) return undefined;
  if (isGroupList(groups)) return groups;
  throw fileError('page-groups', [
    {
      path: `${file} groups`,
      message: `found ${JSON.stringify(groups)}; expected a list of group names, such as ['admin'], each of ${groupNameWords}. An empty list hides the page from everyone`,
    },
  ]);
}
