import type { Check } from '../check.ts';
import { unanswered } from './unanswered.ts';

/** A User is at most 64 KB; the docs stop reading there. */
export const bodyTooLarge: Check<'body-too-large'> = {
  code: 'body-too-large',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, docsAnswers }) {
    return (await docsAnswers())
      .filter(({ answer }) => answer.end === 'too-large')
      .slice(0, 1)
      .map(({ signedIn }) => ({ severity: 'error', where: setup.api.href, args: { signedIn } }));
  },
};
