import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Looks up the addresses of a name, none if it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/**
 * Resolves like browsers: names at and below `localhost` are this machine, without a look-up (RFC 6761 §6.3). Node's own look-up
 * does not do this.
 *
 * @param hostname as in `URL.hostname`
 * @returns its addresses, none if it has none
 */
export async function resolveAddresses(hostname: string): Promise<readonly string[]> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return [bare];
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return ['127.0.0.1', '::1'];
  try {
    return (await lookup(hostname, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}

/**
 * Looks up each name once, and waits no longer than for a response: a name server can stay silent.
 *
 * @param resolve looks up
 * @param timeoutMs how long to wait
 * @returns the same function; a name that takes longer has no address
 */
export function resolveOnce(resolve: Resolve, timeoutMs: number): Resolve {
  const known = new Map<string, Promise<readonly string[]>>();
  return (hostname) => {
    const addresses = known.get(hostname) ?? within(timeoutMs, resolve(hostname));
    known.set(hostname, addresses);
    return addresses;
  };
}

async function within(
  timeoutMs: number,
  addresses: Promise<readonly string[]>,
): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const none = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve([]), timeoutMs);
  });
  try {
    return await Promise.race([addresses, none]);
  } finally {
    clearTimeout(timer);
  }
}
