/** Where names at and below `localhost` lead, whatever a name server answers (RFC 6761 §6.3). Node's own look-up asks one. */
export const loopbackAddresses: readonly string[] = ['127.0.0.1', '::1'];

/**
 * Whether a name is this machine: `localhost`, any name below it (RFC 6761 §6.3), 127.0.0.0/8 or ::1.
 *
 * @param hostname as in `URL.hostname`
 * @returns true for loopback names and addresses
 */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/**
 * Checks whether two hosts can be one site, without the Public Suffix List: they are the same host, or their last two
 * labels are. `false` is certain; `true` can be wrong below suffixes such as `co.uk`.
 *
 * @param one as in `URL.hostname`
 * @param other as in `URL.hostname`
 * @returns false if cookies with SameSite can never travel between pages of the two
 */
export function mayShareSite(one: string, other: string): boolean {
  if (one === other) return true;
  if (isAddress(one) || isAddress(other)) return false;
  const ending = lastTwoLabels(one);
  return ending.includes('.') && ending === lastTwoLabels(other);
}

function lastTwoLabels(hostname: string): string {
  return hostname.split('.').slice(-2).join('.');
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}
