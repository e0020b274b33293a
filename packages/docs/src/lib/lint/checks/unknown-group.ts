import { nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding } from '../findings.ts';
import { groupsInExpression } from '../page/groups-in-expression.ts';

/** A group that nobody is in hides what names it from everyone. */
export const unknownGroup: PageCheck = (page, { knownGroups }) => {
  if (!knownGroups) return [];
  const { names, isListed } = knownGroups;
  const { file, groups = [], frontMatter, groupMentions, expressions } = page;
  const inFrontMatter: unknown = frontMatter.data['groups'];
  const mentions = [
    ...groups.map((group) => ({
      group,
      ...frontMatter.pointOf([
        'groups',
        Array.isArray(inFrontMatter) ? inFrontMatter.indexOf(group) : 0,
      ]),
    })),
    ...groupMentions,
    ...expressions.flatMap(({ source, pointOf }) =>
      groupsInExpression(source).map(({ group, at }) => ({ group, ...pointOf(at) })),
    ),
  ];
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
