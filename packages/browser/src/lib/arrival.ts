import { attempt } from './attempt.ts';
import { awayMs, departureKey } from './departure.ts';

/**
 * Whether the reader went straight from one docs page to this one. A reader who comes from elsewhere, be it from the
 * dashboard on this very origin, may be another account by now, however fresh the last answer is. And a reload asks for
 * a new answer.
 *
 * @returns undefined where the browser stores nothing
 */
export function isFromDocs(): boolean | undefined {
  return attempt(() => {
    const [navigation] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[];
    return (
      Date.now() - Number(sessionStorage.getItem(departureKey)) < awayMs &&
      navigation?.type !== 'reload'
    );
  });
}
