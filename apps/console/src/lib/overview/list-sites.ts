import { aliasedTable, and, desc, eq, getTableColumns, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { changes, connectionTests, health, incidents, sites } from '../database/tables.ts';
import type { Incident } from '../health/incidents.ts';
import type { Site } from '../sites/site.ts';
import { valuesOf } from '../sites/site-row.ts';
import { type SiteState, toSiteState } from './site-state.ts';

/** A site with all that is said of it on the first page but its traffic. */
export interface ListedSite {
  readonly id: string;
  readonly name: string;
  readonly docsOrigins: readonly string[];
  readonly apiUrl: string;
  readonly reportSampleRate: number;
  readonly state: SiteState;
  readonly lastReportAt: Date | undefined;
  readonly changedAt: Date | undefined;
  /** The one that goes on. */
  readonly incident: Incident | undefined;
  /** The last one that ended, if that was in the last seven days. */
  readonly pastIncident: Incident | undefined;
  readonly test: ListedSiteTest | undefined;
}

const weekMs = 7 * 86_400_000;

export interface ListedSiteTest {
  readonly at: Date;
  readonly tone: 'good' | 'note' | 'bad';
  readonly headline: string;
  /** It ran without anybody. */
  readonly isScheduled: boolean;
  /** The URLs are those of the settings. */
  readonly isCurrent: boolean;
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
      docsOrigin: connectionTests.docsOrigin,
      apiUrl: connectionTests.apiUrl,
      loginUrl: connectionTests.loginUrl,
    })
    .from(connectionTests)
    .where(eq(connectionTests.siteId, sites.id))
    .orderBy(desc(connectionTests.id))
    .limit(1)
    .as('last_test');
  const ended = aliasedTable(incidents, 'ended');
  const lastEnded = db
    .select(getTableColumns(ended))
    .from(ended)
    .where(and(eq(ended.siteId, sites.id), gt(ended.endedAt, new Date(now - weekMs))))
    .orderBy(desc(ended.startedAt))
    .limit(1)
    .as('last_ended');
  const rows = await db
    .select({
      id: sites.id,
      name: sites.name,
      docsOrigins: sites.docsOrigins,
      settings: sites.settings,
      lastReportAt: sql<Date | null>`(
        SELECT max(${health.minute}) FROM ${health} WHERE ${health.siteId} = ${sites.id}
      )`.mapWith(health.minute),
      changedAt: sql<Date | null>`(
        SELECT ${changes.at} FROM ${changes}
        WHERE ${changes.subject} = 'site' AND ${changes.subjectId} = ${sites.id}
        ORDER BY ${changes.id} DESC LIMIT 1
      )`.mapWith(changes.at),
      incident: getTableColumns(incidents),
      pastIncident: lastEnded._.selectedFields,
      test: {
        at: lastTest.at,
        tone: lastTest.tone,
        headline: lastTest.headline,
        personName: lastTest.personName,
        docsOrigin: lastTest.docsOrigin,
        apiUrl: lastTest.apiUrl,
        loginUrl: lastTest.loginUrl,
      },
    })
    .from(sites)
    .leftJoin(incidents, and(eq(incidents.siteId, sites.id), isNull(incidents.endedAt)))
    .leftJoinLateral(lastTest, sql`true`)
    .leftJoinLateral(lastEnded, sql`true`)
    .where(eq(sites.isRemoved, false));
  return rows.map((row) => {
    const { id } = row;
    const values = valuesOf(row);
    const { name, docsOrigins, apiUrl, reportSampleRate } = values;
    const test = row.test?.at ? toListedTest(row.test, values) : undefined;
    const incident = row.incident ?? undefined;
    const lastReportAt = row.lastReportAt ?? undefined;
    // What failed before the URLs were corrected says nothing of them.
    const testTone = test?.isCurrent ? test.tone : undefined;
    const facts = { hasIncident: incident !== undefined, testTone, reportSampleRate, lastReportAt };
    return {
      id,
      name,
      docsOrigins,
      apiUrl,
      reportSampleRate,
      lastReportAt,
      incident,
      pastIncident: row.pastIncident ?? undefined,
      changedAt: row.changedAt ?? undefined,
      test,
      state: toSiteState(facts, now),
    };
  });
}

type TestRow = Pick<
  typeof connectionTests.$inferSelect,
  'at' | 'tone' | 'headline' | 'personName' | 'docsOrigin' | 'apiUrl' | 'loginUrl'
>;

function toListedTest(
  test: TestRow,
  site: Pick<Site, 'docsOrigins' | 'apiUrl' | 'loginUrl'>,
): ListedSiteTest {
  const { at, tone, headline, personName, docsOrigin, apiUrl, loginUrl } = test;
  return {
    at,
    tone,
    headline,
    isScheduled: personName === null,
    isCurrent:
      apiUrl === site.apiUrl && loginUrl === site.loginUrl && site.docsOrigins.includes(docsOrigin),
  };
}
