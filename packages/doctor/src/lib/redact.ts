/**
 * Removes the values of a cookie from data: a server can repeat them in a body or a redirect.
 *
 * @param cookie the `Cookie` header's value
 * @returns a function that returns data with each value replaced
 */
export function createRedact(cookie: string | undefined): <T>(data: T) => T {
  const values = (cookie ?? '')
    .split(';')
    .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
    // Shorter values are words of any URL, not sessions.
    .filter((value) => value.length >= 6)
    .flatMap((value) => [value, encodeURIComponent(value), decode(value)])
    .toSorted((one, other) => other.length - one.length);
  const clean = (text: string): string =>
    values.reduce((rest, value) => rest.replaceAll(value, '[cookie]'), text);
  const redact = (data: unknown): unknown => {
    if (typeof data === 'string') return clean(data);
    if (Array.isArray(data)) return data.map(redact);
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, redact(value)]));
  };
  return <T>(data: T) => (values.length === 0 ? data : (redact(data) as T));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
