import { parseString } from 'set-cookie-parser';
import { isLoopbackHost } from '@bookplate/protocol';
import { parse } from 'tldts';
import { siteOf } from '../site.ts';

/** The URLs between which browsers send a cookie. */
export interface Journey {
  /** A page of the docs. */
  readonly docsUrl: string;
  /** The Info API. */
  readonly apiUrl: string;
  /** The URL that sends the line, usually the login page. Default: the Info API's host. */
  readonly setByUrl?: string | undefined;
}

/** Why a cookie is not stored, or not sent. */
export type CookieReason =
  | 'not-a-cookie'
  | 'domain-is-foreign'
  | 'domain-is-public-suffix'
  | 'host-prefix-broken'
  | 'secure-prefix-broken'
  | 'secure-from-http'
  | 'none-without-secure'
  | 'partitioned-without-secure'
  | 'other-host'
  | 'path-too-narrow'
  | 'secure-to-http'
  | 'cross-site'
  | 'mixed-content'
  | 'loopback-secure'
  | 'expired';

export type Browser = (typeof browsers)[number];
export const browsers = ['chrome', 'firefox', 'safari'] as const;

/** Whether the docs page's request to the Info API carries the cookie. */
export interface CookieTravel {
  readonly name: string;
  /** The host of the cookie, with all hosts below it if `domain` is set. */
  readonly host: string;
  readonly domain: string | undefined;
  readonly path: string;
  /** For each browser the first reason not to send it, or undefined if the browser sends it. */
  readonly stoppedBy: Readonly<Record<Browser, CookieReason | undefined>>;
  /** Its `Domain` lets the docs' own server receive it: the vendor, its logs, an attacker who takes over the name. */
  readonly reachesDocs: boolean;
}

interface Line {
  readonly name: string;
  readonly value: string;
  readonly domain?: string | undefined;
  readonly path?: string | undefined;
  readonly secure?: boolean | undefined;
  readonly sameSite?: string | undefined;
  readonly partitioned?: boolean | undefined;
  readonly maxAge?: number | undefined;
  readonly expires?: Date | undefined;
}

/**
 * Follows a `Set-Cookie` line: do browsers store the cookie, and send it from the docs to the Info API?
 *
 * SameSite compares sites, so it never blocks between hosts of one site; it is a reason only between different sites.
 *
 * @param line the header's value
 * @param journey the URLs
 * @returns what Chrome, Firefox and Safari do, with their default settings of 2026
 */
export function followCookie(line: string, journey: Journey): CookieTravel {
  const docs = new URL(journey.docsUrl);
  const api = new URL(journey.apiUrl);
  const setBy = new URL(journey.setByUrl ?? new URL('/', api));
  const cookie: Line = parseString(line.replace(/^\s*set-cookie:\s*/i, '')) ?? {
    name: '',
    value: '',
  };

  const domain = cookie.domain?.replace(/^\./, '').toLowerCase() || undefined;
  const host = domain ?? setBy.hostname;
  const path = cookie.path?.startsWith('/') ? cookie.path : defaultPath(setBy);
  const covers = (hostname: string): boolean =>
    hostname === host || (domain !== undefined && hostname.endsWith(`.${domain}`));

  const stopped =
    refusal(cookie, { domain, setBy }) ??
    (covers(api.hostname) ? undefined : 'other-host') ??
    (isBelow(api.pathname, path) ? undefined : 'path-too-narrow') ??
    (cookie.secure === true && api.protocol === 'http:' && !isLoopbackHost(api.hostname)
      ? 'secure-to-http'
      : undefined);
  const stoppedIn = (browser: Browser): CookieReason | undefined =>
    stopped ?? stoppedInTransit(browser, cookie, { docs, api, setBy });
  return {
    name: cookie.name,
    host,
    domain,
    path,
    stoppedBy: {
      chrome: stoppedIn('chrome'),
      firefox: stoppedIn('firefox'),
      safari: stoppedIn('safari'),
    },
    reachesDocs: domain !== undefined && docs.hostname !== api.hostname && covers(docs.hostname),
  };
}

