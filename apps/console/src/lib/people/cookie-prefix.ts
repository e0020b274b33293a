/**
 * What the names of our cookies begin with. Over https that is `__Host-`, with which browsers take a cookie only from this
 * very host (RFC 6265bis §4.1.3.2): docs and dashboards on the same site cannot plant a session of theirs here. Over plain
 * http, for a console on one's own machine, browsers refuse the prefix.
 *
 * @param url the console's own origin
 * @returns the beginning; a dot and the name of the cookie follow
 */
export function cookiePrefix(url: string): string {
  return isSecure(url) ? '__Host-bookplate-console' : 'bookplate-console';
}

/**
 * @param url the console's own origin
 * @returns whether cookies are sent over https only
 */
export function isSecure(url: string): boolean {
  return url.startsWith('https:');
}
