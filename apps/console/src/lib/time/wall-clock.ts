/** What the clock on a wall shows in one time zone. */
export interface WallClock {
  /** Its name in the IANA database, such as `Asia/Tokyo`. */
  readonly zone: string;
  /** For people, with the short name of the zone: `29 Nov 2026, 01:05 GMT+9`. */
  readonly format: (moment: Date) => string;
  /** For people, without the zone: the time alone, or the day alone. */
  readonly formatTime: (moment: Date) => string;
  readonly formatDay: (moment: Date) => string;
  /** For machines (ISO 8601), to the second and with the offset. */
  readonly toIso: (moment: Date) => string;
  /** Midnight, and every so many hours of the wall after it, from `start` to `end`. More than a day: multiples of days. */
  readonly every: (hours: number, start: Date, end: Date) => readonly Date[];
}

export const dayHours = 24;

const hourMs = 3_600_000;
/** A Monday, which multiples of weeks begin with. */
const firstMonday = Date.UTC(1970, 0, 5);
/** Names only: offsets, which `Intl` takes as well, do not know of summer. */
const zoneName = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/**
 * @param wanted the name of a zone; where it is none, UTC is meant
 * @returns its clock
 */
export function wallClock(wanted: string): WallClock {
  const zone = isZone(wanted) ? wanted : 'UTC';
  const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
  const day = { day: 'numeric', month: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const [date, long] = [formatter(day), formatter({ ...day, ...time, year: 'numeric' })];
  const [short, name] = [formatter(time), formatter({ timeZoneName: 'shortOffset' })];
  const [exact] = [
    formatter({ ...time, second: '2-digit', year: 'numeric', month: '2-digit', day: '2-digit' }),
  ];

  /** The wall's date and time as if they were UTC, in milliseconds. */
  const onWall = (instant: number): number => {
    const part = partsOf(exact, instant);
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  };
  const offsetAt = (instant: number): number =>
    onWall(instant) - Math.floor(instant / 1_000) * 1_000;
  /** Of a time that the clocks skip, the moment they skip it; of one that comes twice, the first. */
  const instantOf = (wall: number): number => {
    const before = wall - offsetAt(wall - dayHours * hourMs);
    if (onWall(before) === wall) return before;
    const after = wall - offsetAt(wall + dayHours * hourMs);
    return onWall(after) === wall ? after : before;
  };

  return {
    zone,
    format: (moment) => `${long.format(moment)} ${zone === 'UTC' ? 'UTC' : zoneIn(name, moment)}`,
    formatTime: (moment) => short.format(moment),
    formatDay: (moment) => date.format(moment),
    toIso(moment) {
      const offset = offsetAt(moment.getTime());
      const text = new Date(onWall(moment.getTime())).toISOString().slice(0, 19);
      return text + (zone === 'UTC' ? 'Z' : writeOffset(offset));
    },
    every(hours, start, end) {
      const step = hours * hourMs;
      const first = Math.ceil((onWall(start.getTime()) - firstMonday) / step) * step + firstMonday;
      const last = onWall(end.getTime());
      const found: Date[] = [];
      for (let wall = first - step; wall <= last + step; wall += step) {
        const moment = new Date(instantOf(wall));
        if (moment >= start && moment <= end && moment > (found.at(-1) ?? 0)) found.push(moment);
      }
      return found;
    },
  };
}

function isZone(name: string): boolean {
  if (!zoneName.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function partsOf(
  format: Intl.DateTimeFormat,
  instant: number,
): (type: Intl.DateTimeFormatPartTypes) => number {
  const parts = format.formatToParts(instant);
  return (wanted) => Number(parts.find(({ type }) => type === wanted)?.value);
}

/** Of all styles the one that every version of ICU writes alike. */
function zoneIn(format: Intl.DateTimeFormat, moment: Date): string {
  const parts = format.formatToParts(moment);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

function writeOffset(milliseconds: number): string {
  const minutes = Math.abs(milliseconds) / 60_000;
  return `${milliseconds < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
