import { isSameAccount, type User } from '@bookplate/protocol';

/**
 * Whether what was done in a playground may stay for who is there now.
 *
 * @param before an anonymous reader has done nothing that belongs to another account: they may have signed in
 * @param now who is there now
 * @returns true if it is the same account in the same groups, whatever else of it has changed, or nobody was known before
 */
export function isSameReader(
  before: User | null | undefined,
  now: User | null | undefined,
): boolean {
  if (!before) return true;
  if (!now || !isSameAccount(before.content, now.content)) return false;
  const [groups, others] = [new Set(before.groups), new Set(now.groups)];
  return groups.size === others.size && [...groups].every((group) => others.has(group));
}
