import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health, healthClients } from '../database/tables.ts';

/** When an incident begins and ends. */
export const incidentRule = {
  windowMinutes: 10,
  /** Fewer reports than that say nothing. */
  fewest: 20,
  /** No client counts for more than a fifth of what is unreachable, so it takes five. */
  clients: 5,
  /** At least twice the usual, and so much more. */
  times: 2,
  more: 0.1,
  /** As usual again: within so much of it. */
  near: 0.05,
} as const;

/** A span of time, in milliseconds. The start is in it, the end is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the reports of a span of time say of a site. */
export interface Judgement {
  /** How many reports, and the share of unreachable among them, where no client counts for more than a fifth of it. */
  readonly total: number;
  readonly share: number;
  /** The same as it was reported, and how many clients reported `unreachable`. */
  readonly reported: { readonly total: number; readonly share: number; readonly clients: number };
  /** The most frequent reason; empty where nothing was unreachable. */
  readonly reason: string;
}

export const noReports: Judgement = {
  total: 0,
  share: 0,
  reported: { total: 0, share: 0, clients: 0 },
  reason: '',
};

/**
 * @param reports how many there are, and the share of unreachable among them
 * @param usual that share in the day before
 * @returns whether an incident begins
 */
export function isJump(
  { total, share }: Pick<Judgement, 'total' | 'share'>,
  usual: number,
): boolean {
  const { fewest, times, more } = incidentRule;
  return total >= fewest && share >= usual * times && share >= usual + more;
}

/**
 * Judges the reports of all sites, or of one.
 *
 * @param db the database
 * @param span within the last hour: how many clients there were is forgotten then
 * @param siteId which; without, all
 * @returns by site; those without reports are not in it
 */
export async function judge(
  db: Db,
  span: Span,
  siteId?: string,
): Promise<ReadonlyMap<string, Judgement>> {
  const rows = await db
    .select({
      siteId: health.siteId,
      outcome: health.outcome,
      reason: health.reason,
      count: sql<string>`sum(${health.count})`.mapWith(Number),
    })
    .from(health)
    .where(isIn(health, span, siteId))
    .groupBy(health.siteId, health.outcome, health.reason);
  const clients = await db
    .select({
      siteId: healthClients.siteId,
      count: sql<string>`sum(${healthClients.count})`.mapWith(Number),
    })
    .from(healthClients)
    .where(isIn(healthClients, span, siteId))
    .groupBy(healthClients.siteId, healthClients.client);

  const clientsOf = bySite(clients);
  return new Map(
    [...bySite(rows)].map(([id, own]) => {
      const unreachable = own.filter(({ outcome }) => outcome === 'unreachable');
      const [worst] = unreachable.toSorted((one, other) => other.count - one.count);
      const counts = (clientsOf.get(id) ?? []).map(({ count }) => count);
      const [all, failed, counted] = [sumOf(own), sumOf(unreachable), fairSum(counts)];
      const total = all - failed + counted;
      const judgement: Judgement = {
        total,
        share: total === 0 ? 0 : counted / total,
        reported: { total: all, share: failed / all, clients: counts.length },
        reason: worst?.reason ?? '',
      };
      return [id, judgement];
    }),
  );
}

/**
 * What is usual: the median of the hours, so that neither an incident of the day before nor a flood of some hours makes the
 * next incident usual.
 *
 * @param db the database
 * @param span of time, such as a day
 * @param siteId which; without, all
 * @returns the share of unreachable by site; those without reports are not in it
 */
export async function usualShares(
  db: Db,
  span: Span,
  siteId?: string,
): Promise<ReadonlyMap<string, number>> {
  const unreachable = sql`sum(CASE WHEN ${health.outcome} = 'unreachable' THEN ${health.count} ELSE 0 END)`;
  const rows = await db
    .select({
      siteId: health.siteId,
      share: sql<string>`${unreachable} / sum(${health.count})`.mapWith(Number),
    })
    .from(health)
    .where(isIn(health, span, siteId))
    .groupBy(health.siteId, sql`floor(extract(epoch from ${health.minute}) / 3600)`);
  return new Map(
    [...bySite(rows)].map(([id, own]) => {
      const shares = own.map(({ share }) => share).toSorted((one, other) => one - other);
      return [id, shares[Math.floor(shares.length / 2)] ?? 0];
    }),
  );
}

function isIn(
  { minute, siteId: column }: typeof health | typeof healthClients,
  { start, end }: Span,
  siteId: string | undefined,
) {
  return and(
    siteId === undefined ? undefined : eq(column, siteId),
    gte(minute, new Date(start)),
    lt(minute, new Date(end)),
  );
}

/** Each client counts at most as much as the fifth busiest, so that none makes more than a fifth of the sum. */
function fairSum(counts: readonly number[]): number {
  const most = counts.toSorted((one, other) => other - one)[incidentRule.clients - 1] ?? 0;
  return counts.reduce((sum, count) => sum + Math.min(count, most), 0);
}

function sumOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function bySite<Row extends { readonly siteId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const own = grouped.get(row.siteId);
    if (own) own.push(row);
    else grouped.set(row.siteId, [row]);
  }
  return grouped;
}
