import type * as Core from '@zxcvbn-ts/core';
import type * as Common from '@zxcvbn-ts/language-common';
import { createRequire } from 'node:module';
import { z } from 'zod';

/** How long a password is, in characters. */
export const passwordLength = { least: 12, most: 128 } as const;

/** For the person who chooses one. */
export const passwordHint: string = `At least ${passwordLength.least} characters. A few words are fine.`;

/** Guesses that an attacker needs for a stolen hash: 10^8, "safely unguessable" (zxcvbn). */
const leastScore = 3;

let estimator: Core.ZxcvbnFactory | undefined;

/** Its lists of common passwords and words take 30 MB, so they are loaded when the first password is chosen. */
function scoreOf(password: string): number {
  if (!estimator) {
    const require = createRequire(import.meta.url);
    const core = require('@zxcvbn-ts/core') as typeof Core;
    const { dictionary, adjacencyGraphs } = require('@zxcvbn-ts/language-common') as typeof Common;
    estimator = new core.ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  }
  return estimator.check(password).score;
}

const atLeast = `Use at least ${passwordLength.least} characters.`;

/** A password that somebody chose. */
export const newPassword = z
  .string(atLeast)
  .min(passwordLength.least, atLeast)
  .max(passwordLength.most, `Use at most ${passwordLength.most} characters.`)
  .refine(
    (password) => !hasGoodLength(password) || scoreOf(password) >= leastScore,
    'This password is guessed soon: it repeats itself, follows the keyboard, or is a common one. Use a few words that do not belong together.',
  );

function hasGoodLength({ length }: string): boolean {
  return length >= passwordLength.least && length <= passwordLength.most;
}
