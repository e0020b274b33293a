/**
 * Does what may throw, and goes on without: with the browser's storage for instance, which can be blocked, full, or not
 * there.
 *
 * @param access what may throw
 * @returns what it returns, or undefined if it threw
 */
export function guard<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
