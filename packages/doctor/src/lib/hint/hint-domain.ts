import { siteOf } from '../site.ts';

/**
 * Which hosts do not get a cookie of a domain.
 *
 * @param domain of the cookie; undefined if it is for one host only
 * @param setBy the host that sets it
 * @param hosts that should get it
 * @returns those that do not
 */
export function hostsWithout(
  domain: string | undefined,
  setBy: string,
  hosts: readonly string[],
): readonly string[] {
  if (domain === undefined) return hosts.filter((host) => host !== setBy);
  // Browsers refuse a domain that is a public suffix, or one that the host is not on (RFC 6265bis §5.7).
  const isRefused = !isOn(domain, siteOf(setBy)) || !isOn(setBy, domain);
  return hosts.filter((host) => isRefused || !isOn(host, domain));
}

function isOn(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
