import { attempt } from './attempt.ts';

/** A reader who was away for longer than this may have signed in or out meanwhile. */
export const awayMs = 2_000;

const key = 'bookplate:left';

/** Notes that the reader leaves a docs page, for another page or another tab. */
export function noteDeparture(): void {
  attempt(() => (localStorage[key] = Date.now()));
}

/**
 * @returns whether the reader has just left a docs page
 * @throws DOMException where the browser stores nothing
 */
export function hasJustLeft(): boolean {
  // A clock that was set back is right again with the next departure.
  return Date.now() - localStorage[key] < awayMs;
}
