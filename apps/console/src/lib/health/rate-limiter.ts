import { randomInt } from 'node:crypto';

/** Returns whether a client may send once more in this minute. */
export type RateLimiter = (site: string, client: string, now: number) => boolean;

const slots = 65_536;

/**
 * Counts clients in two tables of fixed size: a flood does not make them grow, and they contain counts, no addresses. Two
 * clients may share a slot in one table; they share a limit only if they share the slots in both.
 *
 * @param most requests of a client in a minute
 * @returns the limiter
 */
export function createRateLimiter(most: number): RateLimiter {
  // Each with a seed, so that an attacker cannot choose a site and an address that share the slots of a client.
  const tables = [0, 1].map(() => ({ counts: new Uint16Array(slots), seed: randomInt(2 ** 32) }));
  let minute = 0;
  return (site, client, now) => {
    const current = Math.floor(now / 60_000);
    if (current !== minute) {
      for (const { counts } of tables) counts.fill(0);
      minute = current;
    }
    const places = tables.map(({ counts, seed }) => {
      const slot = hash(`${site} ${client}`, seed) % slots;
      return { counts, slot, count: counts[slot] ?? 0 };
    });
    if (places.every(({ count }) => count >= most)) return false;
    for (const { counts, slot, count } of places) counts[slot] = Math.min(count + 1, most);
    return true;
  };
}

/** FNV-1a with a last mix (Murmur3's), 32 bits. */
function hash(text: string, seed: number): number {
  let value = seed ^ 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01_00_01_93);
  value = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2_b2_ae_35);
  return (value ^ (value >>> 16)) >>> 0;
}
