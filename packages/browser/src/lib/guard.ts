/**
 * Does something with the browser's storage, which may throw at any access: it can be blocked, full, or not there.
 *
 * @param access reads or writes
 * @returns what it returns, or undefined if it threw
 */
export function guard<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
