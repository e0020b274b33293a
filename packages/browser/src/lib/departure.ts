import { attempt } from './attempt.ts';

/** A reader who was away for longer than this may have signed in or out meanwhile. */
export const awayMs = 2_000;

export const departureKey = 'bookplate:left';

/** Notes that the reader leaves a docs page in this tab. */
export function noteDeparture(): void {
  attempt(() => sessionStorage.setItem(departureKey, `${Date.now()}`));
}
