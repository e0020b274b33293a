import { expect, test } from 'vitest';
import { createSieve } from './sieve.ts';

const letThrough = (sieve: ReturnType<typeof createSieve>, client: string, now = 0): number =>
  Array.from({ length: 100 }, () => sieve('site', client, now)).filter(Boolean).length;

test('lets each client through so often in a minute', () => {
  const sieve = createSieve(60);
  expect(letThrough(sieve, 'a')).toBe(60);
  expect(letThrough(sieve, 'a', 59_999)).toBe(0);
  expect(letThrough(sieve, 'a', 60_000)).toBe(60);
  expect(letThrough(sieve, 'b', 60_000)).toBe(60);
});

test('a client that has used its limit up takes none of the limit of others', () => {
  const sieve = createSieve(60);
  // Of a table with one place for each client, these fill a hundredth.
  for (let client = 0; client < 655; client += 1) letThrough(sieve, `full ${client}`);
  const refused = Array.from({ length: 5_000 }, (_, n) => sieve('site', `${n}`, 0)).filter(
    (isThrough) => !isThrough,
  );
  expect(refused.length).toBeLessThan(10);
});
