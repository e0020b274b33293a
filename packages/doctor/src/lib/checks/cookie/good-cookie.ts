import type { WordingContext } from '../../explanation.ts';

/**
 * The `Set-Cookie` line of a session cookie as it should be: over http, in development, without Secure and the prefixes
 * that need it, as Safari would not keep it.
 *
 * @param name of the cookie
 * @param context with the API URL
 * @returns a line to paste
 */
export function goodCookie(name: string, { apiUrl }: Pick<WordingContext, 'apiUrl'>): string {
  const bare = name.replace(/^__(?:Host|Secure)-/i, '');
  return new URL(apiUrl).protocol === 'https:'
    ? `Set-Cookie: __Host-${bare}=…; Path=/; Secure; HttpOnly; SameSite=Lax`
    : `Set-Cookie: ${bare}=…; Path=/; HttpOnly; SameSite=Lax`;
}
