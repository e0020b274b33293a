import type { Check } from '../../check.ts';
import { followSetCookie } from '../../cookie/follow-set-cookie.ts';
import { goodCookie } from './good-cookie.ts';

/** Browsers compare `Path` with the path of the API URL. Without `Path`, it is the directory of the page that set the cookie. */
export const cookiePathTooNarrow: Check<
  'cookie-path-too-narrow',
  { readonly name: string; readonly path: string; readonly apiPath: string }
> = {
  code: 'cookie-path-too-narrow',
  step: 'browser',
  needs: ['setCookie'],
  find({ setup }) {
    const { name, path, stoppedBy } = followSetCookie(setup);
    if (stoppedBy.chrome !== 'path-too-narrow') return [];
    return [{ severity: 'error', where: name, args: { name, path, apiPath: setup.api.pathname } }];
  },
  explain: ({ name, path, apiPath }, context) => ({
    title: `The cookie ${name} has Path ${path}, which does not cover ${apiPath}`,
    meaning:
      'Browsers send a cookie only to URLs below its Path. Without Path, it is the directory of the page that set the cookie.',
    fix: `Set the cookie with Path=/, or mount the Info API below ${path}.`,
    paste: goodCookie(name, context),
  }),
};
