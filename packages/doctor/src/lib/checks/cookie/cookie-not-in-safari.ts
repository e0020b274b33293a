import type { Check } from '../../check.ts';
import { followSetCookie } from '../../cookie/follow-set-cookie.ts';
import { recipeOrGeneric } from '../../recipe.ts';

/** `Secure` over http on a localhost name: Chrome and Firefox accept it, Safari does not. */
export const cookieNotInSafari: Check<'cookie-not-in-safari', { readonly name: string }> = {
  code: 'cookie-not-in-safari',
  step: 'browser',
  needs: ['setCookie'],
  find({ setup }) {
    const { name, stoppedBy } = followSetCookie(setup);
    if (stoppedBy.safari !== 'loopback-secure' || stoppedBy.chrome !== undefined) return [];
    return [{ severity: 'warning', where: name, args: { name } }];
  },
  explain: ({ name }, context) => ({
    title: `Safari does not keep the cookie ${name} in development`,
    meaning:
      'It is Secure, but set over http. Chrome and Firefox make an exception for localhost names, Safari does not.',
    fix: 'Omit Secure in development only, or use https there.',
    paste: recipeOrGeneric(context, 'Omit Secure in development'),
  }),
};
