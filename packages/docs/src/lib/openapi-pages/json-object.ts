/** An object of a document, as a parser made it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * @param value of a document
 * @returns whether it is an object and no list
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
