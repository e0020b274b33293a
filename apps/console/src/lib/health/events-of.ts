import { and, asc, eq, gt, gte, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { changes, incidents } from '../database/tables.ts';
import type { Change } from '../sites/changes.ts';

/** Something that may explain the figures of a site. */
export type HealthEvent =
  | { readonly type: 'change'; readonly at: Date; readonly change: Change }
  | {
      readonly type: 'incident';
      readonly at: Date;
      /** `null`: it goes on. */
      readonly endedAt: Date | null;
      /** Of `unreachable` among all, when it began and in the day before: 0–1. */
      readonly share: number;
      readonly usual: number;
    };

/**
 * What happened to a site in a range of time.
 *
 * @param db the database
 * @param siteId whose
 * @param time from when, until when
 * @returns changes of its settings, and incidents, also those that began before; the oldest first
 */
export async function eventsOf(
  db: Db,
  siteId: string,
  { start, end }: { readonly start: Date; readonly end: Date },
): Promise<readonly HealthEvent[]> {
  const changed = await db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.subject, 'site'),
        eq(changes.subjectId, siteId),
        gte(changes.at, start),
        lt(changes.at, end),
      ),
    )
    .orderBy(asc(changes.id));
  const unwell = await db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.siteId, siteId),
        lt(incidents.startedAt, end),
        or(isNull(incidents.endedAt), gt(incidents.endedAt, start)),
      ),
    );
  return [
    ...changed.map((change) => ({ type: 'change' as const, at: change.at, change })),
    ...unwell.map(({ startedAt, endedAt, share, usual }) => ({
      type: 'incident' as const,
      at: startedAt,
      endedAt,
      share,
      usual,
    })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
