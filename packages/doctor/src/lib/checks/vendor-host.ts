import type { Check } from '../check.ts';
import { siteOf, vendorOf } from '../site.ts';

/** Docs on a vendor's or preview service's domain are another site than the dashboard, whatever the cookies say. */
export const vendorHost: Check<'vendor-host'> = {
  code: 'vendor-host',
  step: 'browser',
  find({ setup: { docs, api, deployment } }) {
    const vendor = vendorOf(docs.hostname);
    if (vendor === undefined || deployment !== 'two-sites') return [];
    const args = { docsHost: docs.hostname, vendor, apiSite: siteOf(api.hostname) };
    return [{ severity: 'error', where: docs.href, args }];
  },
};
