const longestQuote = 60;

/**
 * Describes a value for an error message: its kind, and the value itself if it is short.
 *
 * @param value anything
 * @returns words that fit behind "found", such as `the string "admin"`
 */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  if (value instanceof RegExp) return `the pattern ${String(value)}`;
  if (value instanceof Date) return 'a Date';
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty string' : `the string ${quote(value)}`;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    default:
      return 'an object';
  }
}

/**
 * Quotes text for an error message, on one line and cut if long.
 *
 * @param text what was found
 * @returns the text in double quotes, control characters escaped
 */
export function quote(text: string): string {
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);
}
