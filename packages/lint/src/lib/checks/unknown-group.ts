import { anonymousGroup, isRecord, nameInGate, nearestName } from '@bookplate/protocol';
import type { PageCheck } from '../check.ts';
import { createFinding, type Finding, type Place } from '../findings.ts';
import type { GroupMention } from '../page/page.ts';
import { groupsInExpression } from '../page/groups-in-expression.ts';
import type { KnownGroups } from '../site.ts';

/** A group that nobody is in hides what names it from everyone. */
export const unknownGroup: PageCheck = (page, { knownGroups }) => {
  if (!knownGroups) return [];
  const { file, groups, frontMatter, groupMentions, expressions } = page;
  const mentions: GroupMention[] = [...groupMentions];
  // What is no name of a group is reported as such.
  for (const { group, path } of groups ? namesIn(frontMatter.data['groups']) : [])
    if (groups?.some((name) => nameInGate(name) === group))
      mentions.push({ group, ...frontMatter.pointOf(['groups', ...path]) });
  for (const expression of expressions)
    for (const { group, at, isOfUser } of groupsInExpression(expression))
      mentions.push({ group, isOfUser, ...expression.pointOf(at) });
  return mentions.flatMap((mention) => findUnknownGroup({ file, ...mention }, knownGroups));
};

/**
 * @param mention of a group, and where it stands
 * @param known the groups that there are
 * @returns a finding if it is not among them
 */
export function findUnknownGroup(
  { group, isOfUser = false, ...place }: GroupMention & Place,
  { names, isListed }: KnownGroups,
): readonly Finding[] {
  if (names.includes(group) || (group === anonymousGroup && !isOfUser)) return [];
  const nearest = nearestName(group, isOfUser ? names : [...names, anonymousGroup]);
  const args = { group, nearest, known: names, isListed };
  return [createFinding('unknown-group', isListed ? 'error' : 'warning', place, args)];
}

/**
 * @param gate a list of groups, or lists in `any` and `none`
 * @returns the texts in it, and where each is
 */
export function namesIn(
  gate: unknown,
): readonly { readonly group: string; readonly path: readonly (string | number)[] }[] {
  if (isRecord(gate))
    return ['any', 'none'].flatMap((part) =>
      namesIn(gate[part]).map(({ group, path }) => ({ group, path: [part, ...path] })),
    );
  const list: readonly unknown[] = Array.isArray(gate) ? gate : [];
  return list.flatMap((name, index) =>
    typeof name === 'string' && name !== '*' ? [{ group: nameInGate(name), path: [index] }] : [],
  );
}
