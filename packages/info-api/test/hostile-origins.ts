/**
 * Origins that resemble a docs origin, each of which some looser comparison lets through: prefix, suffix,
 * unescaped dot, case, port, scheme, trailing dot, user info, encoded characters, look-alike letters, lists.
 *
 * @param docsOrigin the one that is allowed, such as `https://docs.foo.com`
 * @returns over a thousand different strings, none equal to the docs origin
 */
export function hostileOrigins(docsOrigin: string): string[] {
  const { protocol, hostname } = new URL(docsOrigin);
  const scheme = `${protocol}//`;
  const labels = hostname.split('.');
  const evil = 'evil.com';
  const found = new Set<string>();
  const add = (...origins: string[]): void => origins.forEach((origin) => found.add(origin));

  for (const other of schemes) add(`${other}${hostname}`, `${other}${evil}`);
  for (const port of ports) add(`${docsOrigin}:${port}`, `http://${hostname}:${port}`);
  for (const character of printable()) {
    add(
      `${docsOrigin}${character}`,
      `${docsOrigin}${character}.${evil}`,
      `${docsOrigin}${character}${evil}`,
      `${scheme}${character}${hostname}`,
      `${scheme}${evil}${character}${hostname}`,
      `${scheme}${labels.join(character)}`,
      `${character}${docsOrigin}`,
    );
  }
  for (let index = 0; index < hostname.length; index += 1) {
    const before = hostname.slice(0, index);
    const after = hostname.slice(index + 1);
    const letter = hostname.charAt(index);
    add(`${scheme}${before}${after}`, `${scheme}${before}${letter}${letter}${after}`);
    add(`${scheme}${before}${letter.toUpperCase()}${after}`, `${scheme}${before}x${after}`);
    add(
      `${scheme}${before}%${letter.charCodeAt(0).toString(16)}${after}`,
      `${scheme}${before}\\${letter}${after}`,
    );
    for (const similar of lookAlikes[letter] ?? []) add(`${scheme}${before}${similar}${after}`);
  }
  for (const words of wrappings)
    add(words.replaceAll('@origin', docsOrigin).replaceAll('@host', hostname));
  for (const word of subdomains) {
    add(
      `${scheme}${word}.${hostname}`,
      `${scheme}${word}${hostname}`,
      `${scheme}${word}-${hostname}`,
    );
    add(`${scheme}${[word, ...labels.slice(1)].join('.')}`, `${docsOrigin}.${word}.com`);
  }
  found.delete(docsOrigin);
  // A header value is trimmed (RFC 9110 §5.5), so these would not differ on the wire.
  return [...found].filter((origin) => origin.trim() !== docsOrigin);
}

const schemes = [
  'http://', 'HTTPS://', 'Https://', 'ftp://', 'ws://', 'wss://', 'file://', 'blob:https://', 'data:https://',
  'filesystem:https://', 'view-source:https://', 'javascript://', 'chrome-extension://', 'moz-extension://',
  'capacitor://', 'ionic://', 'app://', 'tauri://', 'about:', 'https:', 'https:/', 'https:///', '//', '', 'https//',
  'https:\\\\', 'htts://', 'httpss://', ' http://',
]; // prettier-ignore

const ports = [
  '443',
  '444',
  '80',
  '8443',
  '0',
  '00443',
  '65536',
  '-1',
  '443.',
  '',
  '443/',
  '0x1bb',
  ' 443',
  '４４３',
];

const subdomains = [
  'a', 'www', 'evil', 'dash', 'api', 'docs', 'docs2', 'old-docs', 'staging', 'preview', 'cdn', 'xn--docs', 'localhost',
  'null', '*', '127', '_', '-', 'x.y.z', 'admin', 'status', 'blog', 'help', 'test', 'dev', 'mail', 'assets',
]; // prettier-ignore

const wrappings = [
  'null', 'NULL', 'Null', '*', 'undefined', 'true', 'about:blank', '@host', '@origin/', '@origin/docs', '@origin?x',
  '@origin#x', '@origin,https://evil.com', '@origin, https://evil.com', '@origin https://evil.com',
  'https://evil.com,@origin', 'https://evil.com @origin', '@origin,@origin', '@origin @origin', '@origin;@origin',
  'null,@origin', '@origin,null', '*,@origin', '"@origin"', "'@origin'", '<@origin>', '[@origin]', '(@origin)',
  'https://evil.com/@origin', 'https://evil.com?@origin', 'https://evil.com#@origin', 'https://evil.com\\@@host',
  'https://@host@evil.com', 'https://evil.com@@host', 'https://ada@@host', 'https://ada:pw@@host', 'https://:@@host',
  'https://@host:443@evil.com', 'https://[@host]', 'https://@host%00', 'https://@host%00.evil.com', 'https://@host%0d%0a',
  'https://@host%2eevil.com', 'https://@host%252eevil.com', 'https://@host%60.evil.com', 'https://@host&evil.com',
  'https://@host\t.evil.com', 'https://@host..evil.com', 'https://@host..', 'https://.@host', 'https://..@host',
  'https://%64ocs.foo.com', 'https://@host\u200b', 'https://\u200b@host', 'https://@host\u00ad', 'https://@host\u3002',
  '\ufeff@origin', '@origin\u00a0', 'https:// @host', 'https://@host .evil.com', 'Origin: @origin', '@origin\u0000',
].filter((words) => !words.includes('\u0000')); // prettier-ignore

/** Letters that look alike in common fonts (Unicode TR 39, "confusables"), as sent by something that is no browser. */
const lookAlikes: Record<string, string[]> = {
  a: ['а', 'ａ', 'α'],
  c: ['с', 'ϲ', 'ⅽ', 'ｃ'],
  d: ['ԁ', 'ⅾ', 'ｄ'],
  f: ['ｆ', 'ſ'],
  m: ['ⅿ', 'ｍ', 'rn'],
  o: ['о', 'ο', '0', 'ｏ', 'օ', 'ö'],
  s: ['ѕ', 'ｓ', 'ʂ'],
  '.': ['。', '．', '｡', '․', '-', ''],
};

function printable(): string[] {
  return Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
}
