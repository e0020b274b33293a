import { createHash, randomBytes } from 'node:crypto';

/** @returns 256 random bits, to be put into a link */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is kept of a token: a person who reads the database cannot use it.
 *
 * @param token from {@link createToken}
 * @returns its SHA-256
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
