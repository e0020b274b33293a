import { type Gate, gateIssues, toGroups, writeGate } from '@bookplate/protocol';
import type { PageGroups } from '../gating/neighbour.ts';
import { fileError } from '../settings/file-error.ts';

/**
 * Reads the groups of a page.
 *
 * @param groups what its front matter has under this name: a list, or `{ any, none }`
 * @param file of the page, for the message
 * @returns the groups, as `toGroups` returns them; undefined is everyone, an empty list nobody
 * @throws {ConfigurationError} if it names no groups: without a value, too, for nobody knows who was meant
 */
export function readPageGroups(groups: unknown, file: string): PageGroups {
  if (groups === undefined) return undefined;
  const [issue] = gateIssues(groups);
  if (!issue) return toGroups(groups as Gate | readonly string[]);
  const place = issue.path.map((step) => `${step}: `).join('');
  throw fileError('page-groups', [
    {
      path: `${file} groups`,
      message: `${writeGate(groups)}: ${place}${issue.message}. Group names stand in a list, ['admin'], or in lists, { any: ['admin'], none: ['trial'] }; an empty list hides the page from everyone`,
    },
  ]);
}
