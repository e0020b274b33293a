/**
 * Does what may throw, and goes on without it: the browser's storage, for instance, can be blocked, full or absent.
 *
 * @param access what may throw
 * @returns what it returns, or undefined if it throws
 */
export function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
