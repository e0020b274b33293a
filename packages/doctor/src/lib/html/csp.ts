/** One policy: directive name to its values. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a policy (CSP3 §2.2.1: `serialized-policy = serialized-directive *( ";" [ serialized-directive ] )`).
 * A directive that comes again is ignored.
 *
 * @param text one policy, of a header or of a `meta`
 * @returns its directives
 */
export function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name, ...values] = directive.trim().split(/[\t\n\f\r ]+/);
    const key = name?.toLowerCase();
    if (key && !policy.has(key)) policy.set(key, values);
  }
  return policy;
}

/** A directive and what it lists. */
export interface Governing {
  readonly directive: string;
  readonly sources: readonly string[];
}

/**
 * Finds the directive that decides, by the fallbacks of CSP3 §6.8.3.
 *
 * @param policy one policy
 * @param names the directive and its fallbacks, most specific first
 * @returns the first that is there, or undefined if all is allowed
 */
export function governing(policy: Policy, names: readonly string[]): Governing | undefined {
  for (const directive of names) {
    const sources = policy.get(directive);
    if (sources) return { directive, sources };
  }
  return undefined;
}

/**
 * Whether a source list allows a URL (CSP3 §6.7.2.7, without redirects).
 *
 * @param sources of the directive
 * @param url what is to be loaded
 * @param self the page
 * @returns true if one of them matches
 */
export function allowsUrl(sources: readonly string[], url: URL, self: URL): boolean {
  return sources.some((source) => matchesUrl(source, url, self));
}

function matchesUrl(source: string, url: URL, self: URL): boolean {
  if (source === '*') return url.protocol === 'http:' || url.protocol === 'https:';
  if (source.toLowerCase() === "'self'") return url.origin === self.origin || isUpgrade(self, url);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return matchesScheme(source.slice(0, -1), url);

  const parts =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[^:/?#*]+|\[[^\]]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(
      source,
    );
  if (!parts) return false;
  const [, scheme = self.protocol.slice(0, -1), host = '', port, path] = parts;
  return (
    matchesScheme(scheme, url) &&
    matchesHost(host, url) &&
    matchesPort(port, url) &&
    matchesPath(path, url)
  );
}

/** `http` also stands for `https` (CSP3 §6.7.2.9). */
function matchesScheme(scheme: string, { protocol }: URL): boolean {
  const wanted = scheme.toLowerCase();
  return protocol === `${wanted}:` || (wanted === 'http' && protocol === 'https:');
}

function matchesHost(host: string, { hostname }: URL): boolean {
  const wanted = host.toLowerCase();
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? hostname.endsWith(wanted.slice(1)) : hostname === wanted;
}

function matchesPort(port: string | undefined, url: URL): boolean {
  if (port === '*') return true;
  const isDefault = url.port === '';
  if (port === undefined) return isDefault;
  return port === url.port || (isDefault && port === (url.protocol === 'https:' ? '443' : '80'));
}

/** A path that ends in a slash stands for all below it; else it is one path exactly. */
function matchesPath(path: string | undefined, { pathname }: URL): boolean {
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? pathname.startsWith(path) : pathname === path;
}

function isUpgrade(self: URL, url: URL): boolean {
  return (
    self.hostname === url.hostname &&
    self.protocol === 'http:' &&
    url.protocol === 'https:' &&
    !self.port &&
    !url.port
  );
}

/**
 * Whether a source list allows an inline script (CSP3 §6.7.3.2 and §6.7.3.3).
 *
 * @param sources of the directive
 * @param hash the script's `sha256-…`
 * @param nonce the script's nonce
 * @returns true if it may run
 */
export function allowsInline(
  sources: readonly string[],
  hash: string,
  nonce: string | undefined,
): boolean {
  // Base64 has two alphabets here; the digest is the same.
  const plain = sources.map((source) => source.replaceAll('-', '+').replaceAll('_', '/'));
  if (plain.includes(`'${hash.replaceAll('-', '+')}'`)) return true;
  if (nonce !== undefined && nonce !== '' && sources.includes(`'nonce-${nonce}'`)) return true;
  // A nonce, a hash or strict-dynamic switches unsafe-inline off.
  const isStrict = sources.some((source) =>
    /^'(nonce-|sha(256|384|512)-|strict-dynamic')/i.test(source),
  );
  return !isStrict && sources.some((source) => source.toLowerCase() === "'unsafe-inline'");
}
