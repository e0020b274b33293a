/**
 * Parses JSON that may be wrong.
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
