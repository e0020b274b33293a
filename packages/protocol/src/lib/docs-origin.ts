import { ConfigurationError } from './configuration-error.ts';
import { describeValue, quote } from './describe-value.ts';
import { isLoopbackHost } from './hosts.ts';

/**
 * Reads the origin of a docs site and writes it as browsers do in `Origin` (HTML §7.1.1, "serialization of an
 * origin"): lower case, punycode, no default port. The Info API compares with exactly this.
 *
 * Refused is whatever is not one exact origin. Each of the looser forms lets a stranger read the reader's data:
 * `*` and `null` match anyone, patterns match look-alike hosts (CWE-942), plain http lets the network answer.
 *
 * @param entry what the configuration has, such as `https://docs.foo.com`; a single `/` at the end is forgiven
 * @param path the entry's name in the error
 * @returns the origin
 * @throws {ConfigurationError} naming the entry, what is wrong with it and the right form
 */
export function parseDocsOrigin(entry: unknown, path = 'docsOrigin'): string {
  const fail = (message: string): never => {
    throw new ConfigurationError([{ path, message }]);
  };
  if (typeof entry !== 'string' || entry === '')
    return fail(`expected an origin such as "https://docs.foo.com", found ${describeValue(entry)}`);

  const found = quote(entry);
  const refuse = (why: string, instead?: string): never =>
    fail(`${found} ${why}; write ${quote(instead ?? suggest(entry))}`);

  if (entry === '*')
    return fail(
      `${found} would let every site read the reader's data, and no browser accepts it with credentials (Fetch §3.3.5); list each docs origin, such as "https://docs.foo.com"`,
    );
  if (entry.toLowerCase() === 'null')
    return fail(
      `${found} is the origin of every sandboxed frame and local file, so anyone can have it; list each docs origin, such as "https://docs.foo.com"`,
    );
  if (/[\s,;]/.test(entry.trim()))
    return fail(`${found} looks like a list; give each origin its own entry`);
  if (entry !== entry.trim()) return refuse('has white space around it');
  if (/[*^$()|+]|\\\.|\[(?!:|[\da-f]*:)/i.test(entry))
    return fail(
      `${found} is a pattern, and patterns match look-alike hosts; list each docs origin, such as "https://docs.foo.com"`,
    );
  if (entry.includes('\\')) return refuse('has a backslash');

  const parts = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/i.exec(entry);
  if (!parts) return refuse('has no scheme');
  const [, scheme = '', authority = '', rest = ''] = parts;
  if (!/^https?$/i.test(scheme)) return refuse(`has the scheme ${scheme}, expected https`);
  if (authority === '')
    return fail(`${found} has no host; write for example "https://docs.foo.com"`);
  if (authority.includes('@')) return refuse('has a user name in it');
  if (authority.includes('%')) return refuse('has an encoded character in its host');
  if (rest !== '' && rest !== '/')
    return refuse('has more than an origin: scheme, host and port only');

  const url = toUrl(entry);
  if (!url) return fail(`${found} is not a valid URL; write for example "https://docs.foo.com"`);
  if (url.hostname.endsWith('.')) return refuse('has a dot at its end');
  if (/^[\d.]+$/.test(url.hostname) && !authority.startsWith(url.hostname))
    return refuse('is an unusual way to write an address', url.origin);
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname))
    return refuse('is not encrypted, and http is accepted for localhost names only');
  return url.origin;
}

function toUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The origin that was probably meant. */
function suggest(entry: string): string {
  const host = entry
    .trim()
    .replaceAll('\\', '/')
    .replace(/^[a-z][a-z\d+.-]*:\/*(?!\d+$)/i, '')
    .replace(/^\/+/, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '');
  const url = toUrl(`https://${host}`);
  if (!url) return 'https://docs.foo.com';
  const scheme = /^\s*http:/i.test(entry) && isLoopbackHost(url.hostname) ? 'http' : 'https';
  return `${scheme}://${url.host.replace(/\.(?=:|$)/, '')}`;
}
