import type { Check } from '../check.ts';
import { siteOf } from '../site.ts';

/** Between two sites no session cookie travels in Firefox and Safari, nor in Chrome without `SameSite=None`. */
export const differentSites: Check<'different-sites'> = {
  code: 'different-sites',
  step: 'browser',
  unless: ['vendor-host'],
  find({ setup: { docs, api, deployment } }) {
    if (deployment !== 'two-sites') return [];
    const args = { docsSite: siteOf(docs.hostname), apiSite: siteOf(api.hostname) };
    return [{ severity: 'error', where: docs.href, args }];
  },
};
