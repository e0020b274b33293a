import { expect, test } from 'vitest';
import { allowsUrl } from './source-list.ts';

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
  ['https://dash.foo.com/api?v=1', 'https://dash.foo.com/api', true],
  ['https://dash.foo.com/%61pi', 'https://dash.foo.com/api', true],
  ['http://dash.foo.com:80', 'https://dash.foo.com/api', true],
  ['https://dash.foo.com:80', 'https://dash.foo.com/api', false],
  ['http://dash.foo.com:8443', 'https://dash.foo.com:8443/api', false],
  ['*:*', 'https://dash.foo.com:8443/api', true],
  ['https://*', 'https://dash.foo.com/api', true],
  ['*.*.com', 'https://dash.foo.com/api', false],
  ['dash.foo.*', 'https://dash.foo.com/api', false],
  ["'https://dash.foo.com'", 'https://dash.foo.com/api', false],
  ['wss:', 'https://dash.foo.com/api', false],
  ['self', 'https://docs.foo.com/api', false],
])('%s allows %s: %s', (source, url, expected) => {
  expect(allowsUrl([source], new URL(url), self)).toBe(expected);
});

test("'self' of a page on http lets https of its host in, on the default ports", () => {
  const page = new URL('http://docs.foo.com/');
  expect(allowsUrl(["'self'"], new URL('https://docs.foo.com/a'), page)).toBe(true);
  expect(allowsUrl(["'self'"], new URL('https://docs.foo.com:8443/a'), page)).toBe(false);
  expect(allowsUrl(["'self'"], new URL('https://dash.foo.com/a'), page)).toBe(false);
});

test("'none' says nothing beside others, and an empty list allows nothing", () => {
  const url = new URL('https://dash.foo.com/api');
  expect(allowsUrl(["'none'", 'dash.foo.com'], url, self)).toBe(true);
  expect(allowsUrl([], url, self)).toBe(false);
});
