import type { Check } from '../check.ts';
import { askFromDashboard, askSignedOut } from '../questions.ts';
import { headerTokens, headerValue } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/**
 * Browsers keep one cache for all hosts of a site: what the dashboard fetched without `Origin` is replayed to the docs,
 * without CORS headers, unless `Vary` says that it differs (Fetch §2.6). So it must be there without an `Origin` too.
 */
export const varyOriginMissing: Check<'vary-origin-missing'> = {
  code: 'vary-origin-missing',
  step: 'browser',
  needs: ['two-origins'],
  unless: [...unanswered, 'cors-missing', 'body-unfinished'],
  async find({ setup, answer }) {
    const answers = [await answer(askSignedOut(setup)), await answer(askFromDashboard(setup))];
    return answers
      .filter(
        (response) =>
          !headerTokens(response, 'vary').some((name) => name === 'origin' || name === '*'),
      )
      .slice(0, 1)
      .map((response) => ({
        severity: 'warning',
        where: setup.api.href,
        args: { found: headerValue(response, 'vary') },
      }));
  },
};
