import type { Check } from '../check.ts';
import { askSignedOut } from '../questions.ts';
import { headerValue } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** A Basic or Digest challenge on the docs' own origin opens the browser's login dialog (Fetch §4.6). */
export const loginDialog: Check<'login-dialog'> = {
  code: 'login-dialog',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, answer }) {
    const challenge = headerValue(await answer(askSignedOut(setup)), 'www-authenticate');
    const [scheme] = /\b(basic|digest)\b/i.exec(challenge) ?? [];
    if (scheme === undefined) return [];
    const severity = setup.deployment === 'one-domain' ? 'error' : 'warning';
    return [{ severity, where: setup.api.href, args: { scheme } }];
  },
};
