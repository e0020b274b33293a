import type { PageContext } from './context.ts';

/**
 * Sends the cookies of another answer with ours.
 *
 * @param c the request
 * @param answer of better-auth
 */
export function passCookies(c: PageContext, { headers }: Response): void {
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
}
