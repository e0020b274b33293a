import { meaningOf, saysNobody } from '../answer-meaning.ts';
import type { Check } from '../check.ts';
import { askSignedIn } from '../questions.ts';
import { unanswered } from './unanswered.ts';

/** A session was given, and the Info API says that nobody is signed in. */
export const sessionNotRecognised: Check<'session-not-recognised'> = {
  code: 'session-not-recognised',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'signed-out-is-200'],
  async find({ setup, answer }) {
    return saysNobody(await meaningOf(await answer(askSignedIn(setup))))
      ? [{ severity: 'error', where: setup.api.href, args: {} }]
      : [];
  },
};
