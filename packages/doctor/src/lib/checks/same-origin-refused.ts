import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';
import { unanswered } from './unanswered.ts';

/** Docs on the dashboard's own origin send no `Origin` header with a GET (Fetch §3.2): a server may not insist on it. */
export const sameOriginRefused: Check<'same-origin-refused'> = {
  code: 'same-origin-refused',
  step: 'dashboard',
  needs: ['one-origin'],
  unless: unanswered,
  async find({ setup, answer }) {
    const { status } = await answer(askSignedOut(setup));
    return status === 403 || status === 400
      ? [{ severity: 'error', where: setup.api.href, args: { status } }]
      : [];
  },
};
