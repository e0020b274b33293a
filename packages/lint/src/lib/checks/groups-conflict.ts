import { anonymousGroup, fromGroups } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding, type Finding, type Place } from '../findings.ts';

/** Lists of groups that say more than their author can have meant. */
export const groupsConflict: PageCheck = ({ file, groups, groupsPlace, blocks }) => [
  ...(groups ? findConflicts(groups, groupsPlace) : []),
  ...blocks.flatMap(({ groups: own, ...point }) => findConflicts(own, { file, ...point })),
];

/**
 * @param groups of a page, a block or a part of a spec
 * @param place where they stand
 * @returns what is wrong with them
 */
export function findConflicts(groups: readonly string[], place: Place): readonly Finding[] {
  const { any = [], none } = fromGroups(groups);
  const both = any.filter((name) => none.includes(name));
  const others = none.filter((name) => name !== anonymousGroup);
  return [
    ...both.map((name) => createFinding('groups-conflict', 'error', place, { name })),
    ...(none.includes(anonymousGroup) && others.length > 0
      ? [createFinding('groups-anonymous', 'warning', place, { others })]
      : []),
  ];
}
