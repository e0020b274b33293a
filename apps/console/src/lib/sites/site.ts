import type { Settings } from '@bookplate/protocol';

/** What people set for a site. */
export interface SiteValues {
  readonly name: string;
  /** The first is where readers are; previews and others follow. At least one. */
  readonly docsOrigins: readonly string[];
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly logoutUrl: string | null;
  readonly refreshSeconds: number;
  /** Hosts on other domains that the Login and log-out URLs may name. */
  readonly allowedHosts: readonly string[];
  /** Of how many page views it is told how the handshake ended: 0–1. */
  readonly reportShare: number;
}

/** A site as it is kept. */
export interface Site extends SiteValues {
  readonly id: string;
  /** Counts its changes. */
  readonly version: number;
}

/**
 * What the docs take over: no secrets, and nothing of the console.
 *
 * @param values of a site
 * @returns settings by the protocol's names
 */
export function toSettings(values: SiteValues): Settings {
  const { docsOrigins, apiUrl, loginUrl, logoutUrl, refreshSeconds, allowedHosts, reportShare } =
    values;
  const [docsOrigin] = docsOrigins;
  return {
    apiUrl: toHref(apiUrl),
    loginUrl: toHref(loginUrl),
    ...(logoutUrl !== null && { logoutUrl: toHref(logoutUrl) }),
    ...(docsOrigin !== undefined && { docsOrigin }),
    refreshSeconds,
    ...(allowedHosts.length > 0 && { allowedHosts }),
    reportSampleRate: reportShare,
  };
}

const placeholder = '{returnTo}';

/**
 * Writes a URL as browsers read it, so that no other program takes `https://dash.foo.com\@evil.com/` for another host.
 *
 * @param url as it was typed; with `{returnTo}`, which stays
 * @returns its href; what is no URL stays as it is
 */
export function toHref(url: string): string {
  // Letters, which a URL keeps as they are.
  let mark = 'returnto';
  while (url.toLowerCase().includes(mark)) mark += 'x';
  const marked = url.replaceAll(placeholder, mark);
  return URL.canParse(marked) ? new URL(marked).href.replaceAll(mark, placeholder) : url;
}
