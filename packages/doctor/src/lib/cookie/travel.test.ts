import { expect, test } from 'vitest';
import { followCookie, type Journey } from './travel.ts';

const foo: Journey = { docsUrl: 'https://docs.foo.com/', apiUrl: 'https://dash.foo.com/api/user' };
const localhost: Journey = {
  docsUrl: 'http://docs.foo.localhost:1/',
  apiUrl: 'http://dash.foo.localhost:2/api/user',
};
const otherSite: Journey = { ...foo, docsUrl: 'https://docs.bar.com/' };
const loginElsewhere: Journey = { ...foo, setByUrl: 'https://login.foo.com/sign-in' };
const loginBelow: Journey = { ...foo, setByUrl: 'https://dash.foo.com/dashboard/login' };

/** What browsers did with each line: undefined is sent. */
test.each([
  ['sid=1; Path=/', foo, undefined],
  ['sid=1; Path=/; SameSite=Strict; Secure; HttpOnly', foo, undefined],
  ['sid=1; Path=/; SameSite=Lax', foo, undefined],
  ['sid=1; Path=/; SameSite=None; Secure', foo, undefined],
  ['sid=1; Path=/; SameSite=None; Secure; Partitioned', foo, undefined],
  ['sid=1; Path=/; Partitioned', foo, 'partitioned-without-secure'],
  ['sid=1; Path=/; SameSite=None; Secure; Partitioned', otherSite, 'cross-site'],
  ['__Host-sid=1; Path=/; Secure', foo, undefined],
  ['__host-sid=1; Path=/; Secure; Domain=foo.com', foo, 'host-prefix-broken'],
  ['__Host-sid=1; Path=/app; Secure', foo, 'host-prefix-broken'],
  ['__Host-sid=1; Secure', foo, 'host-prefix-broken'],
  ['__Secure-sid=1; Path=/', foo, 'secure-prefix-broken'],
  ['sid=1; Path=/; Domain=foo.com', foo, undefined],
  ['sid=1; Path=/; Domain=.foo.com', loginElsewhere, undefined],
  ['sid=1; Path=/; Domain=bar.com', foo, 'domain-is-foreign'],
  ['sid=1; Path=/; Domain=api.foo.com', foo, 'domain-is-foreign'],
  ['sid=1; Path=/; Domain=com', foo, 'domain-is-public-suffix'],
  ['sid=1; Path=/', loginElsewhere, 'other-host'],
  ['sid=1', loginBelow, 'path-too-narrow'],
  ['sid=1; Path=/dashboard', foo, 'path-too-narrow'],
  ['sid=1; Path=/ap', foo, 'path-too-narrow'],
  ['sid=1; Path=/api', foo, undefined],
  ['sid=1; Path=api', foo, undefined],
  ['sid=; Path=/; Max-Age=0', foo, 'expired'],
  ['sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', foo, 'expired'],
  ['', foo, 'not-a-cookie'],
  ['sid=1; Path=/', otherSite, 'cross-site'],
  ['sid=1; Path=/; Secure', localhost, undefined],
  ['Set-Cookie: sid=1; Path=/', foo, undefined],
] as const)('%j in Chrome: %s', (line, journey, expected) => {
  expect(followCookie(line, journey).stoppedBy.chrome).toBe(expected);
});

test('SameSite=None crosses sites in Chrome only', () => {
  expect(followCookie('sid=1; Path=/; SameSite=None; Secure', otherSite).stoppedBy).toEqual({
    chrome: undefined,
    firefox: 'cross-site',
    safari: 'cross-site',
  });
});

test('SameSite=None without Secure is refused by Chrome and Firefox', () => {
  expect(followCookie('sid=1; Path=/; SameSite=None', foo).stoppedBy).toEqual({
    chrome: 'none-without-secure',
    firefox: 'none-without-secure',
    safari: undefined,
  });
});

test('Secure over http on a localhost name is refused by Safari', () => {
  expect(followCookie('sid=1; Path=/; Secure', localhost).stoppedBy).toEqual({
    chrome: undefined,
    firefox: undefined,
    safari: 'loopback-secure',
  });
});

test('http docs and an https API are two sites for Chrome', () => {
  const journey = { ...foo, docsUrl: 'http://docs.foo.com/' };
  expect(followCookie('sid=1; Path=/; SameSite=Lax; Secure', journey).stoppedBy).toEqual({
    chrome: 'cross-site',
    firefox: undefined,
    safari: undefined,
  });
});

test('https docs do not reach an http API in any browser', () => {
  const journey = { ...foo, apiUrl: 'http://dash.foo.com/api' };
  expect(followCookie('sid=1; Path=/', journey).stoppedBy).toEqual({
    chrome: 'mixed-content',
    firefox: 'mixed-content',
    safari: 'mixed-content',
  });
});

test('only a Domain that covers the docs hands them the session', () => {
  expect(followCookie('sid=1; Path=/; Domain=foo.com', foo).reachesDocs).toBe(true);
  expect(followCookie('sid=1; Path=/', foo).reachesDocs).toBe(false);
  expect(followCookie('sid=1; Path=/; Domain=dash.foo.com', foo).reachesDocs).toBe(false);
  const oneOrigin = { docsUrl: 'https://foo.com/docs', apiUrl: 'https://foo.com/api' };
  expect(followCookie('sid=1; Path=/; Domain=foo.com', oneOrigin).reachesDocs).toBe(false);
});
