import { describeUserIssue, readUser } from '@bookplate/protocol';
import type { Check } from '../../check.ts';
import { recipeOrGeneric } from '../../recipe.ts';
import { signedInValue } from '../../signed-in-value.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { sessionNotRecognised } from './session-not-recognised.ts';

/** JSON that is not a valid User: the docs use none of it. */
export const invalidUser: Check<'invalid-user', { readonly issues: readonly string[] }> = {
  code: 'invalid-user',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, sessionNotRecognised],
  async find(context) {
    const value = await signedInValue(context);
    if (value === undefined) return [];
    const issues = readUser(value).issues.map(describeUserIssue);
    return issues.length === 0
      ? []
      : [{ severity: 'error', where: context.setup.api.href, args: { issues } }];
  },
  explain: ({ issues }, context) => ({
    title: 'The User is not valid, so the docs use none of it',
    meaning: issues.join('; '),
    fix: 'Correct these fields.',
    paste: `groups: ['admin'], content: { firstName: 'Ada' },\n${recipeOrGeneric(context, 'Compute expiresAt')}`,
  }),
};
