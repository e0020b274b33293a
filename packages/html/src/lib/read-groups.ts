import { fromGroups, isGatedName, nameInGate, toGroups } from '@bookplate/protocol';

/** The groups that a page or block names. */
export interface NamedGroups {
  /** As `toGroups` returns them: an empty list is nobody. */
  readonly groups: readonly string[];
  /** Names that no group can have. */
  readonly wrong: readonly string[];
}

/**
 * @param text names with spaces or commas between them; `!` stands before a group that does not see it, and `*` is everyone
 * @returns the groups
 */
export function readGroups(text: string): NamedGroups {
  const names = text.split(/[\s,]+/).filter(Boolean);
  const wrong = names.filter((name) => !isName(name));
  const right = names.filter(isName);
  // Who was meant is not known: it is not for everyone.
  const isForAll = fromGroups(right).any === undefined;
  return { groups: wrong.length > 0 && isForAll ? [] : toGroups(right), wrong };
}

/**
 * Joins the groups of two gates that count both.
 *
 * @param one as {@link readGroups} returns them
 * @param other the same
 * @returns the groups that see both. Readers in two groups may do so, too, which no list can say: then it is not exact
 */
export function groupsOfBoth(
  one: readonly string[],
  other: readonly string[],
): { readonly groups: readonly string[]; readonly isExact: boolean } {
  const [{ any, none }, second] = [fromGroups(one), fromGroups(other)];
  const both = { none: [...new Set([...none, ...second.none])] };
  if (!any || !second.any)
    return { groups: toGroups({ ...both, any: any ?? second.any }), isExact: true };
  const names = any.filter((name) => second.any?.includes(name));
  return {
    groups: toGroups({ ...both, any: names }),
    isExact: names.length === any.length || second.any.every((name) => any.includes(name)),
  };
}

function isName(name: string): boolean {
  return name === '*' || isGatedName(nameInGate(name));
}
