import { and, desc, eq, getTableColumns, gte, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { incidents, sites } from '../database/tables.ts';
import type { Person } from '../people/person.ts';
import { recordChange } from '../sites/changes.ts';
import type { Site } from '../sites/site.ts';
import type { Incident } from './incidents.ts';

/** A span of time: `start` is in it, `end` is not. */
export interface TimeSpan {
  readonly start: Date;
  readonly end: Date;
}

/**
 * The incidents of a site that touch a span of time, open ones among them.
 *
 * @param db the database
 * @param siteId whose
 * @param span of time
 * @returns the newest first
 */
export function incidentsOf(
  db: Db,
  siteId: string,
  { start, end }: TimeSpan,
): Promise<readonly Incident[]> {
  return db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.siteId, siteId),
        lt(incidents.startedAt, end),
        or(isNull(incidents.endedAt), gte(incidents.endedAt, start)),
      ),
    )
    .orderBy(desc(incidents.startedAt));
}

/** How many incidents a list has at most. */
export const mostIncidents = 200;

/** An incident with the name of its site, which may have been removed. */
export interface NamedIncident extends Incident {
  readonly siteName: string;
}

/**
 * @param db the database
 * @param siteId whose; without, those of all sites
 * @returns the newest first, at most {@link mostIncidents}
 */
export function listIncidents(db: Db, siteId?: string): Promise<readonly NamedIncident[]> {
  return db
    .select({ ...getTableColumns(incidents), siteName: sites.name })
    .from(incidents)
    .innerJoin(sites, eq(sites.id, incidents.siteId))
    .where(siteId === undefined ? undefined : eq(incidents.siteId, siteId))
    .orderBy(desc(incidents.startedAt))
    .limit(mostIncidents);
}

/**
 * Writes down that somebody knows of an incident, once, and that they said so.
 *
 * @param db the database
 * @param by who
 * @param site where
 * @param incidentId which, as the address has it
 * @returns false if the site has no such incident
 */
export async function acknowledgeIncident(
  db: Db,
  by: Pick<Person, 'id' | 'name'>,
  site: Pick<Site, 'id' | 'name'>,
  incidentId: string,
): Promise<boolean> {
  if (!/^[1-9]\d{0,14}$/.test(incidentId)) return false;
  const isIt = and(eq(incidents.siteId, site.id), eq(incidents.id, Number(incidentId)));
  return db.transaction(async (transaction) => {
    const acknowledged = await transaction
      .update(incidents)
      .set({ acknowledgedAt: new Date(), acknowledgedBy: by.name })
      .where(and(isIt, isNull(incidents.acknowledgedAt)))
      .returning({ id: incidents.id });
    if (acknowledged.length === 0) {
      const known = await transaction.select({ id: incidents.id }).from(incidents).where(isIt);
      return known.length > 0;
    }
    const about = { name: site.name };
    await recordChange(transaction, by, {
      subject: 'incident',
      subjectId: site.id,
      action: 'acknowledged the incident of',
      before: about,
      after: about,
    });
    return true;
  });
}
