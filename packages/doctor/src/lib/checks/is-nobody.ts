/**
 * Whether a body says that nobody is signed in, as the docs understand it: nothing, `null`, `{}`, `{"user":null}`.
 *
 * @param value parsed JSON
 * @returns true if no field of a User is given
 */
export function isNobody(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const { expiresAt, groups, content, apiPlaygroundInputs } = value as Record<string, unknown>;
  return (expiresAt ?? groups ?? content ?? apiPlaygroundInputs) === undefined;
}

/**
 * Parses JSON.
 *
 * @param text a body
 * @returns the value, or undefined if it is no JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
