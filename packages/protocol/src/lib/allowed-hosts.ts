import { describeValue, quote } from './describe-value.ts';
import type { Report } from './setting-rules.ts';

/**
 * Reads the setting `allowedHosts`.
 *
 * @param value of it
 * @param report takes what is wrong
 * @returns the hosts as they were given; none if the value is no list of host names
 */
export function readAllowedHosts(value: unknown, report: Report): readonly string[] {
  if (value === undefined) return [];
  if (
    !Array.isArray(value) ||
    !value.every((host) => typeof host === 'string' && /^[^\s/:@?#]+$/.test(host))
  ) {
    report('allowedHosts', `expected an array of host names, found ${describeValue(value)}`);
    return [];
  }
  for (const host of value as string[]) checkHost(host, report);
  return value as string[];
}

/** Hosts are compared with `URL.hostname`, so nothing else than an exact host name, as a browser writes it, ever fits. */
function checkHost(host: string, report: Report): void {
  const refuse = (why: string): void => report('allowedHosts', `${quote(host)} ${why}`);
  if (host === '*') refuse('would allow every host; list each host name, such as "foo.auth0.com"');
  else if (/[*^$()|+[\]\\]/.test(host))
    refuse('is a pattern; list each host name, such as "foo.auth0.com"');
  else if (!URL.canParse(`https://${host}`)) refuse('is no host name, such as "foo.auth0.com"');
  else {
    const { hostname } = new URL(`https://${host}`);
    if (hostname !== host) refuse(`is not as browsers write it; write ${quote(hostname)}`);
  }
}
