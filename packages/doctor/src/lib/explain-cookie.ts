import type { CookieReason } from './cookie/travel.ts';

const reasons: Record<CookieReason, string> = {
  'not-a-cookie': 'the line has neither name nor value',
  'domain-is-foreign': 'its Domain does not cover the host that sets it',
  'domain-is-public-suffix': 'its Domain is a public suffix, which no site may use',
  'host-prefix-broken': 'the prefix __Host- needs Secure, Path=/ and no Domain',
  'secure-prefix-broken': 'the prefix __Secure- needs Secure',
  'secure-from-http': 'it is Secure, but set over http',
  'none-without-secure': 'SameSite=None needs Secure',
  'partitioned-without-secure': 'Partitioned needs Secure',
  'secure-to-http': 'it is Secure, but the API URL is http',
  expired: 'it has expired: this line deletes a cookie',
  'other-host': 'it belongs to another host',
  'path-too-narrow': 'its Path does not cover the API URL',
  'cross-site': 'docs and Info API are on different sites',
  'mixed-content': 'the docs are https, but the API URL is http',
  'loopback-secure': 'it is Secure, but set over http',
};

/**
 * Words the reason why a browser does not send a cookie.
 *
 * @param reason from `followCookie`
 * @returns a clause
 */
export function explainCookie(reason: CookieReason): string {
  return reasons[reason];
}
