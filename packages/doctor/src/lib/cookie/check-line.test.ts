import { expect, test } from 'vitest';
import { checkSetCookieLine } from './check-line.ts';

test.each([
  'sid=1; Path=/',
  'sid=; Path=/; Secure; HttpOnly',
  'sid=…; Path=/; SameSite=Lax',
  'sid=a=b; Path=/',
  'Set-Cookie: sid=1; Path=/',
  'set-cookie:sid=1',
  '__Host-sid=1; Path=/; Secure',
  'connect.sid=s%3Aabc.def; Path=/; HttpOnly',
  'sid=1; Expires=Sun, 29 Nov 2099 03:51:13 GMT; Max-Age=60',
  'sid=1; Path=/; Priority=High; SomethingNew',
  'sid="1"; Path=/',
  'sid=1;',
])('%s is a Set-Cookie line', (line) => {
  expect(checkSetCookieLine(line)).toBeUndefined();
});

test.each([
  ['', 'an empty line'],
  ['   ', 'an empty line'],
  ['sid', 'no "="'],
  ['sid; Path=/', 'no "="'],
  ['Path=/; Secure', 'the attribute Path where the name of the cookie is expected'],
  ['Secure', 'no "="'],
  ['=abc; Path=/', 'an empty name'],
  ['my sid=1; Path=/', 'a space in the name'],
  ['http://app.foo.com sid=1', 'a URL in the name'],
  ['https://app.foo.com/?sid=1', 'a URL in the name'],
  ['si,d=1', '"," in the name'],
  ['si"d=1', '"\\"" in the name'],
  ['sid=1; theme=dark', 'theme, which is no attribute: this looks like a Cookie header'],
  ['Cookie: sid=1', 'a Cookie header'],
  ['cookie: sid=1; Path=/', 'a Cookie header'],
  ['sid=1; Path=/, b=2; Path=/', 'several cookies'],
  ['sid=1; Path=/\nb=2; Path=/', 'several lines'],
  ['HTTP/1.1 200 OK', 'no "="'],
])('refuses %s', (line, found) => {
  expect(checkSetCookieLine(line)).toContain(`found ${found}`);
});

test('never repeats what may be the session', () => {
  for (const line of [
    's3cr3t',
    's3cr3t s3cr3t=1',
    'https://s3cr3t/=1',
    '=s3cr3t',
    'sid=s3cr3t; s3cr3t',
  ])
    expect(checkSetCookieLine(line) ?? '').not.toContain('s3cr3t');
});
