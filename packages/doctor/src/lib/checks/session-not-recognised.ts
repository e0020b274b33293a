import type { Check } from '../check.ts';
import { askSignedIn } from '../questions.ts';
import { isNobody, parseJson } from './is-nobody.ts';
import { unanswered } from './unanswered.ts';

/** A session was given, and the Info API says that nobody is signed in. */
export const sessionNotRecognised: Check<'session-not-recognised'> = {
  code: 'session-not-recognised',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'signed-out-is-200'],
  async find({ setup, answer }) {
    const { status, body } = await answer(askSignedIn(setup));
    const isEmpty =
      status === 204 || (status === 200 && body !== '' && isNobody(parseJson(body) ?? body));
    return status === 401 || isEmpty
      ? [{ severity: 'error', where: setup.api.href, args: {} }]
      : [];
  },
};
