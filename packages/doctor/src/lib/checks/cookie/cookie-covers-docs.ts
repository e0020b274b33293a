import type { Check } from '../../check.ts';
import { followSetCookie } from '../../cookie/follow-set-cookie.ts';
import { cookieRefused } from './cookie-refused.ts';
import { goodCookie } from './good-cookie.ts';

/** With `Domain`, browsers send the session to the docs' own server too: to its vendor, its logs, a taken-over subdomain. */
export const cookieCoversDocs: Check<
  'cookie-covers-docs',
  { readonly name: string; readonly domain: string; readonly docsHost: string }
> = {
  code: 'cookie-covers-docs',
  step: 'dashboard',
  needs: ['setCookie'],
  unless: [cookieRefused],
  find({ setup }) {
    const { name, domain, reachesDocs } = followSetCookie(setup);
    if (!reachesDocs || domain === undefined) return [];
    const args = { name, domain, docsHost: setup.docs.hostname };
    return [{ severity: 'danger', where: name, args }];
  },
  explain: ({ name, domain, docsHost }, context) => ({
    title: `Browsers send the cookie ${name} to ${docsHost} too`,
    meaning: `Domain=${domain} gives the session to the docs' server, its vendor and its logs, and to anyone who takes over a name below ${domain}. The handshake does not need it.`,
    fix: 'Omit Domain. Over https, the prefix __Host- makes browsers enforce that.',
    paste: goodCookie(name, context),
  }),
};
