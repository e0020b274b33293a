import type { Check } from '../check.ts';
import { cookieLine } from './cookie-line.ts';

/** With `Domain`, the session goes to the docs' own server too: to its vendor, its logs, a taken-over subdomain. */
export const cookieCoversDocs: Check<'cookie-covers-docs'> = {
  code: 'cookie-covers-docs',
  step: 'dashboard',
  needs: ['setCookie'],
  unless: ['cookie-refused'],
  find({ setup }) {
    const { name, domain, reachesDocs } = cookieLine(setup);
    if (!reachesDocs || domain === undefined) return [];
    return [
      { severity: 'danger', where: name, args: { name, domain, docsHost: setup.docs.hostname } },
    ];
  },
};
