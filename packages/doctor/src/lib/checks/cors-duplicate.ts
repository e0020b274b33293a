import type { Check } from '../check.ts';
import { headerValues } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** The application and a proxy each add the header: two right values joined are one wrong one (Fetch §4.10). */
export const corsDuplicate: Check<'cors-duplicate'> = {
  code: 'cors-duplicate',
  step: 'browser',
  needs: ['two-origins'],
  unless: unanswered,
  async find({ setup, docsAnswers }) {
    return (await docsAnswers())
      .map(({ answer }) => headerValues(answer, 'access-control-allow-origin'))
      .filter((found) => found.length > 1 || found[0]?.includes(','))
      .slice(0, 1)
      .map((found) => ({ severity: 'error', where: setup.api.href, args: { found } }));
  },
};
