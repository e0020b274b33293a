import type { Check } from '../check.ts';
import { headerValues } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** With credentials, `*` is not a wildcard but an origin that nobody has (Fetch §3.3.5). */
export const corsWildcard: Check<'cors-wildcard'> = {
  code: 'cors-wildcard',
  step: 'browser',
  needs: ['two-origins'],
  unless: unanswered,
  async find({ setup, docsAnswers }) {
    return (await docsAnswers())
      .filter(({ answer }) => headerValues(answer, 'access-control-allow-origin').join() === '*')
      .slice(0, 1)
      .map(({ answer: { status } }) => ({
        severity: 'error',
        where: setup.api.href,
        args: { status },
      }));
  },
};
