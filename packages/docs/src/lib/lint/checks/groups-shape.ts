import { describeValue, groupNamePattern, userLimits } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding, type Finding } from '../findings.ts';

/** `groups` in front matter: a list of names, and nothing else. */
export const groupsShape: PageCheck = ({ file, frontMatter: { data, pointOf } }) => {
  if (!('groups' in data)) return [];
  const { groups } = data;
  const place = { file, ...pointOf(['groups']) };
  if (!Array.isArray(groups))
    return [
      createFinding('groups-shape', 'error', place, {
        found: describeValue(groups ?? undefined),
        write:
          typeof groups === 'string'
            ? `[${groups
                .trim()
                .split(/[\s,]+/)
                .join(', ')}]`
            : '[admin]',
      }),
    ];
  if (groups.length > userLimits.groups)
    return [
      createFinding('groups-shape', 'error', place, {
        found: `${groups.length} of them, where ${userLimits.groups} are the most`,
        write: '[admin]',
      }),
    ];
  if (groups.length === 0) return [createFinding('groups-empty', 'warning', place, {})];
  return groups.flatMap((group: unknown, index): readonly Finding[] => {
    const itemPlace = { file, ...pointOf(['groups', index]) };
    if (Array.isArray(group) || typeof group !== 'string')
      return [
        createFinding('groups-shape', 'error', itemPlace, {
          found: `${describeValue(group)} as one of the groups`,
          write: '[admin, beta]',
        }),
      ];
    if (groupNamePattern.test(group)) return [];
    const trimmed = group.trim();
    return [
      createFinding('group-name', 'error', itemPlace, {
        found: group,
        trimmed: groupNamePattern.test(trimmed) ? trimmed : undefined,
      }),
    ];
  });
};
