import type { Credential } from './prefill.ts';

/**
 * Reads the credentials of `Authorization: Basic` (RFC 7617 §2): Base64 of name, colon and password, in UTF-8.
 *
 * @param credentials what stands after `Basic `
 * @returns name and password, or undefined if it is no such thing
 */
export function readBasic(credentials: string): Extract<Credential, { type: 'basic' }> | undefined {
  try {
    const bytes = Uint8Array.from(atob(credentials), (letter) => letter.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const colon = text.indexOf(':');
    if (colon < 0) return undefined;
    return { type: 'basic', username: text.slice(0, colon), password: text.slice(colon + 1) };
  } catch {
    return undefined;
  }
}
