import { and, gte, inArray, sql } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health } from '../database/tables.ts';
import { dayMs } from './site-state.ts';

/** What was reported of a site in the last 24 hours, as reported: not scaled by the sampling rate. */
export interface Traffic {
  readonly identified: number;
  readonly anonymous: number;
  readonly unreachable: number;
  /** All handshakes and the unreachable ones in each of the 24 hours, the oldest first. */
  readonly hours: readonly TrafficHour[];
}

export interface TrafficHour {
  readonly total: number;
  readonly unreachable: number;
}

const hourMs = 3_600_000;
const hours = dayMs / hourMs;

/**
 * Adds up the reports of the last 24 hours, by one query for all sites.
 *
 * @param db the database
 * @param siteIds whose
 * @param now what time it is, in milliseconds
 * @returns by the site's id; a site without reports is not in it
 */
export async function trafficOf(
  db: Db,
  siteIds: readonly string[],
  now: number = Date.now(),
): Promise<ReadonlyMap<string, Traffic>> {
  if (siteIds.length === 0) return new Map();
  const start = now - dayMs;
  const hour = sql<string>`floor((date_part('epoch', ${health.minute}) - ${sql.raw(String(start / 1_000))}) / 3600)`;
  const rows = await db
    .select({
      siteId: health.siteId,
      hour: hour.mapWith(Number),
      identified: sumOf('identified'),
      anonymous: sumOf('anonymous'),
      unreachable: sumOf('unreachable'),
    })
    .from(health)
    .where(and(inArray(health.siteId, [...siteIds]), gte(health.minute, new Date(start))))
    .groupBy(health.siteId, hour);
  const bySite = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) bySite.set(row.siteId, [...(bySite.get(row.siteId) ?? []), row]);
  return new Map([...bySite].map(([siteId, own]) => [siteId, toTraffic(own)]));
}

function sumOf(outcome: 'identified' | 'anonymous' | 'unreachable') {
  return sql<string>`sum(CASE WHEN ${health.outcome} = ${outcome} THEN ${health.count} ELSE 0 END)`.mapWith(
    Number,
  );
}

type Row = Omit<Traffic, 'hours'> & { readonly hour: number };

function toTraffic(rows: readonly Row[]): Traffic {
  const sum = (name: 'identified' | 'anonymous' | 'unreachable'): number =>
    rows.reduce((total, row) => total + row[name], 0);
  return {
    identified: sum('identified'),
    anonymous: sum('anonymous'),
    unreachable: sum('unreachable'),
    hours: Array.from({ length: hours }, (_, index) => {
      // A clock that is ahead of this one reports from the future.
      const own = rows.filter((row) => Math.min(row.hour, hours - 1) === index);
      return {
        total: own.reduce((all, row) => all + row.identified + row.anonymous + row.unreachable, 0),
        unreachable: own.reduce((all, row) => all + row.unreachable, 0),
      };
    }),
  };
}

/**
 * Counts the handshakes of all sites in the last 24 hours, as reported.
 *
 * @param db the database
 * @param now what time it is, in milliseconds
 * @returns by the site's id; a site without reports is not in it
 */
export async function countHandshakes(
  db: Db,
  now: number = Date.now(),
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({
      siteId: health.siteId,
      count: sql<string>`sum(${health.count})`.mapWith(Number),
    })
    .from(health)
    .where(gte(health.minute, new Date(now - dayMs)))
    .groupBy(health.siteId);
  return new Map(rows.map(({ siteId, count }) => [siteId, count]));
}

/**
 * @param traffic of a site
 * @returns how many handshakes were reported in all
 */
export function totalOf({ identified, anonymous, unreachable }: Traffic): number {
  return identified + anonymous + unreachable;
}
