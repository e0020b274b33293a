import type { Check } from '../../check.ts';
import { anonymousRequest, dashboardRequest } from '../../requests.ts';
import { headerTokens, headerValue } from '../../response.ts';
import { foundHeader, sendOrCheckProxy } from '../../wording.ts';
import { bodyUnfinished } from '../answer/body-unfinished.ts';
import { corsMissing } from '../cors/cors-missing.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { sendCachingHeaders } from './send-caching-headers.ts';

/**
 * Browsers keep one cache for all hosts of a site: they replay to the docs what the dashboard fetched without `Origin`, and so
 * without CORS headers, unless `Vary` names `Origin` (Fetch §2.6). Answers to requests without `Origin` need it too.
 */
export const varyOriginMissing: Check<'vary-origin-missing', { readonly found: string }> = {
  code: 'vary-origin-missing',
  step: 'browser',
  needs: ['two-origins'],
  unless: [...unanswered, corsMissing, bodyUnfinished],
  async find({ setup, responseTo }) {
    const responses = [
      await responseTo(anonymousRequest(setup)),
      await responseTo(dashboardRequest(setup)),
    ];
    return responses
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
  explain: ({ found }, context) => ({
    title: `${foundHeader('Vary', found)}, expected Origin in it`,
    meaning:
      'Browsers keep one cache for all hosts of a site. They can replay to the docs an answer that the dashboard fetched for itself, without CORS headers, and the docs fail now and then.',
    fix: `${sendOrCheckProxy(context)} Answers to requests without Origin need it too.`,
    paste: sendCachingHeaders(context, 'vary-origin-missing'),
  }),
};
