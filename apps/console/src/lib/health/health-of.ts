import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health } from '../database/tables.ts';
import { quantile } from './durations.ts';
import { type Range, ranges } from './ranges.ts';

/** How often handshakes ended in which way, and how long it took to identify readers. */
export interface Sums {
  readonly identified: number;
  readonly anonymous: number;
  readonly unreachable: number;
  /** Of all three. */
  readonly count: number;
  /** Milliseconds until the reader was identified. */
  readonly median: number | undefined;
  readonly slowest95: number | undefined;
  /** How often each reason of `unreachable`, the most frequent first. */
  readonly reasons: readonly (readonly [reason: string, count: number])[];
}

/** What was reported in one span of time. */
export interface Slot extends Sums {
  readonly at: Date;
}

/** The health of a site in a range of time. */
export interface Health {
  readonly range: Range;
  /** From when, until when. */
  readonly start: Date;
  readonly end: Date;
  /** Every one, the empty ones too. */
  readonly slots: readonly Slot[];
  readonly total: Sums;
  /** The time that the range is compared with, if enough was reported in it. */
  readonly before: Sums | undefined;
}

/** What to look at: all docs origins, and now, unless it says otherwise. */
export interface HealthFilter {
  readonly origin?: string | undefined;
  /** In milliseconds. */
  readonly now?: number;
}

/** Fewer reports are no measure for others. */
const fewestBefore = 20;

/**
 * Sums up what was reported of a site.
 *
 * @param db the database
 * @param siteId whose
 * @param range of time
 * @param filter of one docs origin, or of another time
 * @returns the sums
 */
export async function healthOf(
  db: Db,
  siteId: string,
  range: Range,
  { origin, now = Date.now() }: HealthFilter = {},
): Promise<Health> {
  const { seconds, slotSeconds, before } = ranges[range];
  const slotMs = slotSeconds * 1_000;
  const end = Math.ceil(now / slotMs) * slotMs;
  const start = end - seconds * 1_000;
  const rowsFrom = (from: number, width: number): Promise<readonly Row[]> =>
    rowsBetween(db, { siteId, origin, start: from, end: from + seconds * 1_000, width });
  const rows = await rowsFrom(start, slotSeconds);
  const earlier = before && sumUp(await rowsFrom(start - before.seconds * 1_000, seconds));
  return {
    range,
    start: new Date(start),
    end: new Date(end),
    slots: Array.from({ length: seconds / slotSeconds }, (_, index) => {
      const at = start + index * slotMs;
      return { at: new Date(at), ...sumUp(rows.filter((row) => row.slot === at / slotMs)) };
    }),
    total: sumUp(rows),
    before: earlier && earlier.count >= fewestBefore ? earlier : undefined,
  };
}

/**
 * From which docs there are reports: those of the settings, and others that reported in the time.
 *
 * @param db the database
 * @param site whose
 * @param time from when, until when
 * @returns the origins, those of the settings first and in their order
 */
export async function reportingOrigins(
  db: Db,
  site: { readonly id: string; readonly docsOrigins: readonly string[] },
  { start, end }: Pick<Health, 'start' | 'end'>,
): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ origin: health.docsOrigin })
    .from(health)
    .where(and(eq(health.siteId, site.id), gte(health.minute, start), lt(health.minute, end)))
    .orderBy(health.docsOrigin);
  return [...new Set([...site.docsOrigins, ...rows.map(({ origin }) => origin)])];
}

interface Row {
  readonly slot: number;
  readonly outcome: string;
  readonly reason: string;
  readonly span: number;
  readonly count: number;
}

function rowsBetween(
  db: Db,
  wanted: {
    readonly siteId: string;
    readonly origin: string | undefined;
    readonly start: number;
    readonly end: number;
    /** Of a slot, in seconds. */
    readonly width: number;
  },
): Promise<readonly Row[]> {
  const { siteId, origin, start, end, width } = wanted;
  const slot = sql<string>`floor(extract(epoch from ${health.minute}) / ${sql.raw(String(width))})`;
  return db
    .select({
      slot: slot.mapWith(Number),
      outcome: health.outcome,
      reason: health.reason,
      span: health.span,
      count: sql<string>`sum(${health.count})`.mapWith(Number),
    })
    .from(health)
    .where(
      and(
        eq(health.siteId, siteId),
        gte(health.minute, new Date(start)),
        lt(health.minute, new Date(end)),
        origin === undefined ? undefined : eq(health.docsOrigin, origin),
      ),
    )
    .groupBy(slot, health.outcome, health.reason, health.span);
}

function sumUp(rows: readonly Row[]): Sums {
  const outcomes = { identified: 0, anonymous: 0, unreachable: 0 };
  const spans = new Map<number, number>();
  const reasons = new Map<string, number>();
  for (const { outcome, reason, span, count } of rows) {
    outcomes[outcome as keyof typeof outcomes] += count;
    if (outcome === 'identified') spans.set(span, (spans.get(span) ?? 0) + count);
    if (outcome === 'unreachable') reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  }
  return {
    ...outcomes,
    count: outcomes.identified + outcomes.anonymous + outcomes.unreachable,
    median: quantile(spans, 0.5),
    slowest95: quantile(spans, 0.95),
    reasons: [...reasons].toSorted(([, one], [, other]) => other - one),
  };
}
