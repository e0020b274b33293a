/**
 * All texts in a value of JSON or YAML.
 *
 * @param value of it; an object that is there several times, as YAML has it, is looked at once
 * @param seen the objects that have been looked at
 * @returns the texts, each alone
 */
export function stringsIn(value: unknown, seen: Set<unknown> = new Set()): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.values(value).flatMap((each) => stringsIn(each, seen));
}
