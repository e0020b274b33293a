import type { Health } from '../health/health-of.ts';
import type { Range } from '../health/ranges.ts';
import { dayHours, type WallClock } from '../time/wall-clock.ts';

/** A place of a time axis. */
export interface TimeTick {
  readonly at: Date;
  readonly label: string;
}

const tenMinutesMs = 600_000;

/** Every so many hours of the viewer's wall; days begin at their midnight, weeks on Monday. */
const hoursBetween: Readonly<Record<Exclude<Range, 'hour'>, number>> = {
  day: 4,
  week: dayHours,
  month: 7 * dayHours,
  quarter: 14 * dayHours,
};

/**
 * Where a time axis has its labels.
 *
 * @param health whose range it is
 * @param clock of the viewer
 * @returns from the oldest to the newest
 */
export function timeTicks(
  { range, start, end }: Pick<Health, 'range' | 'start' | 'end'>,
  clock: WallClock,
): readonly TimeTick[] {
  if (range === 'hour') return everyTenMinutes(start, end, clock);
  return clock.every(hoursBetween[range], start, end).map((at) => {
    const time = clock.formatTime(at);
    return { at, label: range === 'day' && time !== '00:00' ? time : clock.formatDay(at) };
  });
}

/** Not by the wall: when clocks go back, an hour is there twice, and each has its labels. */
function everyTenMinutes(start: Date, end: Date, clock: WallClock): readonly TimeTick[] {
  const ticks: TimeTick[] = [];
  for (
    let at = Math.ceil(start.getTime() / tenMinutesMs) * tenMinutesMs;
    at <= end.getTime();
    at += tenMinutesMs
  )
    ticks.push({ at: new Date(at), label: clock.formatTime(new Date(at)) });
  return ticks;
}
