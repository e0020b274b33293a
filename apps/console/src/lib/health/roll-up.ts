import { and, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health } from '../database/tables.ts';

/** Any number, the same in every console: one of them rolls up. */
const lock = 4_300_013;

const dayMs = 86_400_000;

/**
 * How reports are stored as they grow older. Minutes outlast the last day and the same day a week before; hours outlast the
 * last seven days and the week before them.
 */
const rules = [
  { unit: 'day', unitMs: dayMs, afterDays: 30 },
  { unit: 'hour', unitMs: 3_600_000, afterDays: 9 },
] as const;

/**
 * Adds older reports up: by the hour, later by the day of UTC. Each hour and each day is one transaction, so that no reader of
 * the figures sees a part of it, and that nothing is lost or counted twice if the process ends. Where it was done already,
 * it changes nothing.
 *
 * @param db the database
 * @param now in milliseconds
 */
export async function rollUpHealth(db: Db, now: number = Date.now()): Promise<void> {
  let since = new Date(0);
  for (const { unit, unitMs, afterDays } of rules) {
    const until = new Date(Math.floor((now - afterDays * dayMs) / unitMs) * unitMs);
    for (const start of await startsToRollUp(db, unit, { since, until }))
      await rollUp(db, new Date(start), new Date(start + unitMs));
    since = until;
  }
}

async function startsToRollUp(
  db: Db,
  unit: (typeof rules)[number]['unit'],
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<readonly number[]> {
  const start = sql`date_trunc(${sql.raw(`'${unit}'`)}, ${health.minute}, 'UTC')`;
  const rows = await db
    .selectDistinct({ seconds: sql<string>`extract(epoch from ${start})`.mapWith(Number) })
    .from(health)
    .where(
      and(gte(health.minute, since), lt(health.minute, until), sql`${health.minute} <> ${start}`),
    );
  return rows.map(({ seconds }) => seconds * 1_000).toSorted((one, other) => one - other);
}

async function rollUp(db: Db, start: Date, end: Date): Promise<void> {
  await db.transaction(async (transaction) => {
    const { rows } = (await transaction.execute(
      sql`SELECT pg_try_advisory_xact_lock(${lock}) AS mine`,
    )) as { rows: { mine: boolean }[] };
    // Another console is at it.
    if (!rows[0]?.mine) return;
    const [from, to] = [start.toISOString(), end.toISOString()];
    await transaction.execute(sql`
      WITH finer AS (
        DELETE FROM health
        WHERE minute > ${from}::timestamptz AND minute < ${to}::timestamptz
        RETURNING *
      )
      INSERT INTO health (site_id, minute, docs_origin, outcome, reason, span, count)
      SELECT site_id, ${from}::timestamptz, docs_origin, outcome, reason, span, sum(count)::bigint
      FROM finer
      GROUP BY site_id, docs_origin, outcome, reason, span
      ON CONFLICT (site_id, minute, docs_origin, outcome, reason, span)
      DO UPDATE SET count = health.count + excluded.count`);
  });
}
