import type { Check } from '../check.ts';
import type { CookieReason } from '../cookie/travel.ts';
import { cookieLine } from './cookie-line.ts';

/** Another check has these for its own. */
const elsewhere: ReadonlySet<CookieReason> = new Set<CookieReason>([
  'other-host',
  'path-too-narrow',
  'cross-site',
  'mixed-content',
  'loopback-secure',
]);

/** A line that browsers do not store, or never send, whatever the docs do (RFC 6265bis §5.7). */
export const cookieRefused: Check<'cookie-refused'> = {
  code: 'cookie-refused',
  step: 'dashboard',
  needs: ['setCookie'],
  find({ setup }) {
    const { name, stoppedBy } = cookieLine(setup);
    // What Safari accepts, Chrome may not; what Chrome refuses is the stricter reading.
    const reason = stoppedBy.chrome;
    return reason === undefined || elsewhere.has(reason)
      ? []
      : [{ severity: 'error', where: name, args: { name, reason } }];
  },
};
