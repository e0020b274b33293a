/**
 * Checks for what JSON calls an object: neither an array nor null.
 *
 * @param value anything
 * @returns true if its fields can be read by name
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
