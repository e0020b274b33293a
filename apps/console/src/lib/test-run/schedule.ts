import { and, asc, eq, lte } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { sites, testSchedules } from '../database/tables.ts';

/** How often a site is tested without anybody. */
export type Every = 'off' | 'day' | 'hour';

/** A site that is due, as one process took it. */
export interface DueTest {
  readonly siteId: string;
  readonly docsOrigin: string;
  readonly path: string;
}

const periodMs = { hour: 3_600_000, day: 86_400_000 } as const;

/**
 * @param db the database
 * @param siteId which site
 * @returns how often it is tested, and when next
 */
export async function findSchedule(
  db: Db,
  siteId: string,
): Promise<{ readonly every: Every; readonly nextAt?: Date }> {
  const { every, nextAt } = testSchedules;
  const [row] = await db
    .select({ every, nextAt })
    .from(testSchedules)
    .where(eq(testSchedules.siteId, siteId));
  return row ?? { every: 'off' };
}

/**
 * Sets how often a site is tested. The first test is due one period from now.
 *
 * @param db the database
 * @param test which page of which site
 * @param every how often
 * @param now what time it is
 */
export async function saveSchedule(
  db: Db,
  test: DueTest,
  every: Every,
  now: Date = new Date(),
): Promise<void> {
  if (every === 'off') {
    await db.delete(testSchedules).where(eq(testSchedules.siteId, test.siteId));
    return;
  }
  const values = { ...test, every, nextAt: new Date(now.getTime() + periodMs[every]) };
  await db
    .insert(testSchedules)
    .values(values)
    .onConflictDoUpdate({ target: testSchedules.siteId, set: values });
}

/**
 * Takes one test that is due, by moving its next time: of several processes one gets it, and a process that ends in the
 * middle of it leaves it to the next time.
 *
 * @param db the database
 * @param now what time it is
 * @returns the test, or undefined if none is due
 */
export function takeDueTest(db: Db, now: Date): Promise<DueTest | undefined> {
  return db.transaction(async (transaction) => {
    const { siteId, docsOrigin, path, every } = testSchedules;
    const [due] = await transaction
      .select({ siteId, docsOrigin, path, every })
      .from(testSchedules)
      .innerJoin(sites, and(eq(sites.id, siteId), eq(sites.isRemoved, false)))
      .where(lte(testSchedules.nextAt, now))
      .orderBy(asc(testSchedules.nextAt))
      .limit(1)
      .for('update', { of: testSchedules, skipLocked: true });
    if (!due) return undefined;
    await transaction
      .update(testSchedules)
      .set({ nextAt: new Date(now.getTime() + periodMs[due.every]) })
      .where(eq(siteId, due.siteId));
    return due;
  });
}
