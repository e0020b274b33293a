import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { changes } from '../database/tables.ts';
import type { Change } from '../sites/changes.ts';
import type { Incident } from './incidents.ts';
import { incidentsOf } from './past-incidents.ts';

/** Something that may explain the figures of a site. */
export type HealthEvent =
  | { readonly type: 'change'; readonly at: Date; readonly change: Change }
  | { readonly type: 'incident'; readonly at: Date; readonly incident: Incident };

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
  const unwell = await incidentsOf(db, siteId, { start, end });
  return [
    ...changed.map((change) => ({ type: 'change' as const, at: change.at, change })),
    ...unwell.map((incident) => ({
      type: 'incident' as const,
      at: incident.startedAt,
      incident,
    })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
