import type { Check } from '../../check.ts';
import { followSetCookie } from '../../cookie/follow-set-cookie.ts';
import type { CookieReason } from '../../cookie/travel.ts';
import { explainCookie } from '../../explain-cookie.ts';
import { goodCookie } from './good-cookie.ts';

/** Other checks report these. */
const reportedElsewhere: ReadonlySet<CookieReason> = new Set<CookieReason>([
  'other-host',
  'path-too-narrow',
  'cross-site',
  'mixed-content',
  'loopback-secure',
]);

/** Browsers do not store the cookie, or never send it (RFC 6265bis §5.7). */
export const cookieRefused: Check<
  'cookie-refused',
  { readonly reason: CookieReason; readonly name: string }
> = {
  code: 'cookie-refused',
  step: 'dashboard',
  needs: ['setCookie'],
  find({ setup }) {
    // Safari accepts some lines that Chrome refuses, never the reverse.
    const { name, stoppedBy } = followSetCookie(setup);
    const reason = stoppedBy.chrome;
    return reason === undefined || reportedElsewhere.has(reason)
      ? []
      : [{ severity: 'error', where: name, args: { name, reason } }];
  },
  explain: ({ name, reason }, context) => ({
    title: `Browsers do not keep or send the cookie ${name}: ${explainCookie(reason)}`,
    meaning: 'The request of the docs has no session, so every reader is anonymous.',
    fix: 'Send this line:',
    paste: goodCookie(name, context),
  }),
};
