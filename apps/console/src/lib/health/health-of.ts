import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health } from '../database/tables.ts';
import { quantile } from './durations.ts';

/** How far back one looks, and how finely. */
export const ranges = {
  hour: { label: 'Last hour', seconds: 3_600, slotSeconds: 60 },
  day: { label: 'Last day', seconds: 86_400, slotSeconds: 1_800 },
  week: { label: 'Last week', seconds: 604_800, slotSeconds: 10_800 },
  month: { label: 'Last 30 days', seconds: 2_592_000, slotSeconds: 43_200 },
} as const;

export type Range = keyof typeof ranges;

/** What was reported in one span of time. */
export interface Slot {
  readonly at: Date;
  readonly identified: number;
  readonly anonymous: number;
  readonly unreachable: number;
  /** Milliseconds until the reader was identified. */
  readonly median: number | undefined;
  readonly slowest95: number | undefined;
}

/** The health of a site in a range of time. */
export interface Health {
  readonly range: Range;
  /** Every one, the empty ones too. */
  readonly slots: readonly Slot[];
  readonly total: Omit<Slot, 'at'>;
  /** Why it was unreachable, the most frequent first. */
  readonly reasons: readonly (readonly [reason: string, count: number])[];
}

/**
 * Sums up what was reported of a site.
 *
 * @param db the database
 * @param siteId whose
 * @param range of time
 * @returns the sums
 */
export async function healthOf(db: Db, siteId: string, range: Range): Promise<Health> {
  const { seconds, slotSeconds } = ranges[range];
  const slotMs = slotSeconds * 1_000;
  const end = Math.ceil(Date.now() / slotMs) * slotMs;
  const start = end - seconds * 1_000;
  const slot = sql<string>`floor(extract(epoch from ${health.minute}) / ${sql.raw(String(slotSeconds))})`;
  const rows = await db
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
      ),
    )
    .groupBy(slot, health.outcome, health.reason, health.span);

  const slots = Array.from({ length: seconds / slotSeconds }, (_, index) => {
    const at = start + index * slotMs;
    const own = rows.filter((row) => row.slot === Math.floor(at / slotMs));
    return { at: new Date(at), ...sumUp(own) };
  });
  const reasons = new Map<string, number>();
  for (const { outcome, reason, count } of rows)
    if (outcome === 'unreachable') reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  return {
    range,
    slots,
    total: sumUp(rows),
    reasons: [...reasons].toSorted(([, one], [, other]) => other - one),
  };
}

function sumUp(
  rows: readonly { readonly outcome: string; readonly span: number; readonly count: number }[],
): Omit<Slot, 'at'> {
  const of = (outcome: string): number =>
    rows.reduce((sum, row) => (row.outcome === outcome ? sum + row.count : sum), 0);
  const spans = new Map<number, number>();
  for (const { outcome, span, count } of rows)
    if (outcome === 'identified') spans.set(span, (spans.get(span) ?? 0) + count);
  return {
    identified: of('identified'),
    anonymous: of('anonymous'),
    unreachable: of('unreachable'),
    median: quantile(spans, 0.5),
    slowest95: quantile(spans, 0.95),
  };
}
