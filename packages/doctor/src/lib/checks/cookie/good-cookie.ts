/**
 * The `Set-Cookie` line of a session cookie as it should be.
 *
 * @param name of the cookie
 * @returns a line to paste
 */
export function goodCookie(name: string): string {
  return `Set-Cookie: ${name.startsWith('__Host-') ? name : `__Host-${name}`}=…; Path=/; Secure; HttpOnly; SameSite=Lax`;
}
