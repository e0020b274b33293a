/**
 * Decides whether a reader sees a page, a block or an operation that names `groups`. Every output follows this rule.
 *
 * Without `groups`, everyone sees it. With an empty list, nobody does. Otherwise, readers with at least one of the groups
 * do. Case-sensitive. It hides and does not protect: hidden content still reaches the browser.
 *
 * @param groups what the page, block or operation names
 * @param readerGroups groups of the reader; an anonymous reader has none
 * @returns true if the reader sees it
 */
export function isVisible(
  groups: readonly string[] | null | undefined,
  readerGroups: readonly string[] | null | undefined,
): boolean {
  if (!groups) return true;
  return groups.some((group) => readerGroups?.includes(group));
}

/**
 * Joins the groups of several things that are seen as one, such as the entries of a category.
 *
 * @param all the groups of each, undefined if it is for everyone
 * @returns the groups that see any of them, or undefined if everyone does; nothing at all is for everyone
 */
export function groupsOfAny(
  all: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  const gated = all.filter((groups) => groups !== undefined);
  return gated.length > 0 && gated.length === all.length ? [...new Set(gated.flat())] : undefined;
}
