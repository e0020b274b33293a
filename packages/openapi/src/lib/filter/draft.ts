/** An object of the result, while it is made. */
export type Draft = Record<string, unknown>;

/**
 * Sets an own field. Assigning to `__proto__` would set the prototype instead, and what a document says there
 * would seem to be a part of everything else.
 *
 * @param draft whose field it is
 * @param key of it
 * @param value of it
 */
export function set(draft: Draft, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(draft, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else draft[key] = value;
}
