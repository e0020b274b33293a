import { describeValue, quote } from './describe-value.ts';

/** No scheme, port, path or user name. */
export const allowedHostPattern: RegExp = /^[^\s/:@?#]+$/;

/**
 * Checks the hosts that URLs may name.
 *
 * @param value anything
 * @param report takes what is wrong
 */
export function checkAllowedHosts(value: unknown, report: (message: string) => void): void {
  if (
    !Array.isArray(value) ||
    !value.every((host) => typeof host === 'string' && allowedHostPattern.test(host))
  )
    report(`expected an array of host names, found ${describeValue(value)}`);
  else for (const host of value as string[]) checkHost(host, report);
}

/** Hosts are compared with `URL.hostname`, so only an exact host name, as a browser writes it, can match. */
function checkHost(host: string, report: (message: string) => void): void {
  const refuse = (why: string): void => report(`${quote(host)} ${why}`);
  if (host === '*') refuse('would allow every host; list each host name, such as "foo.auth0.com"');
  else if (/[*^$()|+[\]\\]/.test(host))
    refuse('is a pattern; list each host name, such as "foo.auth0.com"');
  else if (!URL.canParse(`https://${host}`)) refuse('is no host name, such as "foo.auth0.com"');
  else {
    const { hostname } = new URL(`https://${host}`);
    if (hostname !== host) refuse(`is not as browsers write it; write ${quote(hostname)}`);
  }
}
