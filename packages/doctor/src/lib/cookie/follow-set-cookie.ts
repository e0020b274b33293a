import type { Setup } from '../setup.ts';
import { type CookieTravel, followCookie } from './travel.ts';

/**
 * Follows the `Set-Cookie` line of a set-up.
 *
 * @param setup with such a line
 * @returns what becomes of the cookie in each browser
 */
export function followSetCookie({ docs, api, login, setCookie = '' }: Setup): CookieTravel {
  return followCookie(setCookie, { docsUrl: docs.href, apiUrl: api.href, setByUrl: login?.href });
}
