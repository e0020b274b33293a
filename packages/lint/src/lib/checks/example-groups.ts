import type { KnownGroups } from '../site.ts';

/**
 * @param known the groups that there are, if anything tells
 * @returns two names for the gates that messages propose; one, if there is no other
 */
export function exampleGroups(known: KnownGroups | undefined): readonly [string, ...string[]] {
  const [first, second] = known?.names ?? ['admin', 'trial'];
  if (first === undefined) return ['admin'];
  return second === undefined ? [first] : [first, second];
}
