/**
 * Whether a reader sees what names `groups`: a page, a block, an operation. The one rule that every output follows.
 *
 * No `groups` at all: everyone. An empty list: nobody. Otherwise: who has any of them. Case-sensitive.
 * It decides what is shown, not what is protected: hidden content still reaches the browser.
 *
 * @param groups what the page, block or operation names
 * @param readerGroups the reader's own; a reader who is not known has none
 * @returns true if it is to be shown
 */
export function isVisible(
  groups: readonly string[] | null | undefined,
  readerGroups: readonly string[] | null | undefined,
): boolean {
  if (!groups) return true;
  return groups.some((group) => readerGroups?.includes(group));
}
