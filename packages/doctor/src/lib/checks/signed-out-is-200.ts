import type { Check, Discovery } from '../check.ts';
import { askSignedOut } from '../questions.ts';
import { isNobody, parseJson } from './is-nobody.ts';
import { unanswered } from './unanswered.ts';

/** A 2xx to somebody without a session: a login page, everyone's User, or an empty answer, which at least is understood. */
export const signedOutIs200: Check<'signed-out-is-200'> = {
  code: 'signed-out-is-200',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, answer }) {
    const { status, body } = await answer(askSignedOut(setup));
    if (status < 200 || status > 299 || status === 204) return [];
    const value = parseJson(body);
    const found = (kind: 'nobody' | 'user' | 'not-json'): Discovery<'signed-out-is-200'>[] => [
      {
        severity: kind === 'nobody' ? 'warning' : 'error',
        where: setup.api.href,
        args: { status, kind },
      },
    ];
    if (value === undefined) return found('not-json');
    return found(isNobody(value) ? 'nobody' : 'user');
  },
};
