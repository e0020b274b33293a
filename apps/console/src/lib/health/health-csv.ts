import type { WallClock } from '../time/wall-clock.ts';
import { toCsv } from '../web/csv.ts';
import type { Health } from './health-of.ts';
import { ranges } from './ranges.ts';

/**
 * Writes the figures that are shown as a table for spreadsheets: one line for each slot of the range, at most 90.
 *
 * @param health of a site
 * @param options the site's name, the docs origin they are of (all, where it says none), and the viewer's clock
 * @returns a CSV file
 */
export function healthCsv(
  { range, slots, total }: Health,
  options: {
    readonly siteName: string;
    readonly origin: string | undefined;
    readonly clock: WallClock;
  },
): string {
  const { siteName, origin, clock } = options;
  const reasons = total.reasons.map(([reason]) => reason);
  const heads = ['Site', 'Docs origin', `From (${clock.zone})`, 'Seconds'];
  const figures = ['Identified', 'Anonymous', 'Unreachable', 'Median ms', '95th percentile ms'];
  return toCsv([
    [...heads, ...figures, ...reasons.map((reason) => `Unreachable: ${reason}`)],
    ...slots.map((slot) => {
      const own = new Map(slot.reasons);
      return [
        siteName,
        origin ?? 'all',
        clock.toIso(slot.at),
        ranges[range].slotSeconds,
        slot.identified,
        slot.anonymous,
        slot.unreachable,
        slot.median,
        slot.slowest95,
        ...reasons.map((reason) => own.get(reason) ?? 0),
      ];
    }),
  ]);
}
