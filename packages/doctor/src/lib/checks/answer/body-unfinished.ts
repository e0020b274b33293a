import type { Check } from '../../check.ts';
import { unanswered } from '../reachability/unanswered.ts';

/** The headers came, the end of the body did not: an open stream, or a proxy that buffers. */
export const bodyUnfinished: Check<'body-unfinished', { readonly signedIn: boolean }> = {
  code: 'body-unfinished',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, docsResponses }) {
    return (await docsResponses())
      .filter(({ response }) => response.end === 'unfinished')
      .slice(0, 1)
      .map(({ signedIn }) => ({ severity: 'error', where: setup.api.href, args: { signedIn } }));
  },
  explain: (_, { apiUrl }) => ({
    title: 'The answer begins but does not end',
    meaning: 'The docs wait 5 s for the end of the body, then give up.',
    fix: 'End the response in the handler. Look for a stream that stays open, a Content-Length larger than the body, or a proxy that buffers.',
    paste: `curl -i -N -m 5 ${apiUrl}`,
  }),
};
