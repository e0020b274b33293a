import { fromGroups, toGroups } from './gate.ts';
import { anonymousGroup } from './group-name.ts';
import type { User } from './user.ts';

/** Who reads: an anonymous reader is `null` or undefined. */
type Reader = Pick<User, 'groups'> | null | undefined;

/**
 * Decides whether a reader sees a page, a block or an operation that names `groups`. Every output follows this rule.
 *
 * Without `groups`, everyone sees it. With an empty list, nobody does. Otherwise, readers do who are in at least one of the
 * groups, if there are any, and in none of those after an exclamation mark. An anonymous reader is in the group
 * `anonymous`. Case-sensitive. It hides and does not protect: hidden content still reaches the browser.
 *
 * @param groups what the page, block or operation names, as `toGroups` returns it
 * @param reader a User; while nobody is known, the page is that of an anonymous reader
 * @returns true if the reader sees it
 */
export function isVisible(groups: readonly string[] | null | undefined, reader: Reader): boolean {
  if (!groups) return true;
  const { any, none } = fromGroups(groups);
  const mine = reader ? (reader.groups ?? []) : [anonymousGroup];
  const isMine = (name: string): boolean => mine.includes(name);
  return (any?.some(isMine) ?? true) && !none.some(isMine);
}

/**
 * Whether anonymous readers see something: then it may be in outputs that everyone can read.
 *
 * @param groups what it names
 * @returns also true if it names none
 */
export function isPublic(groups: readonly string[] | null | undefined): boolean {
  return isVisible(groups, null);
}

/**
 * Joins the groups of several things that are seen as one, such as the entries of a category. Where one list cannot say
 * who sees any of them, it is for more readers than that, and never for fewer.
 *
 * @param all the groups of each, undefined if it is for everyone
 * @returns the groups that see any of them, or undefined if everyone does; nothing at all is for everyone
 */
export function groupsOfAny(
  all: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  const gates = all.filter((groups) => groups !== undefined).map(fromGroups);
  if (gates.length === 0 || gates.length < all.length) return undefined;
  const lists = gates.map(({ any }) => any).filter((any) => any !== undefined);
  const excluded = gates.filter(({ any }) => any?.length !== 0).map(excludedBy);
  const none = [...new Set(excluded[0])].filter((name) =>
    excluded.every((names) => names.includes(name)),
  );
  if (lists.length === gates.length) {
    const any = [...new Set(lists.flat())];
    // It need not be said of those in other groups.
    const isSaid = (name: string): boolean => name !== anonymousGroup || any.includes(name);
    return toGroups({ any, none: none.filter(isSaid) });
  }
  return none.length > 0 ? toGroups({ none }) : undefined;
}

/** Anonymous readers are in no other group. */
function excludedBy({ any, none }: ReturnType<typeof fromGroups>): readonly string[] {
  return any && !any.includes(anonymousGroup) ? [...none, anonymousGroup] : none;
}
