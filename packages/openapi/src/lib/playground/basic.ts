/**
 * The value of the header `Authorization` for a name and password (RFC 7617), which may have any letters.
 *
 * @param username without a colon
 * @param password any
 * @returns `Basic …`
 */
export function basicAuthorization(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
