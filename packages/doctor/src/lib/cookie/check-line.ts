/** RFC 6265bis §5.6, and `Priority`, which Chromium knows. */
const attributes = [
  'domain',
  'expires',
  'httponly',
  'max-age',
  'partitioned',
  'path',
  'priority',
  'samesite',
  'secure',
];

/**
 * Checks that a line is a `Set-Cookie` line that a server may send (RFC 6265bis §4.1.1). Browsers accept nearly anything as a
 * cookie, even without a name, so a typing mistake would look like a working cookie.
 *
 * @param line with or without the name of the header
 * @returns what was expected and found, without the value, which can be a session; undefined if the line is valid
 */
export function checkSetCookieLine(line: string): string | undefined {
  const found = whatElse(line.replace(/^\s*set-cookie:/i, '').trim());
  return (
    found &&
    `expected a Set-Cookie line such as "sid=…; Path=/; Secure; HttpOnly; SameSite=Lax", found ${found}. Copy the header from the answer that signs you in (developer tools, Network); the value may be left out: "sid=; Path=/".`
  );
}

function whatElse(line: string): string | undefined {
  if (line === '') return 'an empty line';
  if (/[\r\n]/.test(line)) return 'several lines';
  if (/^cookie:/i.test(line)) return 'a Cookie header, which has no attributes';
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  if (at === -1) return 'no "=" after the name';
  return wrongName(pair.slice(0, at).trim()) ?? wrongAttributes(rest.filter((part) => part !== ''));
}

function wrongName(name: string): string | undefined {
  if (name === '') return 'an empty name';
  if (name.includes('://')) return 'a URL in the name';
  if (/\s/.test(name)) return 'a space in the name';
  // RFC 9110 §5.6.2, token.
  const [wrong] = /[^\w!#$%&'*+.^`|~-]/.exec(name) ?? [];
  if (wrong !== undefined) return `${JSON.stringify(wrong)} in the name`;
  const attribute = attributes.find((known) => known === name.toLowerCase());
  return attribute && `the attribute ${name} where the name of the cookie is expected`;
}

function isKnown({ name }: { readonly name: string }): boolean {
  return attributes.includes(name.toLowerCase());
}

function wrongAttributes(parts: readonly string[]): string | undefined {
  const given = parts.map((part) => {
    const [name = '', value = ''] = part.split(/=(.*)/s).map((each) => each.trim());
    return { name, value };
  });
  if (
    given.some(
      (each) => isKnown(each) && !/^expires$/i.test(each.name) && /,\s*[^\s=]+=/.test(each.value),
    )
  )
    return 'several cookies, where one is expected';
  // Browsers ignore unknown attributes; but a line with no known one is a list of cookies.
  const [first] = given;
  const isCookieHeader = first && !given.some(isKnown) && given.some(({ value }) => value !== '');
  return isCookieHeader
    ? `${given.map(({ name }) => name).join(', ')}, which is no attribute: this looks like a Cookie header`
    : undefined;
}
