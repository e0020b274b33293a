import { expect, test } from 'vitest';
import { parseClientAddress } from './client-address.ts';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  // What a client wrote comes first, what the proxy wrote comes last.
  ['203.0.113.9, 192.0.2.1', '192.0.2.1'],
  ['192.0.2.1:4711', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['for=192.0.2.1', '192.0.2.1'],
  ['for=203.0.113.9, for="192.0.2.1:80";proto=https;by=10.0.0.1', '192.0.2.1'],
  ['proto=https;For=192.0.2.1', '192.0.2.1'],
  // The network of one customer.
  ['2001:db8:1:2:3:4:5:6', '32.1.13.184.0.1.0.2'],
  ['[2001:db8:1:2::9]', '32.1.13.184.0.1.0.2'],
  ['[2001:db8:1:2::9]:443', '32.1.13.184.0.1.0.2'],
  ['for="[2001:db8:1:2::9]:4711"', '32.1.13.184.0.1.0.2'],
  ['for=unknown', 'unknown'],
  ['for=_hidden', 'unknown'],
  ['', 'unknown'],
  ['999.1.1.1', 'unknown'],
])('takes %j for %s', (value, client) => {
  expect(parseClientAddress(value)).toBe(client);
});
