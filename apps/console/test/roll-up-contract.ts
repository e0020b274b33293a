import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database } from '../src/lib/database/database.ts';
import { health } from '../src/lib/database/tables.ts';
import { healthOf } from '../src/lib/health/health-of.ts';
import { rollUpHealth } from '../src/lib/health/roll-up.ts';
import { clearOldHealth } from '../src/lib/health/watch-health.ts';

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const now = Date.parse('2026-11-28T13:30:30Z');
const at = (iso: string): number => Date.parse(iso);

/**
 * What holds of older reports on every database.
 *
 * @param open the database
 */
export function rollUpContract(open: () => Database): void {
  const row = (siteId: string, moment: number, count = 1): typeof health.$inferInsert => ({
    siteId,
    minute: new Date(moment),
    docsOrigin: 'https://docs.foo.com',
    outcome: 'identified',
    reason: '',
    span: 5,
    count,
  });
  const rowsOf = async (siteId: string): Promise<readonly (readonly [string, number])[]> =>
    (
      await open().db.select().from(health).where(eq(health.siteId, siteId)).orderBy(health.minute)
    ).map(({ minute, count }) => [minute.toISOString().slice(0, 16), count] as const);

  test('reports are kept by the minute for nine days, by the hour for 30, and then by the day', async () => {
    const { db } = open();
    await db.insert(health).values([
      // The last hour that is older than nine days, and the first that is not.
      row('edges', at('2026-11-19T12:00:00Z')),
      row('edges', at('2026-11-19T12:59:00Z')),
      row('edges', at('2026-11-19T13:00:00Z')),
      row('edges', at('2026-11-19T13:01:00Z')),
      // The last day that is older than 30 days, and the first that is not.
      row('edges', at('2026-10-28T00:00:00Z')),
      row('edges', at('2026-10-28T23:59:00Z')),
      row('edges', at('2026-10-29T00:00:00Z')),
      row('edges', at('2026-10-29T00:59:00Z')),
      row('edges', at('2026-10-29T23:59:00Z')),
    ]);
    await rollUpHealth(db, now);
    const rolledUp = [
      ['2026-10-28T00:00', 2],
      ['2026-10-29T00:00', 2],
      ['2026-10-29T23:00', 1],
      ['2026-11-19T12:00', 2],
      ['2026-11-19T13:00', 1],
      ['2026-11-19T13:01', 1],
    ];
    expect(await rowsOf('edges')).toEqual(rolledUp);
    await rollUpHealth(db, now);
    expect(await rowsOf('edges')).toEqual(rolledUp);
    // A day later, 29 October is older than 30 days, and nothing of 28 November is touched.
    await rollUpHealth(db, now + dayMs);
    expect(await rowsOf('edges')).toEqual([
      ['2026-10-28T00:00', 2],
      ['2026-10-29T00:00', 3],
      ['2026-11-19T12:00', 2],
      ['2026-11-19T13:00', 2],
    ]);
  });

  test('sums of every range are the same before and after reports are rolled up', async () => {
    const { db } = open();
    const rows = Array.from({ length: 600 }, (_, index) => ({
      ...row('sums', now - (now % minuteMs) - index * 217 * minuteMs, (index % 7) + 1),
      ...[
        { span: index % 16 },
        { outcome: 'anonymous' as const, span: 0 },
        { outcome: 'unreachable' as const, reason: index % 2 ? 'network' : 'status-502', span: 0 },
      ][index % 3],
      docsOrigin: index % 5 ? 'https://docs.foo.com' : 'https://next.foo.com',
    }));
    await db.insert(health).values(rows);
    const look = (later = 0): Promise<readonly unknown[]> =>
      Promise.all(
        (['hour', 'day', 'week', 'month', 'quarter'] as const).flatMap((range) =>
          [undefined, 'https://next.foo.com'].map((origin) =>
            healthOf(db, 'sums', range, { origin, now: now + later }),
          ),
        ),
      );
    const before = await look();
    await rollUpHealth(db, now);
    expect(await look()).toEqual(before);
    const left = await db.select().from(health).where(eq(health.siteId, 'sums'));
    expect(left.length).toBeLessThan(rows.length);
    const sum = (all: readonly { readonly count: number }[]): number =>
      all.reduce((total, { count }) => total + count, 0);
    expect(sum(left)).toBe(sum(rows));
    const dayLater = await look(dayMs);
    await rollUpHealth(db, now + dayMs);
    expect(await look(dayMs)).toEqual(dayLater);
  });

  test('of consoles that roll up at the same moment, none counts twice', async () => {
    const { db } = open();
    const old = at('2026-10-01T00:00:00Z');
    const rows = Array.from({ length: 48 }, (_, hour) =>
      row('twice', old + hour * hourMs + minuteMs),
    );
    await db.insert(health).values(rows);
    await Promise.all([1, 2, 3].map(() => rollUpHealth(db, now)));
    // What one left to another is done the next time.
    await rollUpHealth(db, now);
    expect(await rowsOf('twice')).toEqual([
      ['2026-10-01T00:00', 24],
      ['2026-10-02T00:00', 24],
    ]);
  });

  test('a report that comes late is added to what was rolled up', async () => {
    const { db } = open();
    await db.insert(health).values([row('late', at('2026-10-02T00:00:00Z'), 5)]);
    await db.insert(health).values([row('late', at('2026-10-02T07:13:00Z'))]);
    await rollUpHealth(db, now);
    expect(await rowsOf('late')).toEqual([['2026-10-02T00:00', 6]]);
  });

  test('deletes reports of days that no range shows any more', async () => {
    const { db } = open();
    await db
      .insert(health)
      .values([row('old', at('2026-08-30T23:59:00Z')), row('old', at('2026-08-31T00:00:00Z'))]);
    await clearOldHealth(db, now);
    expect(await rowsOf('old')).toEqual([['2026-08-31T00:00', 1]]);
    const { slots } = await healthOf(db, 'old', 'quarter', { now });
    expect(slots[0]).toMatchObject({ at: new Date('2026-08-31T00:00:00Z'), identified: 1 });
    await db.execute(sql`DELETE FROM health WHERE site_id = 'old'`);
  });
}
