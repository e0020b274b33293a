const daySeconds = 86_400;

/**
 * How far back one looks, how finely, and what it is compared with: as long a time, so many seconds before. From 30 days on,
 * slots are days of UTC, which is how older reports are stored.
 */
export const ranges = {
  hour: {
    label: 'Last hour',
    seconds: 3_600,
    slotSeconds: 60,
    before: { label: 'a week before', seconds: 7 * daySeconds },
  },
  day: {
    label: 'Last day',
    seconds: daySeconds,
    slotSeconds: 1_800,
    before: { label: 'a week before', seconds: 7 * daySeconds },
  },
  week: {
    label: 'Last 7 days',
    seconds: 7 * daySeconds,
    slotSeconds: 10_800,
    before: { label: 'the week before', seconds: 7 * daySeconds },
  },
  month: {
    label: 'Last 30 days',
    seconds: 30 * daySeconds,
    slotSeconds: daySeconds,
    before: { label: 'the 30 days before', seconds: 30 * daySeconds },
  },
  quarter: {
    label: 'Last 90 days',
    seconds: 90 * daySeconds,
    slotSeconds: daySeconds,
    before: undefined,
  },
} as const;

export type Range = keyof typeof ranges;

/**
 * @param name as the address has it
 * @returns the range of that name; the last day where there is none
 */
export function toRange(name: string | undefined): Range {
  return name !== undefined && Object.hasOwn(ranges, name) ? (name as Range) : 'day';
}

/**
 * @param at a time in the past, in milliseconds
 * @param now in milliseconds
 * @returns the shortest range up to now that has it; none where it is too long ago
 */
export function rangeSince(at: number, now: number): Range | undefined {
  const names = Object.keys(ranges) as Range[];
  return names.find((name) => now - at < ranges[name].seconds * 1_000);
}
