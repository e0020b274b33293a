/**
 * The headers of a request from the docs.
 *
 * @param docsOrigin origin of the docs
 * @returns headers by name
 */
export function fromDocs(docsOrigin: string): Record<string, string> {
  return { origin: docsOrigin, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' };
}
