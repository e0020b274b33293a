import type { Check } from '../check.ts';
import { headerValues } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** The comparison is of bytes: a slash at the end, a capital or `:443` is another origin (Fetch §4.10). */
export const corsWrongOrigin: Check<'cors-wrong-origin'> = {
  code: 'cors-wrong-origin',
  step: 'browser',
  needs: ['two-origins'],
  unless: [...unanswered, 'cors-wildcard'],
  async find({ setup: { docs, api }, docsAnswers }) {
    const values = (await docsAnswers()).map(({ answer }) =>
      headerValues(answer, 'access-control-allow-origin'),
    );
    return values
      .flatMap((found) => (found.length === 1 ? found : []))
      .filter((found) => found !== docs.origin && !found.includes(','))
      .slice(0, 1)
      .map((found) => ({
        severity: 'error',
        where: api.href,
        args: { found, expected: docs.origin },
      }));
  },
};
