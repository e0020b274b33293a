import { randomBytes } from 'node:crypto';

/** 32 letters and digits that nobody takes for another. */
const alphabet = '23456789abcdefghijkmnpqrstuvwxyz';
const length = 10;

/** How many codes somebody gets at a time. */
export const backupCodeCount = 10;

/** @returns codes of 50 random bits, to be written down: each works once in the place of the second factor */
export function createBackupCodes(): string[] {
  return Array.from({ length: backupCodeCount }, () =>
    toCode([...randomBytes(length)].map((byte) => alphabet[byte % 32]).join('')),
  );
}

/**
 * What somebody typed, as one of the two kinds of code.
 *
 * @param typed with spaces, dashes and letters of either case
 * @returns six digits, or a backup code as it was shown; anything else as `wrong`
 */
export function readCode(typed: string): {
  readonly kind: 'totp' | 'backup' | 'wrong';
  readonly code: string;
} {
  const code = typed.replaceAll(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(code)) return { kind: 'totp', code };
  return code.length === length && /^[a-z\d]+$/.test(code)
    ? { kind: 'backup', code: toCode(code) }
    : { kind: 'wrong', code };
}

function toCode(characters: string): string {
  return `${characters.slice(0, length / 2)}-${characters.slice(length / 2)}`;
}
