import { guard } from './guard.ts';

/** A reader who was away for longer than this may have signed in or out meanwhile. */
export const awayMs = 2_000;

const key = 'bookplate:left';

/** Notes that the reader leaves a docs page in this tab. */
export function noteDeparture(): void {
  guard(() => sessionStorage.setItem(key, `${Date.now()}`));
}

/**
 * Whether the reader went straight from one docs page to this one. Someone who comes from elsewhere, be it from the
 * dashboard on this very origin, may be somebody else by now, however fresh the last answer is. And whoever reloads
 * the page wants to know.
 *
 * @returns undefined where the browser keeps nothing
 */
export function isFromDocs(): boolean | undefined {
  return guard(() => {
    const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return Date.now() - Number(sessionStorage.getItem(key)) < awayMs && arrival?.type !== 'reload';
  });
}
