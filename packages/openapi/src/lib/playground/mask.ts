/** What stands for a secret, whatever its length. */
export const dots = '••••••••';

/**
 * Puts dots in place of secrets.
 *
 * @param text such as a command
 * @param secrets as they are sent; in an address they are encoded
 * @returns the text without them
 */
export function mask(text: string, secrets: readonly string[]): string {
  return secrets
    .filter(Boolean)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((masked, secret) => masked.replaceAll(secret, dots), text);
}
