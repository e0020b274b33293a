import { sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health } from '../database/tables.ts';
import { spanOf } from './durations.ts';
import type { HealthReport } from './report.ts';

/** Counts reports in memory, and writes the counts down every few seconds. */
export interface Tally {
  readonly add: (siteId: string, report: HealthReport, now: number) => void;
  /** Rejects if the database is away: then the counts wait for the next time. */
  readonly write: () => Promise<void>;
}

type Row = typeof health.$inferInsert;

const most = {
  /** Different statuses of one site in one minute; the others are counted together. */
  statuses: 10,
  /** Rows that may wait for a database that is away. */
  waiting: 20_000,
  /** Rows in one statement: PostgreSQL takes 65,535 parameters. */
  batch: 1_000,
} as const;

/**
 * @param db the database
 * @returns a tally of this process; several add up in the database
 */
export function createTally(db: Db): Tally {
  let rows = new Map<string, Row>();
  let statuses = new Map<string, Set<string>>();

  const reasonOf = (siteId: string, minute: number, reason: string): string => {
    if (!reason.startsWith('status-')) return reason;
    const key = `${siteId} ${minute}`;
    const known = statuses.get(key) ?? new Set();
    if (known.has(reason)) return reason;
    if (known.size >= most.statuses) return 'status-other';
    statuses.set(key, known.add(reason));
    return reason;
  };
  const count = (row: Row): void => {
    const { siteId, minute, docsOrigin, outcome, reason, span } = row;
    const key = `${siteId} ${minute.getTime()} ${docsOrigin} ${outcome} ${reason} ${span}`;
    const known = rows.get(key);
    if (known) known.count += row.count;
    else if (rows.size < most.waiting) rows.set(key, row);
  };

  return {
    add(siteId, { outcome, reason = '', durationMs, docsOrigin }, now) {
      const minute = Math.floor(now / 60_000) * 60_000;
      count({
        siteId,
        minute: new Date(minute),
        docsOrigin,
        outcome,
        reason: reasonOf(siteId, minute, reason),
        span: outcome === 'identified' ? spanOf(durationMs) : 0,
        count: 1,
      });
    },
    async write() {
      // In one order, so that two consoles that write the same rows wait for each other and not in a circle.
      const waiting = [...rows]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, row]) => row);
      rows = new Map();
      statuses = new Map();
      for (let start = 0; start < waiting.length; start += most.batch)
        try {
          await db
            .insert(health)
            .values(waiting.slice(start, start + most.batch))
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
            });
        } catch (error) {
          for (const row of waiting.slice(start)) count(row);
          throw error;
        }
    },
  };
}
