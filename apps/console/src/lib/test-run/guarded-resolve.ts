import { type Resolve, resolveAddresses } from '@bookplate/doctor';
import ipaddr from 'ipaddr.js';

/** Finds addresses, but none that the console must not ask on somebody's behalf. */
export interface GuardedResolve {
  readonly resolve: Resolve;
  /** What it refused so far: the first such address of each name. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Makes a resolver for one examination. Whoever may edit a site could make the console ask the machines beside it, and
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
    // `process` reads an IPv4 address that is written as IPv6.
    const parsed = ipaddr.process(address);
    if (parsed.range() === 'unicast') return true;
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
