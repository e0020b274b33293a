import type { CookieReason } from '../cookie/travel.ts';

const reasons: Record<CookieReason, string> = {
  'not-a-cookie': 'the line has neither name nor value',
  'domain-is-foreign': 'its Domain does not cover the host that sets it',
  'domain-is-public-suffix': 'its Domain is a public suffix, which no one site may have',
  'host-prefix-broken': 'the prefix __Host- needs Secure, Path=/ and no Domain',
  'secure-prefix-broken': 'the prefix __Secure- needs Secure',
  'secure-from-http': 'it is Secure and set over http',
  'none-without-secure': 'SameSite=None needs Secure',
  'partitioned-without-secure': 'Partitioned needs Secure',
  'secure-to-http': 'it is Secure and the API URL is http',
  expired: 'it has expired: this line deletes a cookie',
  'other-host': 'it belongs to another host',
  'path-too-narrow': 'its Path does not cover the API',
  'cross-site': 'the docs are on another site',
  'mixed-content': 'the API is http and the docs are https',
  'loopback-secure': 'it is Secure on http',
};

/**
 * Says why a cookie does not travel.
 *
 * @param reason from `followCookie`
 * @returns a few words
 */
export function explainCookie(reason: CookieReason): string {
  return reasons[reason];
}
