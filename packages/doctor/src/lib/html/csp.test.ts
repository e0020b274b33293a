import { expect, test } from 'vitest';
import { allowsInline, allowsUrl, governing, parsePolicy } from './csp.ts';

const self = new URL('https://docs.foo.com/');

test.each([
  ['*', 'https://dash.foo.com/api', true],
  ["'self'", 'https://dash.foo.com/api', false],
  ["'self'", 'https://docs.foo.com/api', true],
  ["'none'", 'https://dash.foo.com/api', false],
  ['https:', 'https://dash.foo.com/api', true],
  ['http:', 'https://dash.foo.com/api', true],
  ['dash.foo.com', 'https://dash.foo.com/api', true],
  ['https://dash.foo.com', 'https://dash.foo.com/api', true],
  ['http://dash.foo.com', 'https://dash.foo.com/api', true],
  ['https://DASH.foo.com', 'https://dash.foo.com/api', true],
  ['https://dash.foo.com:8443', 'https://dash.foo.com/api', false],
  ['https://dash.foo.com:443', 'https://dash.foo.com/api', true],
  ['https://dash.foo.com:*', 'https://dash.foo.com:8443/api', true],
  ['https://dash.foo.com', 'https://dash.foo.com:8443/api', false],
  ['*.foo.com', 'https://dash.foo.com/api', true],
  ['*.foo.com', 'https://foo.com/api', false],
  ['*.foo.com', 'https://evilfoo.com/api', false],
  ['https://dash.foo.com/api/', 'https://dash.foo.com/api/user', true],
  ['https://dash.foo.com/api', 'https://dash.foo.com/api/user', false],
])('%s allows %s: %s', (source, url, expected) => {
  expect(allowsUrl([source], new URL(url), self)).toBe(expected);
});

test.each([
  [["'unsafe-inline'"], true],
  [["'unsafe-inline'", "'nonce-abc'"], false],
  [["'sha256-+/8='"], true],
  [["'sha256--_8='"], true],
  [["'nonce-n'"], true],
  [["'self'"], false],
])('an inline script under %j runs: %s', (sources, expected) => {
  expect(allowsInline(sources, 'sha256-+/8=', 'n')).toBe(expected);
});

test('the first of two equal directives holds, and fallbacks are followed', () => {
  const policy = parsePolicy("default-src 'none'; SCRIPT-SRC a; script-src b;; ");
  expect(governing(policy, ['script-src-elem', 'script-src'])).toEqual({
    directive: 'script-src',
    sources: ['a'],
  });
  expect(governing(policy, ['connect-src', 'default-src'])?.directive).toBe('default-src');
  expect(governing(parsePolicy('img-src x'), ['connect-src', 'default-src'])).toBeUndefined();
});
