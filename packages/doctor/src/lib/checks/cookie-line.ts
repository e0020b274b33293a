import { type CookieTravel, followCookie } from '../cookie/travel.ts';
import type { Setup } from '../setup.ts';

/**
 * Follows the set-up's `Set-Cookie` line.
 *
 * @param setup with such a line
 * @returns what becomes of the cookie
 */
export function cookieLine({ docs, api, login, setCookie = '' }: Setup): CookieTravel {
  return followCookie(setCookie, { docsUrl: docs.href, apiUrl: api.href, setByUrl: login?.href });
}
