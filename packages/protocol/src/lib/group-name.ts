/** Safe inside a CSS attribute selector's quotes and as one word of a `~=` list (Selectors 4 §6.1). */
export const groupNamePattern: RegExp = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;

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
