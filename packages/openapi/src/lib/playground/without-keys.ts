import type { Node } from '../grammar/node.ts';
import { securitySchemesOf } from '../prefill/security-schemes-of.ts';

/** What fumadocs-openapi makes a code sample of. */
export interface SampleRequest {
  readonly url: string;
  readonly header: Readonly<Record<string, { readonly value: string }>>;
  readonly query: Readonly<Record<string, { readonly values: readonly string[] }>>;
}

const placeholder = 'YOUR_KEY';

/**
 * Puts a placeholder in the place of each credential: code samples are in the HTML of the page.
 *
 * @param request as it would be sent
 * @param document whose security schemes say where credentials are
 * @returns the request for a code sample
 */
export function withoutKeys<Request extends SampleRequest>(
  request: Request,
  document: object,
): Request {
  const header = { ...request.header };
  for (const name of ['Authorization', ...namesIn('header', document)]) {
    const value = header[name]?.value.trim() ?? '';
    const [prefix = ''] = /^(Bearer|Basic)\b\s*/i.exec(value) ?? [];
    if (value !== prefix) header[name] = { value: prefix + placeholder };
  }
  const query = { ...request.query };
  for (const name of namesIn('query', document))
    if (query[name]?.values.some(Boolean)) query[name] = { values: [placeholder] };
  return { ...request, header, query, url: urlWithoutKeys(request.url, document) };
}

/**
 * The same for the address of a request.
 *
 * @param url of the request; its path may have braces
 * @param document whose security schemes say where credentials are
 * @returns the address without them
 */
export function urlWithoutKeys(url: string, document: object): string {
  const [address = '', text = ''] = url.split('?', 2);
  const sent = new URLSearchParams(text);
  for (const name of namesIn('query', document)) if (sent.get(name)) sent.set(name, placeholder);
  return sent.size > 0 ? `${address}?${sent}` : address;
}

/** Names of the keys that a document has in a place. */
function namesIn(place: string, document: object): readonly string[] {
  return [...securitySchemesOf(document as Node).values()]
    .filter(({ type, in: where }) => type === 'apiKey' && where === place)
    .map(({ name }) => String(name));
}
