import { groupNamePattern } from '@bookplate/protocol';

/** The groups that a page or block names. */
export interface NamedGroups {
  /** An empty list is nobody. */
  readonly groups: readonly string[];
  /** Names that no group can have. */
  readonly wrong: readonly string[];
}

/**
 * @param text names with spaces or commas between them
 * @returns the groups
 */
export function readGroups(text: string): NamedGroups {
  const names = text.split(/[\s,]+/).filter(Boolean);
  return {
    groups: names.filter((name) => groupNamePattern.test(name)),
    wrong: names.filter((name) => !groupNamePattern.test(name)),
  };
}
