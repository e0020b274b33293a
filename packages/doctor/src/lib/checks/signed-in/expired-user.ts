import { readUser } from '@bookplate/protocol';
import type { Check } from '../../check.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { signedInValue } from '../../signed-in-value.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { invalidUser } from './invalid-user.ts';
import { sessionNotRecognised } from './session-not-recognised.ts';

/** `expiresAt` is in the past: the docs treat the reader as anonymous. */
export const expiredUser: Check<'expired-user', { readonly expiresAt: number }> = {
  code: 'expired-user',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, sessionNotRecognised, invalidUser],
  async find(context) {
    const { expiresAt } = readUser(await signedInValue(context)).user;
    if (typeof expiresAt !== 'number' || expiresAt * 1_000 > Date.now()) return [];
    return [{ severity: 'error', where: context.setup.api.href, args: { expiresAt } }];
  },
  explain: ({ expiresAt }, context) => ({
    title: `expiresAt of the User is ${toDate(expiresAt)}, expected a time in the future`,
    meaning: 'The docs treat the reader as anonymous.',
    fix: 'Send the end of the session in Unix seconds, computed for each answer, or omit expiresAt.',
    paste: recipeOrGeneric(context, 'Compute expiresAt'),
  }),
};

/** A number of seconds can exceed what a date can hold. */
function toDate(seconds: number): string {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString();
}
