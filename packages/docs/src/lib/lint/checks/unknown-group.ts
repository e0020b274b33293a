import { nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import type { GroupMention } from '../page/page.ts';
import { groupsInExpression } from '../page/groups-in-expression.ts';

/** A group that nobody is in hides what names it from everyone. */
export const unknownGroup: PageCheck = (page, { knownGroups }) => {
  if (!knownGroups) return [];
  const { names, isListed } = knownGroups;
  const { file, groups = [], frontMatter, groupMentions, expressions } = page;
  const mentions: GroupMention[] = [...groupMentions];
  for (const [index, group] of listOf(frontMatter.data['groups']).entries())
    // One that is no name of a group is reported as such.
    if (typeof group === 'string' && groups.includes(group))
      mentions.push({ group, ...frontMatter.pointOf(['groups', index]) });
  for (const { source, pointOf } of expressions)
    for (const { group, at } of groupsInExpression(source))
      mentions.push({ group, ...pointOf(at) });
  return mentions
    .filter(({ group }) => !names.includes(group))
    .map(({ group, ...point }) =>
      createFinding(
        'unknown-group',
        isListed ? 'error' : 'warning',
        { file, ...point },
        {
          group,
          nearest: nearestName(group, names),
          known: names,
          isListed,
        },
      ),
    );
};

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