/** Reasons for any browser to store nothing (RFC 6265bis §5.7, storage model). */
function refusal(
  cookie: Line,
  { domain, setBy }: { readonly domain: string | undefined; readonly setBy: URL },
): CookieReason | undefined {
  if (cookie.name === '' && cookie.value === '') return 'not-a-cookie';
  if (isExpired(cookie)) return 'expired';
  if (domain !== undefined) {
    const covers = setBy.hostname === domain || setBy.hostname.endsWith(`.${domain}`);
    if (
      parse(domain, { allowPrivateDomains: true }).publicSuffix === domain &&
      domain !== setBy.hostname
    )
      return 'domain-is-public-suffix';
    if (!covers) return 'domain-is-foreign';
  }
  const name = cookie.name.toLowerCase();
  if (
    name.startsWith('__host-') &&
    !(cookie.secure && cookie.path === '/' && cookie.domain === undefined)
  )
    return 'host-prefix-broken';
  if (name.startsWith('__secure-') && !cookie.secure) return 'secure-prefix-broken';
  return cookie.secure && setBy.protocol === 'http:' && !isLoopbackHost(setBy.hostname)
    ? 'secure-from-http'
    : undefined;
}

/** Reasons in which browsers differ. */
function stoppedInTransit(
  browser: Browser,
  cookie: Line,
  { docs, api, setBy }: { readonly docs: URL; readonly api: URL; readonly setBy: URL },
): CookieReason | undefined {
  const sameSite = cookie.sameSite?.toLowerCase();
  // Chrome 80 and Firefox 131 refuse it; Safari keeps it.
  if (sameSite === 'none' && !cookie.secure && browser !== 'safari') return 'none-without-secure';
  // CHIPS §2.1. Safari is assumed to keep it, as it keeps the former.
  if (cookie.partitioned && !cookie.secure && browser !== 'safari')
    return 'partitioned-without-secure';
  // Chrome and Firefox treat http on a localhost name as secure, Safari does not.
  const usesHttp = setBy.protocol === 'http:' || api.protocol === 'http:';
  if (browser === 'safari' && cookie.secure && usesHttp) return 'loopback-secure';

  // A localhost name counts as secure, but not in WebKit.
  const isLocalHttp = isLoopbackHost(api.hostname) && browser !== 'safari';
  if (docs.protocol === 'https:' && api.protocol === 'http:' && !isLocalHttp)
    return 'mixed-content';
  const isPartitioned = cookie.partitioned === true;
  if (siteOf(docs.hostname) !== siteOf(api.hostname)) {
    // Chrome sends third-party cookies by default, with SameSite=None. Firefox partitions, Safari blocks. A partitioned cookie
    // stays with pages of the site on which it was set, for any SameSite.
    return browser === 'chrome' && sameSite === 'none' && !isPartitioned ? undefined : 'cross-site';
  }
  if (docs.protocol === api.protocol) return undefined;
  // Chrome includes the scheme in the site, Firefox only in the partition.
  if (browser === 'chrome') return sameSite === 'none' && !isPartitioned ? undefined : 'cross-site';
  return browser === 'firefox' && isPartitioned ? 'cross-site' : undefined;
}

/** RFC 6265bis §5.1.4, default-path: the directory of the page that set it. */
function defaultPath({ pathname }: URL): string {
  return pathname.slice(0, Math.max(1, pathname.lastIndexOf('/')));
}

/** RFC 6265bis §5.1.4, path-match. */
function isBelow(pathname: string, path: string): boolean {
  return (
    pathname === path ||
    (pathname.startsWith(path) && (path.endsWith('/') || pathname[path.length] === '/'))
  );
}

function isExpired({ maxAge, expires }: Line): boolean {
  if (maxAge !== undefined) return maxAge <= 0;
  return expires !== undefined && expires.getTime() <= Date.now();
}
