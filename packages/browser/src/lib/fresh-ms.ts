import { attempt } from './attempt.ts';
import { awayMs, hasJustLeft } from './departure.ts';
import type { PageSettings } from './settings.ts';

/**
 * How old an answer may be for this page. A reader who comes straight from another docs page is the same one. A reader who
 * comes from elsewhere, be it from the dashboard on this very origin, may be another account by now, however fresh the
 * last answer is. And a reload asks for a new answer.
 *
 * @param settings with `refreshSeconds`
 * @returns milliseconds
 */
export function freshMs({ refreshSeconds }: PageSettings): number {
  const isFromDocs = attempt(() => {
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
    return navigation.type !== 'reload' && hasJustLeft();
  });
  return isFromDocs ? refreshSeconds * 1_000 : awayMs;
}
