import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health, incidents } from '../database/tables.ts';

/** A time in which more handshakes than usual were unreachable. */
export interface Incident {
  readonly siteId: string;
  readonly startedAt: Date;
  /** Of unreachable among all, from 0 to 1: when it began, and in the day before. */
  readonly share: number;
  readonly usual: number;
}

/** An incident that began or ended just now, in this process. */
export interface IncidentNews extends Incident {
  readonly what: 'began' | 'ended';
}

const rule = {
  windowMinutes: 10,
  /** Fewer reports than that say nothing. */
  fewest: 20,
  /** At least twice the usual, and so much more. */
  times: 2,
  more: 0.1,
  /** As usual again: within so much of it. */
  near: 0.05,
} as const;

/**
 * Looks whether the share of `unreachable` jumped somewhere, or is as usual again.
 *
 * @param db the database
 * @returns what began or ended; of several consoles one hears of it
 */
export async function watchIncidents(db: Db): Promise<readonly IncidentNews[]> {
  const windowStart = new Date(Date.now() - rule.windowMinutes * 60_000);
  const dayStart = new Date(windowStart.getTime() - 86_400_000);
  const recent = await sharesBetween(db, windowStart, new Date(Date.now() + 60_000));
  const before = await sharesBetween(db, dayStart, windowStart);
  const open = new Map((await openIncidents(db)).map((incident) => [incident.siteId, incident]));
  const news: IncidentNews[] = [];
  for (const [siteId, { total, share }] of recent) {
    if (total < rule.fewest) continue;
    const known = open.get(siteId);
    if (known) {
      if (share <= known.usual + rule.near && (await end(db, siteId)))
        news.push({ ...known, share, what: 'ended' });
      continue;
    }
    const usual = before.get(siteId)?.share ?? 0;
    if (share < usual * rule.times || share < usual + rule.more) continue;
    const [begun] = await db
      .insert(incidents)
      .values({ siteId, share, usual })
      .onConflictDoNothing()
      .returning();
    if (begun) news.push({ ...begun, what: 'began' });
  }
  return news;
}

/**
 * @param db the database
 * @returns those that go on
 */
export function openIncidents(db: Db): Promise<readonly Incident[]> {
  return db.select().from(incidents).where(isNull(incidents.endedAt));
}

async function end(db: Db, siteId: string): Promise<boolean> {
  const ended = await db
    .update(incidents)
    .set({ endedAt: new Date() })
    .where(and(eq(incidents.siteId, siteId), isNull(incidents.endedAt)))
    .returning({ id: incidents.id });
  return ended.length > 0;
}

async function sharesBetween(
  db: Db,
  start: Date,
  until: Date,
): Promise<ReadonlyMap<string, { readonly total: number; readonly share: number }>> {
  const unreachable = sql`sum(CASE WHEN ${health.outcome} = 'unreachable' THEN ${health.count} ELSE 0 END)`;
  const rows = await db
    .select({
      siteId: health.siteId,
      total: sql<string>`sum(${health.count})`.mapWith(Number),
      unreachable: sql<string>`${unreachable}`.mapWith(Number),
    })
    .from(health)
    .where(and(gte(health.minute, start), lt(health.minute, until)))
    .groupBy(health.siteId);
  return new Map(
    rows.map((row) => [row.siteId, { total: row.total, share: row.unreachable / row.total }]),
  );
}
