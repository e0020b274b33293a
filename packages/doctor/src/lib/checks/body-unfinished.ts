import type { Check } from '../check.ts';
import { unanswered } from './unanswered.ts';

/** The headers came, the end of the body did not: a stream that is left open, or a proxy that holds it back. */
export const bodyUnfinished: Check<'body-unfinished'> = {
  code: 'body-unfinished',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, docsAnswers }) {
    return (await docsAnswers())
      .filter(({ answer }) => answer.end === 'unfinished')
      .slice(0, 1)
      .map(({ signedIn }) => ({ severity: 'error', where: setup.api.href, args: { signedIn } }));
  },
};
