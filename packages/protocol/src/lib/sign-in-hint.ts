/** What the dashboard's sign-in tells docs pages before any request: that somebody is signed in, and perhaps their name. */
export interface SignInHint {
  /** A random word of this sign-in: 16–64 letters, digits, `_` and `-`. It identifies no account. */
  readonly tag: string;
  /** What to call the reader until the answer has come: {@link isHintName}. */
  readonly name?: string | undefined;
}

/** The cookie that holds it, on the domain of dashboard and docs, readable by scripts. */
export const hintCookie = 'bookplate_hint';

const tagPattern = /^[\w-]{16,64}$/;
const namePattern = /^[\p{L}\p{M}\p{N} .'-]{1,40}$/u;

/**
 * Whether a hint may hold a name: 1–40 letters, marks, digits, spaces and `.'-`. Pages show it as plain text and as nothing
 * else.
 *
 * @param name any text
 * @returns true if it may
 */
export function isHintName(name: string): boolean {
  return namePattern.test(name);
}

/**
 * Writes a hint as the value of the cookie. A name that a hint may not hold is left out: a sign-in must not fail because
 * of it.
 *
 * @param hint tag and name
 * @returns ASCII that needs no further encoding (RFC 6265 §4.1.1): `TAG` or `TAG.NAME`, the name percent-encoded. Frameworks
 *   that percent-encode values themselves leave the dot alone
 * @throws {RangeError} if the tag is not 16–64 letters, digits, `_` and `-`
 */
export function writeHint({ tag, name }: SignInHint): string {
  if (!tagPattern.test(tag))
    throw new RangeError(
      `The tag of a hint is ${JSON.stringify(tag)}. Expected 16–64 letters, digits, _ and -. Use a random one, such as crypto.randomUUID().`,
    );
  return name !== undefined && isHintName(name) ? `${tag}.${encodeURIComponent(name)}` : tag;
}

/** The most characters that {@link writeHint} returns: of each character of the name, four bytes as `%XX`. */
export const longestHint: number = 64 + 1 + 40 * 4 * 3;

/**
 * Reads the hint. Every host of the domain can write the cookie, so a name that a hint may not hold is left out.
 *
 * @param cookies `document.cookie`, or a `Cookie` header
 * @returns the first hint in it, if there is one
 * @throws {URIError} if the name is not percent-encoded UTF-8: such a hint is none
 */
export function readHint(cookies: string): SignInHint | undefined {
  const [, , tag, name = ''] = /(^| )bookplate_hint=([\w-]+)\.?([^;]*)/.exec(cookies) ?? [];
  return tag ? { tag, name: namePattern.exec(decodeURIComponent(name))?.[0] } : undefined;
}
