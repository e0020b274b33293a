import { type Resolve, resolveAddresses } from '@bookplate/doctor';
import ipaddr from 'ipaddr.js';
import { isIPv6 } from 'node:net';

/** The only IPv6 addresses that are given out (IANA, IPv6 Global Unicast Address Assignments). */
const global = ipaddr.parseCIDR('2000::/3');

/** Finds addresses, but none that the console must not ask on somebody's behalf. */
export interface GuardedResolve {
  readonly resolve: Resolve;
  /** What it refused so far: the first such address of each name. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Makes a resolver for one examination. An editor could make the console ask the machines beside it, and
 * read the answers off the findings (CWE-918): so only addresses of the public internet are found, and those that the
 * operator allows. A name is looked up once and its address kept, so that a second look-up cannot lead elsewhere
 * (DNS rebinding); and one forbidden address among several makes the whole name forbidden.
 *
 * @param allowedNetworks in CIDR notation
 * @param lookUp finds all addresses
 * @returns the resolver
 */
export function createGuardedResolve(
  allowedNetworks: readonly string[],
  lookUp: Resolve = resolveAddresses,
): GuardedResolve {
  const allowed = allowedNetworks.map((network) => ipaddr.parseCIDR(network));
  const refused = new Map<string, string>();
  const known = new Map<string, Promise<readonly string[]>>();

  const mayAsk = (address: string): boolean => {
    const plain = withoutDots(address);
    if (plain === undefined) return false;
    // `process` reads an IPv4 address that is written as IPv6.
    const parsed = ipaddr.process(plain);
    if (parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(global)))
      return true;
    return allowed.some((network) => network[0].kind() === parsed.kind() && parsed.match(network));
  };
  const find = async (hostname: string): Promise<readonly string[]> => {
    const addresses = await lookUp(hostname);
    const forbidden = addresses.find((address) => !mayAsk(address));
    if (forbidden === undefined) return addresses;
    refused.set(hostname, forbidden);
    return [];
  };
  return {
    refused,
    resolve(hostname) {
      const before = known.get(hostname);
      if (before) return before;
      const found = find(hostname);
      known.set(hostname, found);
      return found;
    },
  };
}

/**
 * ipaddr.js reads `::8.8.8.8` as an IPv4 address, which it is not (RFC 4291 §2.5.5.1). `URL` writes such an address without
 * dots, and refuses a zone such as `%eth0`.
 */
function withoutDots(address: string): string | undefined {
  if (!isIPv6(address)) return address;
  return URL.canParse(`http://[${address}]`)
    ? new URL(`http://[${address}]`).hostname.slice(1, -1)
    : undefined;
}
