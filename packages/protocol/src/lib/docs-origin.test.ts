import { expect, test } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { parseDocsOrigin } from './docs-origin.ts';

test.each([
  ['https://docs.foo.com', 'https://docs.foo.com'],
  ['https://docs.foo.com/', 'https://docs.foo.com'],
  ['HTTPS://Docs.Foo.com:443', 'https://docs.foo.com'],
  ['https://docs.foo.com:8443', 'https://docs.foo.com:8443'],
  ['https://dócs.foo.com', 'https://xn--dcs-gna.foo.com'],
  ['https://intranet', 'https://intranet'],
  ['https://203.0.113.9', 'https://203.0.113.9'],
  ['https://[2001:DB8::1]:8443', 'https://[2001:db8::1]:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://docs.acme.localhost:4311', 'http://docs.acme.localhost:4311'],
  ['http://127.0.0.1:80', 'http://127.0.0.1'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('writes %j as browsers do: %j', (entry, origin) => {
  expect(parseDocsOrigin(entry)).toBe(origin);
});

// Each row: what someone may write, and what the error must tell them to write or do instead.
const wrong: [entry: unknown, hint: string][] = [
  ['*', 'list each docs origin'],
  ['null', 'list each docs origin'],
  ['https://*.foo.com', 'is a pattern'],
  ['https://docs.foo.*', 'is a pattern'],
  ['^https://docs\\.foo\\.com$', 'is a pattern'],
  ['https://(docs|www).foo.com', 'is a pattern'],
  [/docs\.foo\.com$/, 'found the pattern /docs\\.foo\\.com$/'],
  ['docs.foo.com', 'has no scheme; write "https://docs.foo.com"'],
  ['docs.foo.com:8443', 'has no scheme; write "https://docs.foo.com:8443"'],
  ['//docs.foo.com', 'has no scheme; write "https://docs.foo.com"'],
  ['https:docs.foo.com', 'has no scheme; write "https://docs.foo.com"'],
  ['https:/docs.foo.com', 'has no scheme; write "https://docs.foo.com"'],
  ['https:\\\\docs.foo.com', 'has a backslash; write "https://docs.foo.com"'],
  ['https://docs.foo.com\\', 'has a backslash; write "https://docs.foo.com"'],
  ['https:///docs.foo.com', 'has no host'],
  ['https://', 'has no host'],
  [
    'http://docs.foo.com',
    'is not encrypted, and http is accepted for localhost names only; write "https://docs.foo.com"',
  ],
  ['http://192.168.0.5:3000', 'write "https://192.168.0.5:3000"'],
  ['http://localhost.foo.com', 'write "https://localhost.foo.com"'],
  ['ftp://docs.foo.com', 'has the scheme ftp, expected https; write "https://docs.foo.com"'],
  ['file:///srv/docs', 'has the scheme file, expected https'],
  ['chrome-extension://abcdef', 'has the scheme chrome-extension'],
  [
    'https://docs.foo.com/guide',
    'has more than an origin: scheme, host and port only; write "https://docs.foo.com"',
  ],
  ['https://foo.com/docs/', 'write "https://foo.com"'],
  ['http://docs.foo.localhost:4311/guide', 'write "http://docs.foo.localhost:4311"'],
  ['https://docs.foo.com?x=1', 'write "https://docs.foo.com"'],
  ['https://docs.foo.com/#top', 'write "https://docs.foo.com"'],
  ['https://ada:pw@docs.foo.com', 'has a user name in it; write "https://docs.foo.com"'],
  ['https://docs.foo.com@evil.com', 'has a user name in it'],
  ['https://docs.foo.com,https://www.foo.com', 'give each origin its own entry'],
  ['https://docs.foo.com https://www.foo.com', 'give each origin its own entry'],
  ['https://docs.foo.com;', 'give each origin its own entry'],
  [' https://docs.foo.com', 'has white space around it; write "https://docs.foo.com"'],
  ['https://docs.foo.com\n', 'has white space around it; write "https://docs.foo.com"'],
  ['https://docs.foo.com.', 'has a dot at its end; write "https://docs.foo.com"'],
  ['https://docs%2Efoo.com', 'has an encoded character in its host'],
  ['https://docs.foo.com:99999', 'is not a valid URL'],
  ['https://docs.foo.com:port', 'is not a valid URL'],
  ['https://0x7f.1', 'is an unusual way to write an address; write "https://127.0.0.1"'],
  ['https://2130706433', 'is an unusual way to write an address; write "https://127.0.0.1"'],
  ['', 'found an empty string'],
  ['   ', 'has white space around it'],
  [undefined, 'found nothing'],
  [null, 'found null'],
  [true, 'found true'],
  [443, 'found 443'],
  [['https://docs.foo.com'], 'found an array'],
  [{ origin: 'https://docs.foo.com' }, 'found an object'],
  [new URL('https://docs.foo.com'), 'found an object'],
  [() => true, 'found a function'],
];

test.each(wrong)('refuses %j and says what to write', (entry, hint) => {
  const parse = (): string => parseDocsOrigin(entry, 'docsOrigins[2]');
  expect(parse).toThrow(ConfigurationError);
  expect(parse).toThrow(/^docsOrigins\[2\]: /);
  expect(parse).toThrow(hint);
});

test('every suggestion is itself accepted', () => {
  for (const [entry] of wrong) {
    const suggestion = /write (?:for example )?("[^"]+")$/.exec(messageFor(entry))?.[1];
    if (suggestion) expect(() => parseDocsOrigin(JSON.parse(suggestion))).not.toThrow();
  }
});

function messageFor(entry: unknown): string {
  try {
    return parseDocsOrigin(entry);
  } catch (error) {
    return (error as Error).message;
  }
}
