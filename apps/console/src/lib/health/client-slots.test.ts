import { expect, test } from 'vitest';
import { createClientSlots } from './client-slots.ts';

const addresses = Array.from({ length: 200 }, (_, n) => `192.0.2.${n}`);
const slotsOf = (secret: string, site: string): readonly number[] =>
  addresses.map((address) => createClientSlots(secret)(site, address));

test('gives a client the same slot in every console with the same secret, and others elsewhere', () => {
  const slots = slotsOf('secret', 'foo');
  expect(slotsOf('secret', 'foo')).toEqual(slots);
  expect(slotsOf('another', 'foo')).not.toEqual(slots);
  expect(slotsOf('secret', 'bar')).not.toEqual(slots);
});

test('spreads clients over slots that fit into the column', () => {
  const slots = slotsOf('secret', 'foo');
  expect(slots.every((slot) => slot >= 0 && slot < 32_768)).toBe(true);
  expect(new Set(slots).size).toBeGreaterThan(150);
});
