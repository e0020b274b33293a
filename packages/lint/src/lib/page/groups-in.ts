import { AuthorError, type ElementTag, type NamedGroups, readGroups } from '@bookplate/docs/page';

/**
 * @param tag a `<Groups>`
 * @param text what it was read from
 * @returns its groups; undefined if they cannot be compiled, which the compiler reports
 */
export function groupsIn(tag: ElementTag, text: string): NamedGroups | undefined {
  try {
    return readGroups(tag, text);
  } catch (error) {
    if (error instanceof AuthorError) return undefined;
    throw error;
  }
}
