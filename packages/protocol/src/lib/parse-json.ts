/**
 * Parses JSON that somebody else wrote.
 *
 * @param text a body, an attribute; undefined is no JSON
 * @returns the value, or undefined if it is no JSON
 */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
}
