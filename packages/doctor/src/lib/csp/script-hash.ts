import { createHash } from 'node:crypto';

/**
 * The hash by which a policy names a script.
 *
 * @param text the script, byte for byte
 * @returns such as `sha256-…`
 */
export function scriptHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
