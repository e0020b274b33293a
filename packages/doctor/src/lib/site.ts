import { parse } from 'tldts';
import { vendorDomains } from './vendor-domains.ts';

/** The version of the Public Suffix List that defines sites. */
export interface PublicSuffixList {
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** The list comes with a package that has no date: this is the day on which that version appeared. */
export const publicSuffixList: PublicSuffixList = { source: 'tldts 7.5.5', date: '2026-11-19' };

/**
 * The part of a name that its owner registered, by the Public Suffix List with its private section, on which a
 * name such as `vercel.app` is a suffix like `com` (RFC 6265bis §5.2).
 *
 * @param hostname as in `URL.hostname`
 * @returns such as `foo.co.uk`; undefined for a bare suffix, an address, or a name that begins with a dot
 */
export function registrableDomain(hostname: string): string | undefined {
  if (hostname.startsWith('.')) return undefined;
  return parse(hostname, { allowPrivateDomains: true }).domain ?? undefined;
}

/**
 * The site a host belongs to, as browsers see it.
 *
 * @param hostname as in `URL.hostname`
 * @returns the registrable domain; the host itself for addresses and for bare suffixes such as `localhost`
 */
export function siteOf(hostname: string): string {
  return registrableDomain(hostname) ?? hostname;
}

/**
 * The vendor whose domain a host is on, if many customers share it.
 *
 * @param hostname as in `URL.hostname`
 * @returns the vendor's domain, such as `github.io`, or undefined
 */
export function vendorOf(hostname: string): string | undefined {
  const { isPrivate, publicSuffix } = parse(hostname, { allowPrivateDomains: true });
  if (isPrivate === true && publicSuffix !== null) return publicSuffix;
  return vendorDomains.find((domain) => hostname.endsWith(`.${domain}`));
}
