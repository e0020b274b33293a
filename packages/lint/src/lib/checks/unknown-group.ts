import { nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding, type Finding, type Place } from '../findings.ts';
import type { GroupMention } from '../page/page.ts';
import { groupsInExpression } from '../page/groups-in-expression.ts';
import type { KnownGroups } from '../site.ts';

/** A group that nobody is in hides what names it from everyone. */
export const unknownGroup: PageCheck = (page, { knownGroups }) => {
  if (!knownGroups) return [];
  const { file, groups = [], frontMatter, groupMentions, expressions } = page;
  const mentions: GroupMention[] = [...groupMentions];
  for (const [index, group] of listOf(frontMatter.data['groups']).entries())
    // One that is no name of a group is reported as such.
    if (typeof group === 'string' && groups.includes(group))
      mentions.push({ group, ...frontMatter.pointOf(['groups', index]) });
  for (const expression of expressions)
    for (const { group, at } of groupsInExpression(expression))
      mentions.push({ group, ...expression.pointOf(at) });
  return mentions.flatMap((mention) => findUnknownGroup({ file, ...mention }, knownGroups));
};

/**
 * @param mention of a group, and where it stands
 * @param known the groups that there are
 * @returns a finding if it is not among them
 */
export function findUnknownGroup(
  { group, ...place }: GroupMention & Place,
  { names, isListed }: KnownGroups,
): readonly Finding[] {
  if (names.includes(group)) return [];
  const args = { group, nearest: nearestName(group, names), known: names, isListed };
  return [createFinding('unknown-group', isListed ? 'error' : 'warning', place, args)];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
