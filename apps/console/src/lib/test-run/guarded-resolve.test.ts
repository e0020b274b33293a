import { expect, test } from 'vitest';
import { createGuardedResolve } from './guarded-resolve.ts';

const addresses: readonly string[] = [
  '127.0.0.1',
  '127.8.9.10',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.8',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  '::10.0.0.1',
  '::8.8.8.8',
  // Allocated to nobody: what a router does with it is its own affair.
  '4000::1',
  '1fff::1',
  '5f00::1',
  'ff0e::1',
  'fe80::1%eth0',
];
test.each(addresses)('does not find %s', async (address) => {
  const { resolve, refused } = createGuardedResolve([], async () => [address]);
  expect(await resolve('docs.foo.com')).toEqual([]);
  expect([...refused]).toEqual([['docs.foo.com', address]]);
});

test.each(['8.8.8.8', '2606:4700::1111', '2a00:1450:4001:82b::200e', '::ffff:8.8.8.8'])(
  'finds %s',
  async (address) => {
    const { resolve, refused } = createGuardedResolve([], async () => [address]);
    expect(await resolve('docs.foo.com')).toEqual([address]);
    expect(refused.size).toBe(0);
  },
);

test.each(['localhost', 'docs.foo.localhost', '127.0.0.1', '[::1]'])(
  'does not find %s, unless the operator allows it',
  async (hostname) => {
    expect(await createGuardedResolve([]).resolve(hostname)).toEqual([]);
    const guard = createGuardedResolve(['127.0.0.0/8', '::1/128']);
    expect(await guard.resolve(hostname)).not.toEqual([]);
  },
);

test('one forbidden address among several is enough', async () => {
  const { resolve } = createGuardedResolve([], async () => ['8.8.8.8', '10.0.0.1']);
  expect(await resolve('docs.foo.com')).toEqual([]);
});

test('a name that leads elsewhere the second time is not asked again (DNS rebinding)', async () => {
  let times = 0;
  const { resolve } = createGuardedResolve([], async () => {
    times += 1;
    return times === 1 ? ['8.8.8.8'] : ['127.0.0.1'];
  });
  expect(await resolve('docs.foo.com')).toEqual(['8.8.8.8']);
  expect(await resolve('docs.foo.com')).toEqual(['8.8.8.8']);
});
