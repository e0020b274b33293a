import type { Check } from '../check.ts';
import { cookieLine } from './cookie-line.ts';

/** `Secure` over http on a localhost name: Chrome and Firefox take it, Safari does not. */
export const cookieNotInSafari: Check<'cookie-not-in-safari'> = {
  code: 'cookie-not-in-safari',
  step: 'browser',
  needs: ['setCookie'],
  find({ setup }) {
    const { name, stoppedBy } = cookieLine(setup);
    if (stoppedBy.safari !== 'loopback-secure' || stoppedBy.chrome !== undefined) return [];
    return [{ severity: 'warning', where: name, args: { name } }];
  },
};
