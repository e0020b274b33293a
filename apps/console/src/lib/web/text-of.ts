/**
 * A field of a form as text.
 *
 * @param value as it was parsed: a file or a list where somebody made the form up
 * @returns the text; empty for anything else
 */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
