import { parse } from 'tldts';
import { vendorDomains } from './vendor-domains.ts';

/**
 * The site a host belongs to, as browsers see it: the registrable domain by the Public Suffix List with its
 * private section, on which a name such as `vercel.app` is a suffix like `com` (RFC 6265bis §5.2).
 *
 * @param hostname as in `URL.hostname`
 * @returns the registrable domain; the host itself for addresses and for bare suffixes such as `localhost`
 */
export function siteOf(hostname: string): string {
  return parse(hostname, { allowPrivateDomains: true }).domain ?? hostname;
}

/**
 * Whose domain a host stands on, if it is a vendor's that many customers share.
 *
 * @param hostname as in `URL.hostname`
 * @returns the vendor's domain, such as `github.io`, or undefined
 */
export function vendorOf(hostname: string): string | undefined {
  const { isPrivate, publicSuffix } = parse(hostname, { allowPrivateDomains: true });
  if (isPrivate === true && publicSuffix !== null) return publicSuffix;
  return vendorDomains.find((domain) => hostname.endsWith(`.${domain}`));
}
