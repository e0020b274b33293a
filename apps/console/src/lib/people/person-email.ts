import { z } from 'zod';

/** An e-mail that somebody signs in with, in small letters, for one in another case is the same. */
export const personEmail = z
  .email('Enter an e-mail address such as ada@foo.com.')
  .max(320, 'Use at most 320 characters.')
  .toLowerCase();
