import type { Check } from '../check.ts';
import { headerValue } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** Neither a User nor "nobody": the docs can only say that the dashboard is out of reach. */
export const unexpectedStatus: Check<'unexpected-status'> = {
  code: 'unexpected-status',
  step: 'dashboard',
  unless: [...unanswered, 'same-origin-refused'],
  async find({ setup, docsAnswers }) {
    const isOneOrigin = setup.deployment === 'one-domain';
    return (
      (await docsAnswers())
        // What the docs may not read has no status for them; `cors-missing` says so.
        .filter(
          ({ answer }) => isOneOrigin || headerValue(answer, 'access-control-allow-origin') !== '',
        )
        .filter(({ answer: { status } }) => status !== 401 && (status < 200 || status > 299))
        .slice(0, 1)
        .map(({ answer: { status }, signedIn }) => ({
          severity: 'error',
          where: setup.api.href,
          args: { status, signedIn },
        }))
    );
  },
};
