import { readHint } from '@bookplate/protocol';
import { expect, test } from 'vitest';
import { clearSignInHint, signInHint, signInHintCookie } from '../index.ts';

test('sets a hint that pages of the domain can read', () => {
  const cookie = signInHint({ domain: 'foo.com', name: 'Ada', maxAgeSeconds: 3_600 });
  expect(cookie.split('; ').slice(1)).toEqual([
    'Domain=foo.com',
    'Path=/',
    'Max-Age=3600',
    'SameSite=Lax',
    'Secure',
  ]);
  expect(readHint(cookie)).toEqual({ tag: expect.stringMatching(/^[\w-]{36}$/), name: 'Ada' });
});

test('has another tag at each sign-in, and no name unless it is given one', () => {
  const hints = [1, 2].map(() => readHint(signInHint({ domain: 'foo.com' })));
  expect(hints[0]?.tag).not.toBe(hints[1]?.tag);
  expect(hints[0]?.name).toBeUndefined();
});

test.each([
  '<img src=x onerror=alert(1)>',
  'a; Domain=evil.com',
  'x'.repeat(41),
  'Ada\r\nX: y',
  '',
])('leaves out the name %j, and signs in all the same', (name) => {
  const cookie = signInHint({ domain: 'foo.com', name });
  expect(cookie).toMatch(
    /^bookplate_hint=[\w-]{36}; Domain=foo\.com; Path=\/; SameSite=Lax; Secure$/,
  );
});

test('is the same as an object, whose value a framework encodes', () => {
  const { name, value, ...rest } = signInHintCookie({
    domain: 'foo.com',
    name: 'Ólöf Þ',
    maxAgeSeconds: 60,
  });
  expect(rest).toEqual({
    domain: 'foo.com',
    path: '/',
    maxAge: 60,
    sameSite: 'lax',
    httpOnly: false,
    secure: true,
  });
  expect(readHint(`${name}=${encodeURIComponent(value)}`)?.name).toBe('Ólöf Þ');
  expect(() => signInHintCookie({ domain: 'com' })).toThrow('such as foo.com');
});

test('deletes what it set', () => {
  expect(clearSignInHint({ domain: 'foo.com' })).toBe(
    'bookplate_hint=; Domain=foo.com; Path=/; Max-Age=0; SameSite=Lax; Secure',
  );
});

test('leaves Secure out on localhost names', () => {
  expect(clearSignInHint({ domain: 'acme.localhost' })).not.toContain('Secure');
});

test.each([
  '',
  'com',
  'https://foo.com',
  'foo.com:443',
  'foo.com/',
  '.foo.com',
  'Foo.com',
  'foo.com; x',
])('refuses the domain %j', (domain) => {
  expect(() => signInHint({ domain })).toThrow('domain: expected the domain of dashboard and docs');
  expect(() => clearSignInHint({ domain })).toThrow('such as foo.com');
});

test.each([0, -1, 1.5, Number.NaN])('refuses a lifetime of %s', (maxAgeSeconds) => {
  expect(() => signInHint({ domain: 'foo.com', maxAgeSeconds })).toThrow('maxAgeSeconds: expected');
});
