import type { Check } from '../check.ts';
import { headerValues } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** Without the header the page learns nothing of the answer, not even that it was a 401 (Fetch §4.10). */
export const corsMissing: Check<'cors-missing'> = {
  code: 'cors-missing',
  step: 'browser',
  needs: ['two-origins'],
  unless: unanswered,
  async find({ setup, docsAnswers }) {
    const answers = await docsAnswers();
    return answers
      .filter(({ answer }) => headerValues(answer, 'access-control-allow-origin').length === 0)
      .slice(0, 1)
      .map(({ answer: { status, body }, signedIn }) => ({
        severity: 'error',
        where: setup.api.href,
        args: { status, signedIn, refusal: /"error":"([a-z-]{1,40})"/.exec(body)?.[1] ?? '' },
      }));
  },
};
