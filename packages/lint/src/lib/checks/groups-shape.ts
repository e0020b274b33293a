import {
  describeValue,
  gateIssues,
  isGatedName,
  isRecord,
  namesMeant,
  toGroups,
  userLimits,
  writeGate,
} from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import type { KnownGroups } from '../site.ts';
import { exampleGroups } from './example-groups.ts';
import { createFinding, type Finding, type Place } from '../findings.ts';

/** `groups` in front matter: a list of names, or lists in `any` and `none`. */
export const groupsShape: PageCheck = ({ file, frontMatter }, { knownGroups }) => {
  const { data, pointOf, isJoined = false } = frontMatter;
  if (!('groups' in data)) return [];
  const { groups } = data;
  if (Array.isArray(groups) && groups.length === 0)
    return [createFinding('groups-empty', 'warning', { file, ...pointOf(['groups']) }, {})];
  if (isJoined && isRecord(groups)) {
    const names = gateIssues(groups).length === 0 ? toGroups(groups) : exampleGroups(knownGroups);
    const found = 'an object, which the template of a generator does not join';
    const place = { file, ...pointOf(['groups']) };
    return [
      createFinding('groups-shape', 'error', place, {
        key: 'groups',
        found,
        write: writeGate(names),
      }),
    ];
  }
  return findWrongShape(
    'groups',
    groups,
    (...path) => ({ file, ...pointOf(['groups', ...path]) }),
    knownGroups,
  );
};

/**
 * @param key whose value it is
 * @param groups what should be a list of groups, or lists in `any` and `none`
 * @param placeOf where the value is, and each item of it
 * @param known the groups that there are
 * @returns what is wrong with it
 */
export function findWrongShape(
  key: string,
  groups: unknown,
  placeOf: (...path: readonly (string | number)[]) => Place,
  known: KnownGroups | undefined,
): readonly Finding[] {
  const [one, other] = exampleGroups(known);
  const shape = (place: Place, found: string, write: string): Finding =>
    createFinding('groups-shape', 'error', place, { key, found, write });
  if (isRecord(groups) && Object.keys(groups).length > 0)
    return Object.entries(groups).flatMap(([part, names]) => {
      const at = (...path: readonly (string | number)[]): Place => placeOf(part, ...path);
      if (part !== 'any' && part !== 'none')
        return [
          shape(
            at(),
            `the key ${JSON.stringify(part)}`,
            writeGate({ any: [one], ...(other !== undefined && { none: [other] }) }),
          ),
        ];
      if (part === 'none' && Array.isArray(names) && names.length === 0)
        return [shape(at(), 'an empty list in none', writeGate({ none: [one] }))];
      return isRecord(names)
        ? [shape(at(), `an object in ${part}`, writeGate({ [part]: [one] }))]
        : findWrongShape(`${key}.${part}`, names, at, known);
    });
  if (!Array.isArray(groups)) {
    return [
      shape(placeOf(), describeValue(groups ?? undefined), writeGate(namesMeant(groups, one))),
    ];
  }
  if (groups.length > userLimits.groups)
    return [
      shape(
        placeOf(),
        `${groups.length} of them, where ${userLimits.groups} are the most`,
        writeGate([one]),
      ),
    ];
  return groups.flatMap((group: unknown, index): readonly Finding[] => {
    const place = placeOf(index);
    if (typeof group !== 'string')
      return [
        shape(
          place,
          `${describeValue(group)} as one of the groups`,
          writeGate(exampleGroups(known)),
        ),
      ];
    if (gateIssues([group]).length === 0) return [];
    const trimmed = group.trim();
    return [
      createFinding('group-name', 'error', place, {
        found: group,
        trimmed: isGatedName(trimmed) ? trimmed : undefined,
      }),
    ];
  });
}
