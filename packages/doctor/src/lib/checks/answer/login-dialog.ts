import type { Check } from '../../check.ts';
import { anonymousRequest } from '../../requests.ts';
import { headerValue } from '../../response.ts';
import { unanswered } from '../reachability/unanswered.ts';
import { removeHeader } from './remove-header.ts';

/** A Basic or Digest challenge on the docs' own origin opens the browser's login dialog (Fetch §4.6). */
export const loginDialog: Check<'login-dialog', { readonly scheme: string }> = {
  code: 'login-dialog',
  step: 'dashboard',
  unless: unanswered,
  async find({ setup, responseTo }) {
    const challenge = headerValue(await responseTo(anonymousRequest(setup)), 'www-authenticate');
    const [scheme] = /\b(basic|digest)\b/i.exec(challenge) ?? [];
    if (scheme === undefined) return [];
    const severity = setup.deployment === 'one-domain' ? 'error' : 'warning';
    return [{ severity, where: setup.api.href, args: { scheme } }];
  },
  explain: ({ scheme }, context) => ({
    title: `The answer has a ${scheme} challenge in WWW-Authenticate, expected none`,
    meaning: "On the docs' own origin, the browser opens its login dialog on every page.",
    fix: 'Remove the WWW-Authenticate header from this route.',
    paste: removeHeader('WWW-Authenticate', context),
  }),
};
