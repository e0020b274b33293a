import type { Check } from '../check.ts';
import { cookieLine } from './cookie-line.ts';

/** `Path` is compared with the Info API's path. Left out, it is the directory of the page that set it. */
export const cookiePathTooNarrow: Check<'cookie-path-too-narrow'> = {
  code: 'cookie-path-too-narrow',
  step: 'browser',
  needs: ['setCookie'],
  find({ setup }) {
    const { name, path, stoppedBy } = cookieLine(setup);
    if (stoppedBy.chrome !== 'path-too-narrow') return [];
    return [{ severity: 'error', where: name, args: { name, path, apiPath: setup.api.pathname } }];
  },
};
