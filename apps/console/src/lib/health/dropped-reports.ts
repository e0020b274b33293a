import { and, eq, gte, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { healthDropped } from '../database/tables.ts';
import type { DropReason } from './tally.ts';

/** Reports that are in no figure. */
export interface DroppedReports {
  /** The beginning of the first day (UTC) that is counted. */
  readonly since: Date;
  readonly counts: readonly { readonly why: DropReason; readonly count: number }[];
}

const dayMs = 86_400_000;

/**
 * How many reports of a site were not counted, in whole days (UTC).
 *
 * @param db the database
 * @param siteId whose
 * @param start a moment of the first day
 * @returns by why, the most first; none where nothing was dropped
 */
export async function droppedReports(db: Db, siteId: string, start: Date): Promise<DroppedReports> {
  const since = new Date(Math.floor(start.getTime() / dayMs) * dayMs);
  const sum = sql<string>`sum(${healthDropped.count})`;
  const counts = await db
    .select({ why: healthDropped.why, count: sum.mapWith(Number) })
    .from(healthDropped)
    .where(and(eq(healthDropped.siteId, siteId), gte(healthDropped.day, since)))
    .groupBy(healthDropped.why)
    .orderBy(sql`${sum} DESC`);
  return { since, counts };
}
