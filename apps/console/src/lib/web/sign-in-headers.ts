import type { PageContext } from './context.ts';

/**
 * What better-auth is told of a request that signs somebody in: the browser, and one cookie at most. A session that came with
 * the form is not used.
 *
 * @param c the request
 * @param cookie which one, with its value as it was decoded
 * @returns the headers
 */
export function signInHeaders(
  c: PageContext,
  cookie?: { readonly name: string; readonly value: string },
): Headers {
  const headers = new Headers({ 'user-agent': c.req.header('user-agent') ?? '' });
  if (cookie) headers.set('cookie', `${cookie.name}=${encodeURIComponent(cookie.value)}`);
  return headers;
}
