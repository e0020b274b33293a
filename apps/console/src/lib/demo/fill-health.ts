import { eq, max } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health, incidents } from '../database/tables.ts';
import type { DemoSite } from './demo-site.ts';

type Row = typeof health.$inferInsert;
type IncidentRow = typeof incidents.$inferSelect;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const rowsPerStatement = 1_000;

/** How far apart the reports of a demo are, by their age: what is recent is looked at closely. */
const steps: readonly { readonly olderThanMs: number; readonly stepMs: number }[] = [
  { olderThanMs: 8 * dayMs, stepMs: hourMs },
  { olderThanMs: dayMs, stepMs: 20 * minuteMs },
  { olderThanMs: 2 * hourMs, stepMs: 5 * minuteMs },
  { olderThanMs: 0, stepMs: minuteMs },
];

/** Older reports are kept by the day (UTC), as the roll-up leaves them. */
const byDayAfterMs = 32 * dayMs;
const filledMs = 91 * dayMs;

/** How many readers come in a minute at noon on a working day, to the first site. */
const readersPerMinute = 40;
const usualShare = 0.01;

/**
 * Fills in health reports from the last ones there are, at most 91 days back, until now.
 *
 * @param db the database
 * @param sites of the demo; their incidents in the database show in the reports
 * @param now in milliseconds
 */
export async function fillHealth(db: Db, sites: readonly DemoSite[], now: number): Promise<void> {
  for (const [index, site] of sites.entries()) {
    const [last] = await db
      .select({ at: max(health.minute) })
      .from(health)
      .where(eq(health.siteId, site.id));
    const known = await db.select().from(incidents).where(eq(incidents.siteId, site.id));
    const start = Math.max(now - filledMs, (last?.at?.getTime() ?? 0) + minuteMs);
    const all = [...moments(start, now)].flatMap(({ at, minutes }) =>
      rowsAt(site, known, { at, minutes, seed: index + 1 }),
    );
    const rows = byDay(all, now - byDayAfterMs);
    for (let from = 0; from < rows.length; from += rowsPerStatement)
      await db
        .insert(health)
        .values(rows.slice(from, from + rowsPerStatement))
        .onConflictDoNothing();
  }
}

function* moments(start: number, now: number): Generator<{ at: number; minutes: number }> {
  let at = Math.ceil(start / minuteMs) * minuteMs;
  while (at < now) {
    const stepMs = steps.find(({ olderThanMs }) => now - at > olderThanMs)?.stepMs ?? minuteMs;
    // On whole steps, so that bars of a chart are equally full.
    const next = (Math.floor(at / stepMs) + 1) * stepMs;
    yield { at, minutes: (next - at) / minuteMs };
    at = next;
  }
}

function byDay(rows: readonly Row[], before: number): readonly Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const at = row.minute.getTime();
    const minute = new Date(at < before ? Math.floor(at / dayMs) * dayMs : at);
    const key = `${minute.getTime()} ${row.outcome} ${row.reason} ${row.span}`;
    const known = sums.get(key);
    if (known) known.count += row.count;
    else sums.set(key, { ...row, minute });
  }
  return [...sums.values()];
}

function rowsAt(
  { id, values }: DemoSite,
  known: readonly IncidentRow[],
  when: { readonly at: number; readonly minutes: number; readonly seed: number },
): Row[] {
  const { at, minutes, seed } = when;
  const random = randomFrom(at / minuteMs + seed * 7_919);
  const date = new Date(at);
  const incident = known.find(
    ({ startedAt, endedAt }) => startedAt <= date && (endedAt === null || date < endedAt),
  );
  const weekday = date.getUTCDay() % 6 === 0 ? 0.35 : 1;
  const daylight = 0.15 + Math.max(0, Math.sin(((date.getUTCHours() - 5) / 15) * Math.PI));
  const readers = (readersPerMinute * minutes * daylight * weekday * (0.7 + 0.6 * random())) / seed;
  const unreachable = readers * (incident?.share ?? usualShare * random());
  const identified = (readers - unreachable) * (0.55 + 0.1 * random());
  const fast = 0.4 + 0.2 * random();
  const slow = 0.02 + 0.06 * random();
  const row = (
    outcome: Row['outcome'],
    count: number,
    { reason = '', span = 0 }: { readonly reason?: string; readonly span?: number } = {},
  ): Row => ({
    siteId: id,
    minute: date,
    docsOrigin: values.docsOrigins[0] ?? '',
    outcome,
    reason,
    span,
    // Rounded at random, or a fraction of a reader at night would never count.
    count: Math.floor(count + random()),
  });
  return [
    // Most answers take 75 to 150 ms, some 200 or 300.
    row('identified', identified * fast, { span: 5 }),
    row('identified', identified * (0.9 - fast), { span: 6 }),
    row('identified', identified * slow, { span: 8 }),
    row('identified', identified * (0.1 - slow), { span: 7 }),
    row('anonymous', readers - unreachable - identified),
    row('unreachable', unreachable * (incident ? 1 : 0.6), { reason: 'network' }),
    ...(incident ? [] : [row('unreachable', unreachable * 0.4, { reason: 'timeout' })]),
  ].filter(({ count }) => count > 0);
}

/** Numbers from 0 to 1 that are the same each time (mulberry32), so that two starts show the same month. */
function randomFrom(seed: number): () => number {
  let state = Math.floor(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
