import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { changes, connectionTests, health, incidents, sites } from '../database/tables.ts';
import type { Incident } from '../health/incidents.ts';
import { type SiteState, toSiteState } from './site-state.ts';

/** A site with all that is said of it on the first page but its traffic. */
export interface ListedSite {
  readonly id: string;
  readonly name: string;
  readonly docsOrigins: readonly string[];
  readonly apiUrl: string;
  readonly reportShare: number;
  readonly state: SiteState;
  readonly lastReportAt: Date | undefined;
  readonly changedAt: Date | undefined;
  readonly incident: Incident | undefined;
  readonly test: ListedSiteTest | undefined;
}

export interface ListedSiteTest {
  readonly at: Date;
  readonly tone: 'good' | 'note' | 'bad';
  readonly headline: string;
  /** It ran without anybody. */
  readonly isScheduled: boolean;
}

/**
 * Lists all sites with their states, by one query. Nothing in it adds reports up.
 *
 * @param db the database
 * @param now what time it is, in milliseconds
 * @returns sites that were not removed, in no order
 */
export async function listSitesWithState(
  db: Db,
  now: number = Date.now(),
): Promise<readonly ListedSite[]> {
  const lastTest = db
    .select({
      at: connectionTests.at,
      tone: connectionTests.tone,
      headline: connectionTests.headline,
      personName: connectionTests.personName,
    })
    .from(connectionTests)
    .where(eq(connectionTests.siteId, sites.id))
    .orderBy(desc(connectionTests.id))
    .limit(1)
    .as('last_test');
  const rows = await db
    .select({
      id: sites.id,
      name: sites.name,
      docsOrigins: sites.docsOrigins,
      apiUrl: sites.apiUrl,
      reportShare: sites.reportShare,
      lastReportAt: sql<Date | null>`(
        SELECT max(${health.minute}) FROM ${health} WHERE ${health.siteId} = ${sites.id}
      )`.mapWith(health.minute),
      changedAt: sql<Date | null>`(
        SELECT ${changes.at} FROM ${changes}
        WHERE ${changes.subject} = 'site' AND ${changes.subjectId} = ${sites.id}
        ORDER BY ${changes.id} DESC LIMIT 1
      )`.mapWith(changes.at),
      incident: getTableColumns(incidents),
      test: {
        at: lastTest.at,
        tone: lastTest.tone,
        headline: lastTest.headline,
        personName: lastTest.personName,
      },
    })
    .from(sites)
    .leftJoin(incidents, and(eq(incidents.siteId, sites.id), isNull(incidents.endedAt)))
    .leftJoinLateral(lastTest, sql`true`)
    .where(eq(sites.isRemoved, false));
  return rows.map((row) => {
    const { id, name, docsOrigins, apiUrl, reportShare, test } = row;
    const incident = row.incident ?? undefined;
    const lastReportAt = row.lastReportAt ?? undefined;
    const testTone = test?.tone;
    const facts = { hasIncident: incident !== undefined, testTone, reportShare, lastReportAt };
    return {
      id,
      name,
      docsOrigins,
      apiUrl,
      reportShare,
      lastReportAt,
      incident,
      changedAt: row.changedAt ?? undefined,
      test: test?.at ? toListedTest(test) : undefined,
      state: toSiteState(facts, now),
    };
  });
}

function toListedTest({
  personName,
  ...test
}: Omit<ListedSiteTest, 'isScheduled'> & { readonly personName: string | null }): ListedSiteTest {
  return { ...test, isScheduled: personName === null };
}
