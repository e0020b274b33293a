import { differentSites } from './different-sites.ts';
import { notHttps } from './not-https.ts';
import { schemeMix } from './scheme-mix.ts';
import { vendorHost } from './vendor-host.ts';

/** Checks of the two URLs alone. */
export const urlChecks: readonly [
  typeof vendorHost,
  typeof differentSites,
  typeof schemeMix,
  typeof notHttps,
] = [vendorHost, differentSites, schemeMix, notHttps];
