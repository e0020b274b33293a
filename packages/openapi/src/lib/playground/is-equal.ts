/**
 * Whether two documents say the same. They may go in circles; each object is then compared once.
 *
 * @param one a value of JSON
 * @param other another
 * @param seen the objects of the first that have been compared
 * @returns true if they are equal, in whatever order their keys are
 */
export function isEqual(one: unknown, other: unknown, seen: Set<unknown> = new Set()): boolean {
  if (one === other || seen.has(one)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  seen.add(one);
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === others.length &&
    Array.isArray(one) === Array.isArray(other) &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) && isEqual((one as Values)[key], (other as Values)[key], seen),
    )
  );
}

type Values = Readonly<Record<string, unknown>>;
