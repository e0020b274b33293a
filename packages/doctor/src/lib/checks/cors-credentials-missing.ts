import type { Check } from '../check.ts';
import { headerValue } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** An answer to a request with cookies may be read only if it says `true`, in lower case (Fetch §4.10). */
export const corsCredentialsMissing: Check<'cors-credentials-missing'> = {
  code: 'cors-credentials-missing',
  step: 'browser',
  needs: ['two-origins'],
  unless: [...unanswered, 'cors-missing', 'cors-wildcard'],
  async find({ setup, docsAnswers }) {
    return (await docsAnswers())
      .map(({ answer }) => headerValue(answer, 'access-control-allow-credentials'))
      .filter((found) => found !== 'true')
      .slice(0, 1)
      .map((found) => ({ severity: 'error', where: setup.api.href, args: { found } }));
  },
};
