import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { incidents } from '../database/tables.ts';
import { listSites } from '../sites/sites.ts';
import {
  incidentRule,
  isJump,
  judge,
  type Judgement,
  noReports,
  usualShares,
} from './judgement.ts';

/** A time in which more handshakes than usual were unreachable. Shares are from 0 to 1. */
export type Incident = Readonly<typeof incidents.$inferSelect>;

/** An incident that began or ended just now, in this process. */
export interface IncidentNews extends Incident {
  readonly what: 'began' | 'ended';
}

/** Why an incident ended: as usual again, or there is nothing to judge it by. */
export type IncidentEnd = NonNullable<Incident['endedBecause']>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Looks whether the share of `unreachable` jumped somewhere, or is as usual again. An incident also ends after an hour with
 * too few reports to judge it by, when its site asks for none, and when its site is removed.
 *
 * @param db the database
 * @param now in milliseconds
 * @returns what began or ended; of several consoles one hears of it
 */
export async function watchIncidents(
  db: Db,
  now: number = Date.now(),
): Promise<readonly IncidentNews[]> {
  const windowStart = now - incidentRule.windowMinutes * minuteMs;
  const end = now + minuteMs;
  const window = await judge(db, { start: windowStart, end });
  const hour = await judge(db, { start: now - hourMs, end });
  const usual = await usualShares(db, { start: windowStart - 24 * hourMs, end: windowStart });
  const rates = new Map(
    (await listSites(db)).map(({ id, reportSampleRate }) => [id, reportSampleRate]),
  );
  const open = await openIncidents(db);
  const news: IncidentNews[] = [];

  for (const incident of open) {
    const { siteId, peak } = incident;
    const current = window.get(siteId) ?? noReports;
    const last = { window: current, hour: hour.get(siteId) ?? noReports };
    const endedBecause = whyEnded(incident, rates.get(siteId), last, now);
    if (endedBecause !== undefined) {
      const ended = await endIncident(db, incident, { endedBecause, endedAt: new Date(now) });
      if (ended) news.push({ ...ended, share: current.share, what: 'ended' });
    } else if (current.total >= incidentRule.fewest && current.share > peak)
      await raisePeak(db, incident, current);
  }

  const known = new Set(open.map(({ siteId }) => siteId));
  for (const [siteId, current] of window) {
    const before = usual.get(siteId) ?? 0;
    if (known.has(siteId) || !rates.get(siteId) || !isJump(current, before)) continue;
    const { share, reason } = current;
    const [begun] = await db
      .insert(incidents)
      .values({ siteId, startedAt: new Date(now), share, usual: before, peak: share, reason })
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

/**
 * Why a site cannot have an incident although the share of `unreachable` jumped: too few clients report it.
 *
 * @param db the database
 * @param siteId which
 * @param now in milliseconds
 * @returns that share and the number of clients, in the last ten minutes; undefined where there is no doubt
 */
export async function doubtAbout(
  db: Db,
  siteId: string,
  now: number = Date.now(),
): Promise<Judgement['reported'] | undefined> {
  const start = now - incidentRule.windowMinutes * minuteMs;
  const judged = await judge(db, { start, end: now + minuteMs }, siteId);
  const { reported } = judged.get(siteId) ?? noReports;
  if (reported.clients >= incidentRule.clients) return undefined;
  const usual = await usualShares(db, { start: start - 24 * hourMs, end: start }, siteId);
  return isJump(reported, usual.get(siteId) ?? 0) ? reported : undefined;
}

/** @param rate of the site; undefined if it was removed */
function whyEnded(
  { usual, startedAt }: Incident,
  rate: number | undefined,
  last: { readonly window: Judgement; readonly hour: Judgement },
  now: number,
): IncidentEnd | undefined {
  if (rate === undefined) return 'removed';
  if (rate === 0) return 'turned-off';
  const { fewest, near } = incidentRule;
  // Docs with few readers are judged by an hour.
  const judged = last.window.total >= fewest ? last.window : last.hour;
  if (judged.total >= fewest) return judged.share <= usual + near ? 'usual' : undefined;
  return now - startedAt.getTime() >= hourMs ? 'no-reports' : undefined;
}

async function endIncident(
  db: Db,
  { id }: Incident,
  ending: { readonly endedBecause: IncidentEnd; readonly endedAt: Date },
): Promise<Incident | undefined> {
  const [ended] = await db
    .update(incidents)
    .set(ending)
    .where(and(eq(incidents.id, id), isNull(incidents.endedAt)))
    .returning();
  return ended;
}

async function raisePeak(db: Db, { id }: Incident, { share, reason }: Judgement): Promise<void> {
  await db
    .update(incidents)
    .set({ peak: share, reason })
    .where(and(eq(incidents.id, id), lt(incidents.peak, share)));
}
