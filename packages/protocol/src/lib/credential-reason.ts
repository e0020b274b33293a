import { kindOfName } from './credential-name.ts';

/** Why a field counts as a credential: its name, the beginning of its value, or a value that looks random. */
export type CredentialReason = 'name' | 'prefix' | 'entropy';

/** Forms that are credentials whatever the field is called. */
const prefixes: readonly RegExp[] = [
  // JSON Web Token (RFC 7519 §3.1): the base64url of `{"` twice.
  /^eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*$/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // Password hashes (modular crypt format).
  /^\$(2[aby]|argon2\w*|scrypt|pbkdf2[\w-]*|[156]|y)\$/,
  // Authorization header (RFC 9110 §11.4).
  /^(bearer|basic|token) [\w.~+/-]{8,}=*$/i,
  // A password in a URL (RFC 3986 §3.2.1).
  /^[a-z][a-z\d+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i,
  // Keys of well-known services.
  /^[sr]k_(live|test)_\w{8,}|^whsec_\w{8,}|^sk-(proj|ant|or|svcacct)-[\w-]{8,}|^sk-[A-Za-z\d]{20,}/,
  /^gh[pousr]_\w{20,}|^github_pat_\w{20,}|^glpat-[\w-]{16,}|^npm_\w{30,}|^pypi-[\w-]{16,}|^hf_\w{20,}/,
  /^xox[abeprs]-[\w-]{10,}|^xapp-[\w-]{10,}|^https:\/\/hooks\.slack\.com\/services\/\w/,
  /^A[KS]IA[A-Z\d]{16}$|^AIza[\w-]{30,}$|^ya29\.[\w-]{10,}|^SG\.[\w-]{16,}\.[\w-]{16,}$/,
  /^shp(at|ss|ca|pa)_\w{16,}|^dop_v1_\w{16,}|^lin_api_\w{16,}|^key-[\da-f]{32}$|^EAA[A-Za-z\d]{40,}$/,
];
/** `live_…`, `acme_sk_…`: companies' own keys. The end must look random. */
const ownPrefix =
  /^(?:[a-z\d]{2,12}[_-])?(?:sk|rk|pat|key|secret|token|api|live|test)[_-](?:\w+[_-])?/;

/** Public keys by their own prefix, placeholders, and masked values. */
const harmlessValue = /^pk_(live|test)_|\*\*|[•●…]|x{4}$|^<.*>$|^your[\s_-]|^\[?redacted\]?$/i;

/**
 * Judges whether a field of `content` is a credential: `content` is stored in the browser and every script of the docs
 * can read it, so keys and tokens do not belong there.
 *
 * @param path the field's, such as `content.account.apiKey` or `user.keys[0].value`
 * @param value the field's; undefined where only the name is known. Objects and lists are none, but their fields may be
 * @returns the reason, or undefined for other content
 */
export function credentialReason(path: string, value: unknown): CredentialReason | undefined {
  const kind = kindOfName(path);
  const isNamed = kind === 'credential' || kind === 'credential-number';
  if (value === undefined) return isNamed ? 'name' : undefined;
  if (typeof value === 'number') return kind === 'credential-number' ? 'name' : undefined;
  if (typeof value !== 'string' || value.trim() === '' || harmlessValue.test(value))
    return undefined;
  if (prefixes.some((prefix) => prefix.test(value))) return 'prefix';
  if (isNamed) return 'name';
  const [own = ''] = ownPrefix.exec(value) ?? [];
  if (own !== '' && looksRandom(value.slice(own.length), 12)) return 'prefix';
  if (kind === 'identifier' || !looksRandom(value, 20)) return undefined;
  return kind === 'some-key' ? 'name' : 'entropy';
}

/** A credential, and where it is. */
export interface FoundCredential {
  readonly path: string;
  readonly reason: CredentialReason;
}

/**
 * Finds the credentials in a value.
 *
 * @param value parsed JSON, such as `content`
 * @param path the value's own
 * @param publicFields of the settings: fields that are public whatever they look like, with all in them
 * @yields each with its path
 */
export function* findCredentials(
  value: unknown,
  path: string,
  publicFields: readonly string[] = [],
): Generator<FoundCredential, void, undefined> {
  const reason = value === undefined ? undefined : credentialReason(path, value);
  if (reason) yield { path, reason };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (publicFields.includes(name)) continue;
    const innerPath = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
    yield* findCredentials(inner, innerPath, publicFields);
  }
}

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const ulid = /^[0-7][\dA-HJKMNP-TV-Z]{25}$/;
const objectId = /^[\da-f]{24}$/;
/** Such as `cus_…` and `user_…`: services name their records so. */
const recordId = /^[a-z]{2,12}_[A-Za-z\d]{8,}$/;

/**
 * Checks whether a value looks random: long, without words, letters and digits mixed.
 */
function looksRandom(value: string, leastLength: number): boolean {
  if (value.length < leastLength || value.length > 512) return false;
  if (!/^[\w+/.~-]+={0,2}$/.test(value) || /^[/.]/.test(value)) return false;
  if ([uuid, ulid, objectId, recordId].some((known) => known.test(value))) return false;
  const longest = value.split(/[-_.~+/=]+/).reduce((a, b) => (b.length > a.length ? b : a));
  // Slugs, versions, host names and dates are short pieces; random ones have a separator now and then.
  if (longest.length < Math.min(leastLength, 16)) return false;
  if (!/\d/.test(longest) || !/[A-Za-z]/.test(longest)) return false;
  if (isCamelCase(longest)) return false;
  return changes(longest) >= 0.2 && entropyOf(longest) >= 2.8;
}

/** Mostly words of four letters or more that begin with a capital. */
function isCamelCase(text: string): boolean {
  const words = text.match(/[A-Z][a-z]{3,}/g) ?? [];
  return words.length > 1 && words.join('').length > text.length / 2;
}

function classOf(char = ''): 'digit' | 'lower' | 'upper' {
  if (/\d/.test(char)) return 'digit';
  return /[a-z]/.test(char) ? 'lower' : 'upper';
}

/** How often a character is of another class than the one before, from 0 to 1. A capital that begins a word is no change. */
function changes(text: string): number {
  let count = 0;
  for (let index = 1; index < text.length; index += 1) {
    const [before, now] = [classOf(text[index - 1]), classOf(text[index])];
    if (before !== now && !(before === 'upper' && now === 'lower')) count += 1;
  }
  return count / (text.length - 1);
}

/** Shannon's entropy in bits per character: 4 at most for hexadecimal, 6 for base64. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
