import { findCredentials, readUser } from '@bookplate/protocol';
import type { Check } from '../check.ts';
import { signedInValue } from './signed-in-value.ts';
import { unanswered } from './unanswered.ts';

/** `content` is stored in the browser and in reach of every script of the docs, so no key, token or password belongs there. */
export const secretInContent: Check<'secret-in-content'> = {
  code: 'secret-in-content',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'session-not-recognised'],
  async find(visit) {
    const { content } = readUser(await signedInValue(visit)).user;
    const found = [...findCredentials(content, 'content')].slice(0, 10);
    if (found.length === 0) return [];
    // The values are never told.
    const args = {
      paths: found.map(({ path }) => path),
      reasons: found.map(({ reason }) => reason),
    };
    return [{ severity: 'danger', where: visit.setup.api.href, args }];
  },
};
