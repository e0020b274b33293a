import { anonymousGroup, fromGroups, isVisible, type User } from '@bookplate/protocol';

/** The groups of a page, as `toGroups` returns them; undefined is everyone, an empty list nobody. */
export type PageGroups = readonly string[] | undefined;

/**
 * Finds the page that "previous" or "next" leads to. It is the same for all readers of a page, so that nothing has to
 * be exchanged before the first paint: the nearest page that every one of them may see.
 *
 * @param pages in the order of the sidebar
 * @param current where among them the page is
 * @param step 1 for the next, -1 for the previous
 * @param groupsOf the groups of a page
 * @returns the page, or undefined if there is none in that direction
 */
export function neighbour<Page>(
  pages: readonly Page[],
  current: number,
  step: 1 | -1,
  groupsOf: (page: Page) => PageGroups,
): Page | undefined {
  const here = pages[current];
  if (here === undefined) return undefined;
  const readers = groupsOf(here);
  for (let index = current + step; ; index += step) {
    const page = pages[index];
    if (page === undefined || isSharedBy(readers, groupsOf(page))) return page;
  }
}

/**
 * @param readers the groups of one page
 * @param groups the groups of another
 * @returns whether everyone who sees the one sees the other, too
 */
export function isSharedBy(readers: PageGroups, groups: PageGroups): boolean {
  // If anyone sees the one and not the other, then one of these does: in one group that the first names, and in one that
  // the other names.
  const examples: readonly (Pick<User, 'groups'> | null)[] = [
    null,
    ...['', ...namesIn(readers)].flatMap((one) =>
      ['', ...namesIn(groups)].map((other) => ({ groups: [one, other] })),
    ),
  ];
  return examples.every((reader) => !isVisible(readers, reader) || isVisible(groups, reader));
}

function namesIn(groups: PageGroups = []): readonly string[] {
  const { any = [], none } = fromGroups(groups);
  return [...any, ...none].filter((name) => name !== anonymousGroup);
}
