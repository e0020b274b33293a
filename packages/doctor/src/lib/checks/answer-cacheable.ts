import type { Check } from '../check.ts';
import { headerTokens, headerValue } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** A kept answer is shown to the next reader, or after logging out (RFC 9111 §5.2.2.5). */
export const answerCacheable: Check<'answer-cacheable'> = {
  code: 'answer-cacheable',
  step: 'browser',
  unless: [...unanswered, 'cors-missing'],
  async find({ setup, docsAnswers }) {
    return (await docsAnswers())
      .filter(({ answer: { status } }) => status === 200 || status === 401)
      .filter(({ answer }) => !headerTokens(answer, 'cache-control').includes('no-store'))
      .slice(0, 1)
      .map(({ answer }) => ({
        severity: headerTokens(answer, 'cache-control').includes('public') ? 'danger' : 'warning',
        where: setup.api.href,
        args: { found: headerValue(answer, 'cache-control') },
      }));
  },
};
