import type { Check } from '../../check.ts';
import { headerValue } from '../../response.ts';
import type { Stack } from '../../stack.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { answer401 } from './answer-401.ts';
import { sameOriginRefused } from './same-origin-refused.ts';

/** Neither a User nor an anonymous reader: the docs treat the Info API as unreachable. */
export const unexpectedStatus: Check<
  'unexpected-status',
  { readonly status: number; readonly signedIn: boolean }
> = {
  code: 'unexpected-status',
  step: 'dashboard',
  unless: [...unanswered, sameOriginRefused],
  async find({ setup, docsResponses }) {
    const isOneOrigin = setup.deployment === 'one-domain';
    return (
      (await docsResponses())
        // The docs see no status if they may not read the answer; `cors-missing` reports that.
        .filter(
          ({ response }) =>
            isOneOrigin || headerValue(response, 'access-control-allow-origin') !== '',
        )
        .filter(({ response: { status } }) => status !== 401 && (status < 200 || status > 299))
        .slice(0, 1)
        .map(({ response: { status }, signedIn }) => ({
          severity: 'error',
          where: setup.api.href,
          args: { status, signedIn },
        }))
    );
  },
  explain: ({ status, signedIn }, context) => ({
    title: `The Info API answers ${status} to ${signedIn ? 'a signed-in reader, expected 200' : 'an anonymous reader, expected 401'}`,
    meaning:
      'The docs understand 200 with a User, and 401 or 204 for an anonymous reader. With any other status they treat the Info API as unreachable.',
    fix: fixFor(status, signedIn, context.stack),
    paste:
      signedIn || status >= 500
        ? `curl -i -H 'Origin: ${context.docsOrigin}' ${signedIn ? '-b cookies.txt ' : ''}${context.apiUrl}`
        : answer401(context),
  }),
};

function fixFor(status: number, signedIn: boolean, stack: Stack): string {
  if (status >= 500 && stack === 'bookplate')
    return 'getUser threw an error, or returned a User that is not valid. The log of your server says which: look for "[bookplate] the Info API answered 500", or in what your onError writes. A frequent cause: the Info API is mounted before the session middleware.';
  if (status >= 500 || signedIn) return 'Look for this request in the log of the dashboard.';
  return 'Answer 401 to anonymous readers.';
}
