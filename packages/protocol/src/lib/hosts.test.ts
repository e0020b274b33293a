import { expect, test } from 'vitest';
import { isLoopbackHost, mayShareSite } from './hosts.ts';

test.each([
  'localhost',
  'docs.localhost',
  'docs.acme.localhost',
  '127.0.0.1',
  '127.9.9.9',
  '[::1]',
])('%s is this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

test.each(['localhost.com', 'notlocalhost', '127.0.0.1.evil.com', '10.0.0.1', '[::2]', 'foo.com'])(
  '%s is another machine',
  (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  },
);

test.each([
  ['docs.foo.com', 'dash.foo.com', true],
  ['foo.com', 'dash.foo.com', true],
  ['docs.foo.com', 'docs.bar.com', false],
  ['docs.acme.localhost', 'dash.acme.localhost', true],
  ['docs.localhost', 'dash.localhost', false],
  ['localhost', 'localhost', true],
  ['localhost', '127.0.0.1', false],
  ['10.0.0.1', '20.0.0.1', false],
])('%s and %s may be one site: %j', (one, other, may) => {
  expect(mayShareSite(one, other)).toBe(may);
});
