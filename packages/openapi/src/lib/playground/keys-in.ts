import type { Credential } from '../prefill/prefill.ts';

/**
 * What is secret in a credential: the name is, too, where there is no password.
 *
 * @param credential of any scheme
 * @returns each form in which a playground may have it in a field
 */
export function keysIn(credential: Credential): readonly string[] {
  if (credential.type === 'apiKey') return [credential.value];
  if (credential.type === 'bearer') return [credential.token];
  const { username, password } = credential;
  return [password || username, basicAuthorization(username, password)];
}

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
