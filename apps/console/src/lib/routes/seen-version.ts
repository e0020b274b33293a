/**
 * Reads which version of a site a page showed when its form was sent.
 *
 * @param body of the request
 * @returns a whole number from 1; undefined if the form has none
 */
export function seenVersion(body: Readonly<Record<string, unknown>>): number | undefined {
  const text = body['version'];
  return typeof text === 'string' && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}
