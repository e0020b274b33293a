/**
 * Whether a form was sent from a page of this very host. `SameSite` cookies do not tell: the docs, and every other
 * subdomain, are the same site, so each dashboard has to look for itself.
 *
 * @param header reads a request header
 * @returns false if a browser says that the form came from elsewhere; tools that say nothing are let through
 */
export function isFromThisHost(header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = header('origin');
  return origin === undefined || origin.replace(/^https?:\/\//, '') === header('host');
}

/**
 * Where to go after signing in: only to a page of this dashboard or of its docs, else `next` would send a reader from
 * our sign-in page to anybody's copy of it.
 *
 * @param next the query parameter as it came
 * @param docsOrigins the origins of the docs
 * @param otherwise where to go if `next` is missing or leads elsewhere
 * @returns a path or an URL
 */
export function safeNext(
  next: string | undefined,
  docsOrigins: readonly string[],
  otherwise: string,
): string {
  const here = 'http://this-dashboard.invalid';
  const url = next && URL.canParse(next, here) ? new URL(next, here) : undefined;
  if (!url || url.protocol === 'javascript:') return otherwise;
  if (url.origin === here) return url.pathname + url.search + url.hash;
  return docsOrigins.includes(url.origin) ? url.href : otherwise;
}
