import type { UrlCheck } from '../../check.ts';
import { siteOf } from '../../site.ts';
import { oneDomain } from './one-domain.ts';
import { vendorHost } from './vendor-host.ts';

/** Between two sites, Firefox and Safari send no session cookie, and Chrome none without `SameSite=None`. */
export const differentSites: UrlCheck<
  'different-sites',
  { readonly docsSite: string; readonly apiSite: string }
> = {
  code: 'different-sites',
  step: 'browser',
  unless: [vendorHost],
  find({ setup: { docs, api, deployment } }) {
    if (deployment !== 'two-sites') return [];
    const args = { docsSite: siteOf(docs.hostname), apiSite: siteOf(api.hostname) };
    return [{ severity: 'error', where: docs.href, args }];
  },
  explain: ({ docsSite, apiSite }) => ({
    title: `The docs (${docsSite}) and the Info API (${apiSite}) are on different sites`,
    meaning:
      'Safari blocks the session cookie, Firefox partitions it, and Chrome sends it only with SameSite=None and while third-party cookies are allowed. It can work in your browser and fail for your readers.',
    fix: oneDomain,
    paste: `docs.${apiSite}.  CNAME  (your docs host)`,
  }),
};
