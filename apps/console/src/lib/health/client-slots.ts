import { createHmac } from 'node:crypto';

/** Fits into a `smallint`. Five clients share none in 99 of 100 cases; where two do, they count as one. */
const slots = 1_024;

/** Gives each client of a site one of 1,024 slots: enough to count whether there are several, too few to know one again. */
export type ClientSlots = (siteId: string, client: string) => number;

/**
 * Several consoles with one secret give the same slots.
 *
 * @param secret without it, nobody can choose addresses that are in the same or in other slots
 * @returns the slots
 */
export function createClientSlots(secret: string): ClientSlots {
  return (siteId, client) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['report client', siteId, client]))
      .digest()
      .readUInt16BE() % slots;
}
