/**
 * `fetch` for a playground's own requests. On the company's domain the browser would add the dashboard's session cookie
 * to them; the answer would then be that of the session and not of the key that the reader tries.
 *
 * @param input as for `fetch`
 * @param init as for `fetch`
 * @returns the answer
 */
export function fetchWithoutCookies(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  return fetch(input, { ...init, credentials: 'omit' });
}
