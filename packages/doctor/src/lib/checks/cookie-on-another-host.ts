import type { Check } from '../check.ts';
import { cookieLine } from './cookie-line.ts';

/** A cookie without `Domain` goes back to the host that set it only, and the Info API is on another. */
export const cookieOnAnotherHost: Check<'cookie-on-another-host'> = {
  code: 'cookie-on-another-host',
  step: 'browser',
  needs: ['setCookie'],
  find({ setup }) {
    const { name, host, stoppedBy } = cookieLine(setup);
    if (stoppedBy.chrome !== 'other-host') return [];
    return [{ severity: 'error', where: name, args: { name, host, apiHost: setup.api.hostname } }];
  },
};
