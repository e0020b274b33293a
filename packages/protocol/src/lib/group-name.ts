import { userLimits } from './user.ts';

/** In gates, the group of anonymous readers. No User is in it. */
export const anonymousGroup = 'anonymous';

/** Safe inside a CSS attribute selector's quotes and as one word of a `~=` list (Selectors 4 §6.1). */
export const groupNamePattern: RegExp = /^(?!anonymous$)[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;

/** The same in words, to follow "expected". */
export const groupNameWords = '1–64 letters, digits and _ . : -, the first a letter or digit';

/**
 * Checks the name of a group.
 *
 * @param value anything
 * @returns true for a string that {@link groupNamePattern} matches
 */
export function isGroupName(value: unknown): value is string {
  return typeof value === 'string' && groupNamePattern.test(value);
}

/**
 * Checks a list of groups, as a User and a persona have it.
 *
 * @param value anything
 * @returns true for at most 100 names; an empty list is one
 */
export function isGroupList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= userLimits.groups && value.every(isGroupName);
}
