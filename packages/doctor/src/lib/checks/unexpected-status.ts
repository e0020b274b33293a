import type { Check } from '../check.ts';
import { unanswered } from './unanswered.ts';

/** Neither a User nor "nobody": the docs can only say that the dashboard is out of reach. */
export const unexpectedStatus: Check<'unexpected-status'> = {
  code: 'unexpected-status',
  step: 'dashboard',
  unless: [...unanswered, 'cors-missing', 'same-origin-refused'],
  async find({ setup, docsAnswers }) {
    return (await docsAnswers())
      .filter(({ answer: { status } }) => status !== 401 && (status < 200 || status > 299))
      .slice(0, 1)
      .map(({ answer: { status }, signedIn }) => ({
        severity: 'error',
        where: setup.api.href,
        args: { status, signedIn },
      }));
  },
};
