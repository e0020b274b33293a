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

function isName(name: string): boolean {
  return name === '*' || isGatedName(nameInGate(name));
}
