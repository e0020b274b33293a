import { sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health, healthClients, healthDropped } from '../database/tables.ts';
import { createCounts } from './counts.ts';
import { spanOf } from './durations.ts';
import type { HealthReport } from './report.ts';

/** Why a report was not counted: over a client's limit, the site asks for none, or too many counts wait for the database. */
export type DropReason = (typeof healthDropped.$inferSelect)['why'];

/** Counts reports in memory, and writes the counts down every few seconds. */
export interface Tally {
  /**
   * @param client the slot of who reports, from `clientSlots`; needed for `unreachable` only
   * @returns false if it was dropped, for too many counts wait for the database
   */
  readonly add: (siteId: string, report: HealthReport, now: number, client?: number) => boolean;
  /** Counts a report that is refused. */
  readonly drop: (siteId: string, why: DropReason, now: number) => void;
  /** Rejects if the database is away: then the counts wait for the next time. */
  readonly write: () => Promise<void>;
}

/** Different statuses of one site in one minute; the others are counted together. */
const mostStatuses = 10;

/**
 * @param db the database
 * @param mostWaiting rows of counts that may wait for a database that is away
 * @returns a tally of this process; several add up in the database
 */
export function createTally(db: Db, mostWaiting = 20_000): Tally {
  let statuses = new Map<string, Set<string>>();
  const outcomes = createCounts<typeof health.$inferInsert>({
    keyOf: ({ siteId, minute, docsOrigin, outcome, reason, span }) =>
      `${siteId} ${minute.getTime()} ${docsOrigin} ${outcome} ${reason} ${span}`,
    mostWaiting,
    insert: (rows) =>
      db
        .insert(health)
        .values(rows)
        .onConflictDoUpdate({
          target: [
            health.siteId,
            health.minute,
            health.docsOrigin,
            health.outcome,
            health.reason,
            health.span,
          ],
          set: { count: sql`${health.count} + excluded.count` },
        }),
  });
  const clients = createCounts<typeof healthClients.$inferInsert>({
    keyOf: ({ siteId, minute, client }) => `${siteId} ${minute.getTime()} ${client}`,
    mostWaiting,
    insert: (rows) =>
      db
        .insert(healthClients)
        .values(rows)
        .onConflictDoUpdate({
          target: [healthClients.siteId, healthClients.minute, healthClients.client],
          set: { count: sql`${healthClients.count} + excluded.count` },
        }),
  });
  const dropped = createCounts<typeof healthDropped.$inferInsert>({
    keyOf: ({ siteId, day, why }) => `${siteId} ${day.getTime()} ${why}`,
    // Three for each site and day.
    mostWaiting: Infinity,
    insert: (rows) =>
      db
        .insert(healthDropped)
        .values(rows)
        .onConflictDoUpdate({
          target: [healthDropped.siteId, healthDropped.day, healthDropped.why],
          set: { count: sql`${healthDropped.count} + excluded.count` },
        }),
  });

  const reasonOf = (siteId: string, minute: Date, reason: string): string => {
    if (!reason.startsWith('status-')) return reason;
    const key = `${siteId} ${minute.getTime()}`;
    const known = statuses.get(key) ?? new Set();
    if (known.has(reason)) return reason;
    if (known.size >= mostStatuses) return 'status-other';
    statuses.set(key, known.add(reason));
    return reason;
  };
  const drop = (siteId: string, why: DropReason, now: number): void =>
    void dropped.add({ siteId, day: startOf(86_400_000, now), why, count: 1 });

  return {
    add(siteId, { outcome, reason = '', durationMs, docsOrigin }, now, client = 0) {
      const minute = startOf(60_000, now);
      const isCounted = outcomes.add({
        siteId,
        minute,
        docsOrigin,
        outcome,
        reason: reasonOf(siteId, minute, reason),
        span: outcome === 'identified' ? spanOf(durationMs) : 0,
        count: 1,
      });
      if (!isCounted) drop(siteId, 'queue-full', now);
      else if (outcome === 'unreachable') clients.add({ siteId, minute, client, count: 1 });
      return isCounted;
    },
    drop,
    async write() {
      statuses = new Map();
      await outcomes.write();
      await clients.write();
      await dropped.write();
    },
  };
}

function startOf(spanMs: number, now: number): Date {
  return new Date(Math.floor(now / spanMs) * spanMs);
}
