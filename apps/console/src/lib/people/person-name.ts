import { z } from 'zod';
import { isPlainText } from './plain-text.ts';

/** A name that somebody gives themselves: 1–100 characters that can be shown. */
export const personName = z
  .string('Enter your name.')
  .trim()
  .min(1, 'Enter your name.')
  .max(100, 'Use at most 100 characters.')
  .refine(isPlainText, 'Use characters that can be shown.');
