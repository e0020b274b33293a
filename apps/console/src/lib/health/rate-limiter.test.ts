import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

const letThrough = (
  limiter: ReturnType<typeof createRateLimiter>,
  client: string,
  now = 0,
): number => Array.from({ length: 100 }, () => limiter('site', client, now)).filter(Boolean).length;

test('lets each client through so often in a minute', () => {
  const limiter = createRateLimiter(60);
  expect(letThrough(limiter, 'a')).toBe(60);
  expect(letThrough(limiter, 'a', 59_999)).toBe(0);
  expect(letThrough(limiter, 'a', 60_000)).toBe(60);
  expect(letThrough(limiter, 'b', 60_000)).toBe(60);
});

test('a client that has used its limit up takes none of the limit of others', () => {
  const limiter = createRateLimiter(60);
  // Of a table with one place for each client, these fill a hundredth.
  for (let client = 0; client < 655; client += 1) letThrough(limiter, `full ${client}`);
  const refused = Array.from({ length: 5_000 }, (_, n) => limiter('site', `${n}`, 0)).filter(
    (isThrough) => !isThrough,
  );
  expect(refused.length).toBeLessThan(10);
});
