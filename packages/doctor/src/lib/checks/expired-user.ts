import { readUser } from '@bookplate/protocol';
import type { Check } from '../check.ts';
import { signedInValue } from './signed-in-value.ts';
import { unanswered } from './unanswered.ts';

/** `expiresAt` lies in the past: the docs take the reader for nobody. */
export const expiredUser: Check<'expired-user'> = {
  code: 'expired-user',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'session-not-recognised', 'invalid-user'],
  async find(visit) {
    const { expiresAt } = readUser(await signedInValue(visit)).user;
    if (typeof expiresAt !== 'number' || expiresAt * 1_000 > Date.now()) return [];
    return [{ severity: 'error', where: visit.setup.api.href, args: { expiresAt } }];
  },
};
