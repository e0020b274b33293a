import { z } from 'zod';

/** How long a password is, in characters. */
export const passwordLength = { least: 12, most: 128 } as const;

/** For the person who chooses one. */
export const passwordHint: string = `At least ${passwordLength.least} characters. A few words are fine.`;

const atLeast = `Use at least ${passwordLength.least} characters.`;

/** A password that somebody chose. */
export const newPassword = z
  .string(atLeast)
  .min(passwordLength.least, atLeast)
  .max(passwordLength.most, `Use at most ${passwordLength.most} characters.`);
