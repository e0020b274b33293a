import { meaningOf, saysNobody } from '../answer-meaning.ts';
import type { Check, Discovery } from '../check.ts';
import { askSignedOut } from '../questions.ts';
import { unanswered } from './unanswered.ts';

/** A 2xx to somebody without a session: a login page, everyone's User, or an empty answer, which at least is understood. */
export const signedOutIs200: Check<'signed-out-is-200'> = {
  code: 'signed-out-is-200',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, answer }) {
    const response = await answer(askSignedOut(setup));
    const { status } = response;
    if (status < 200 || status > 299 || status === 204) return [];
    // As far as the body goes: to a page another 2xx is no answer at all.
    const meaning = await meaningOf({ ...response, status: 200 });
    const found = (kind: 'nobody' | 'user' | 'not-json'): Discovery<'signed-out-is-200'>[] => [
      {
        severity: kind === 'nobody' ? 'warning' : 'error',
        where: setup.api.href,
        args: { status, kind },
      },
    ];
    if (meaning.reason === 'not-json') return found('not-json');
    return found(saysNobody(meaning) ? 'nobody' : 'user');
  },
};
