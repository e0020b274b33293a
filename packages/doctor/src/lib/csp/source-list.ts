/**
 * Whether a source list allows a URL (CSP3 §6.7.2.7, "does URL match source list in origin", without redirects).
 *
 * @param sources of the directive; an empty list and `'none'` allow nothing, and `'none'` beside others has no effect
 * @param url to load
 * @param self the page
 * @returns true if one of them matches
 */
export function allowsUrl(sources: readonly string[], url: URL, self: URL): boolean {
  return sources.some((source) => matchesUrl(source, url, self));
}

/** A host source (CSP3 §2.3.1). Chromium drops a query or fragment and warns; the grammar has none. */
const hostSource =
  /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[a-z\d_-]+(?:\.[a-z\d_-]+)*)(?::(\d+|\*))?(\/[^?#]*)?(?:[?#].*)?$/i;

function matchesUrl(source: string, url: URL, self: URL): boolean {
  if (source === '*')
    return ['http:', 'https:', 'ws:', 'wss:', self.protocol].includes(url.protocol);
  if (source.toLowerCase() === "'self'") return isSelf(url, self);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return matchesScheme(source.slice(0, -1), url) !== 'no';

  const [whole, scheme = self.protocol.slice(0, -1), host = '', port, path] =
    hostSource.exec(source) ?? [];
  if (whole === undefined) return false;
  const byScheme = matchesScheme(scheme, url);
  const byPort = matchesPort(port, url);
  if (byScheme === 'no' || byPort === 'no') return false;
  // `http://foo.com:8080` does not allow `https://foo.com:8080`, nor `https://foo.com:80` port 443.
  if (byScheme === 'upgraded' && byPort === 'exact' && port !== undefined && port !== '443')
    return false;
  if (byPort === 'upgraded' && byScheme !== 'upgraded') return false;
  return matchesHost(host, url) && matchesPath(path, url);
}

type Match = 'exact' | 'upgraded' | 'any' | 'no';

/** CSP3 §6.7.2.9: `http` includes `https`. By its text `ws` includes `http`, too; not in Chromium. */
function matchesScheme(scheme: string, { protocol }: URL): Match {
  const [wanted, found] = [scheme.toLowerCase(), protocol.slice(0, -1)];
  if (wanted === found) return 'exact';
  return wanted === 'http' && found === 'https' ? 'upgraded' : 'no';
}

/** CSP3 §6.7.2.10. */
function matchesHost(host: string, { hostname }: URL): boolean {
  const wanted = host.toLowerCase();
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? hostname.endsWith(wanted.slice(1)) : hostname === wanted;
}

/** CSP3 §6.7.2.11. Without a port, it is the default port of the URL's scheme. */
function matchesPort(port: string | undefined, { protocol, port: given }: URL): Match {
  if (port === '*') return 'any';
  const isTls = protocol === 'https:' || protocol === 'wss:';
  const found = given === '' ? (isTls ? 443 : 80) : Number(given);
  if (port === undefined) return given === '' ? 'exact' : 'no';
  if (Number(port) === found) return 'exact';
  return Number(port) === 80 && found === 443 ? 'upgraded' : 'no';
}

/** CSP3 §6.7.2.12: a path that ends in a slash includes all paths below it; any other is exact. */
function matchesPath(path: string | undefined, { pathname }: URL): boolean {
  if (path === undefined) return true;
  const [wanted, found] = [path, pathname].map(decode);
  return path.endsWith('/') ? (found ?? '').startsWith(wanted ?? '') : found === wanted;
}

/** Percent-decodes each piece; what is not an encoding stays. */
function decode(path: string): string {
  return path.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/** The page's own origin, or that with a secure scheme, if both have their default ports (CSP3 §6.7.2.8). */
function isSelf(url: URL, self: URL): boolean {
  if (url.origin === self.origin && url.origin !== 'null') return true;
  if (url.hostname !== self.hostname) return false;
  const isUpgrade =
    ['https:', 'wss:'].includes(url.protocol) ||
    (self.protocol === 'http:' && url.protocol === 'ws:');
  return isUpgrade && (url.port === self.port || (url.port === '' && self.port === ''));
}
