import { describeUserIssue, readUser } from '@bookplate/protocol';
import type { Check } from '../check.ts';
import { signedInValue } from './signed-in-value.ts';
import { unanswered } from './unanswered.ts';

/** JSON that breaks the User format: the docs show none of it. */
export const invalidUser: Check<'invalid-user'> = {
  code: 'invalid-user',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'session-not-recognised'],
  async find(visit) {
    const value = await signedInValue(visit);
    if (value === undefined) return [];
    const issues = readUser(value).issues.map(describeUserIssue);
    return issues.length === 0
      ? []
      : [{ severity: 'error', where: visit.setup.api.href, args: { issues } }];
  },
};
