import { and, desc, eq, lt, notInArray } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { connectionTests } from '../database/tables.ts';
import type { TestResult, TestTarget } from './test-result.ts';
import { type TestVerdict, toVerdict } from './test-verdict.ts';

/** A test that was run, as it is kept. */
export interface KeptTest extends TestTarget {
  readonly id: number;
  readonly siteId: string;
  readonly at: Date;
  /** `null`: it ran on schedule. */
  readonly personName: string | null;
  /** The version of the settings that was tested. */
  readonly siteVersion: number;
  readonly result: TestResult;
}

/** A test in a list. */
export type ListedTest = Pick<KeptTest, 'id' | 'at' | 'personName' | 'siteVersion'> & TestVerdict;

/** Of each site, tests are kept so that a change can be found, not as an archive. */
const keptTests = 20;

/**
 * Keeps a test, and deletes the oldest of its site.
 *
 * @param db the database
 * @param test that was run
 * @returns its id
 */
export async function keepTest(
  db: Db,
  test: Omit<KeptTest, 'id' | 'at'> & { at?: Date },
): Promise<number> {
  const { result, siteId } = test;
  const { outcome } = result;
  return db.transaction(async (transaction) => {
    const [row] = await transaction
      .insert(connectionTests)
      .values({ ...test, outcome, ...toVerdict(result) })
      .returning({ id: connectionTests.id });
    const newest = transaction
      .select({ id: connectionTests.id })
      .from(connectionTests)
      .where(eq(connectionTests.siteId, siteId))
      .orderBy(desc(connectionTests.id))
      .limit(keptTests);
    await transaction
      .delete(connectionTests)
      .where(and(eq(connectionTests.siteId, siteId), notInArray(connectionTests.id, newest)));
    return row?.id ?? 0;
  });
}

/**
 * @param db the database
 * @param siteId whose
 * @returns its tests, the newest first, without what they found
 */
export function listTests(db: Db, siteId: string): Promise<readonly ListedTest[]> {
  const { id, at, personName, siteVersion, tone, headline } = connectionTests;
  return db
    .select({ id, at, personName, siteVersion, tone, headline })
    .from(connectionTests)
    .where(eq(connectionTests.siteId, siteId))
    .orderBy(desc(id));
}

/**
 * @param db the database
 * @param siteId whose
 * @param id which, as the address has it; without one, the newest
 * @returns the test; undefined if there is none, or the id is none of this site
 */
export async function findTest(db: Db, siteId: string, id?: string): Promise<KeptTest | undefined> {
  if (id !== undefined && !/^[1-9]\d{0,14}$/.test(id)) return undefined;
  const own = eq(connectionTests.siteId, siteId);
  const [row] = await db
    .select()
    .from(connectionTests)
    .where(id === undefined ? own : and(own, eq(connectionTests.id, Number(id))))
    .orderBy(desc(connectionTests.id))
    .limit(1);
  return row && toKeptTest(row);
}

/**
 * @param db the database
 * @param test a later one
 * @returns the test of the same page before it, with which it is compared
 */
export async function findTestBefore(db: Db, test: KeptTest): Promise<KeptTest | undefined> {
  const [row] = await db
    .select()
    .from(connectionTests)
    .where(
      and(
        eq(connectionTests.siteId, test.siteId),
        eq(connectionTests.docsOrigin, test.docsOrigin),
        eq(connectionTests.path, test.path),
        lt(connectionTests.id, test.id),
      ),
    )
    .orderBy(desc(connectionTests.id))
    .limit(1);
  return row && toKeptTest(row);
}

function toKeptTest(row: typeof connectionTests.$inferSelect): KeptTest {
  return { ...row, result: row.result as TestResult };
}
