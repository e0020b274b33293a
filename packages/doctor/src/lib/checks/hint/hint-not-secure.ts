import { isLoopbackHost } from '@bookplate/protocol';
import type { Check, NoArgs } from '../../check.ts';
import { findHintLines } from '../../hint/hint-line.ts';
import { recipeOrGeneric } from '../../recipe.ts';

/** Without `Secure`, the hint goes over http too: anyone on the network reads the name, and can set another one. */
export const hintNotSecure: Check<'hint-not-secure', NoArgs> = {
  code: 'hint-not-secure',
  step: 'dashboard',
  needs: ['signInCookies'],
  find({ setup: { docs, api, signInCookies = [] } }) {
    const isInsecure = findHintLines(signInCookies).some(({ isSecure }) => !isSecure);
    // On localhost names there is no network, and some browsers drop a Secure cookie over http there.
    return isInsecure && api.protocol === 'https:' && !isLoopbackHost(api.hostname)
      ? [{ severity: 'danger', where: docs.href, args: {} }]
      : [];
  },
  explain: (_, context) => ({
    title: 'The sign-in hint is not Secure, and the dashboard is on https',
    meaning:
      'Browsers send it over http to every host of the domain. Anyone on the network can read the name in it, and set another one.',
    fix: 'Set the cookie with Secure.',
    paste: recipeOrGeneric(context, 'Set and delete the sign-in hint'),
  }),
};
