import type { UrlCheck } from '../../check.ts';
import { siteOf, vendorOf } from '../../site.ts';
import { oneDomain } from './one-domain.ts';

/** Docs on the domain of a vendor or preview service are another site than the dashboard, with any cookie attributes. */
export const vendorHost: UrlCheck<
  'vendor-host',
  { readonly docsHost: string; readonly vendor: string; readonly apiSite: string }
> = {
  code: 'vendor-host',
  step: 'browser',
  find({ setup: { docs, api, deployment } }) {
    const vendor = vendorOf(docs.hostname);
    if (vendor === undefined || deployment !== 'two-sites') return [];
    const args = { docsHost: docs.hostname, vendor, apiSite: siteOf(api.hostname) };
    return [{ severity: 'error', where: docs.href, args }];
  },
  explain: ({ docsHost, vendor, apiSite }) => ({
    title: `The docs are on ${vendor}, not on your own domain`,
    meaning: `Browsers treat ${docsHost} and ${apiSite} as different sites and withhold the session cookie. No cookie attribute changes that. Readers are never signed in on preview hosts.`,
    fix: oneDomain,
    paste: `docs.${apiSite}.  CNAME  ${docsHost}.`,
  }),
};
