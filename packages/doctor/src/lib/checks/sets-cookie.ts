import type { Check } from '../check.ts';
import { headerValues } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** Safari keeps a cookie for 7 days only when a request of the docs, on another address, has set it. */
export const setsCookie: Check<'sets-cookie'> = {
  code: 'sets-cookie',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, docsAnswers }) {
    const lines = (await docsAnswers()).flatMap(({ answer }) => headerValues(answer, 'set-cookie'));
    const names = [...new Set(lines.map((line) => line.split('=')[0]?.trim() ?? ''))];
    return names.length === 0
      ? []
      : [{ severity: 'warning', where: setup.api.href, args: { names } }];
  },
};
