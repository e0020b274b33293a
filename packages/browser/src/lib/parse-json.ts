/**
 * @param text what somebody else wrote
 * @returns the value, or undefined if it is no JSON
 */
export function parseJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
