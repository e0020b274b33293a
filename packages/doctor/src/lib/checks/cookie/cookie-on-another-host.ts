import type { Check } from '../../check.ts';
import { followSetCookie } from '../../cookie/follow-set-cookie.ts';

/** Browsers send a cookie without `Domain` only to the host that set it, and the Info API is on another. */
export const cookieOnAnotherHost: Check<
  'cookie-on-another-host',
  { readonly name: string; readonly host: string; readonly apiHost: string }
> = {
  code: 'cookie-on-another-host',
  step: 'browser',
  needs: ['setCookie'],
  find({ setup }) {
    const { name, host, stoppedBy } = followSetCookie(setup);
    if (stoppedBy.chrome !== 'other-host') return [];
    return [{ severity: 'error', where: name, args: { name, host, apiHost: setup.api.hostname } }];
  },
  explain: ({ name, host, apiHost }) => ({
    title: `The cookie ${name} belongs to ${host}, but the Info API is on ${apiHost}`,
    meaning: 'Browsers send a cookie without Domain only to the host that set it.',
    fix: `Move the Info API to ${host}. Do not widen the cookie with Domain: browsers would send the session to every host below it, the docs included.`,
    paste: `"apiUrl": "https://${host}/api/docs/user-info"`,
  }),
};
