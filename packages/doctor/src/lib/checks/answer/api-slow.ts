import type { Check } from '../../check.ts';
import { defaultLimits } from '../../limits.ts';
import { anonymousRequest } from '../../requests.ts';
import { noResponse } from '../reachability/no-response.ts';
import { answer401 } from './answer-401.ts';
import { bodyUnfinished } from './body-unfinished.ts';

/** Every view of a docs page waits for this answer, and most readers are anonymous. */
export const apiSlow: Check<'api-slow', { readonly milliseconds: number }> = {
  code: 'api-slow',
  step: 'network',
  unless: [...noResponse, bodyUnfinished],
  async find({ setup, limits, responseTo }) {
    const { milliseconds } = await responseTo(anonymousRequest(setup));
    return milliseconds < limits.slowMs
      ? []
      : [{ severity: 'warning', where: setup.api.href, args: { milliseconds } }];
  },
  explain: ({ milliseconds }, context) => ({
    title: `The Info API took ${milliseconds} ms to answer an anonymous reader, expected less than ${defaultLimits.slowMs} ms`,
    meaning:
      "Every view of a docs page waits for this answer: the reader's name appears late, and anonymous readers put load on your server.",
    fix: 'If the request has no session cookie, answer 401 before any look-up.',
    paste: answer401(context),
  }),
};
