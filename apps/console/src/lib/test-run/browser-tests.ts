import type { Outcome } from '@bookplate/protocol';
import { desc, eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { browserTests } from '../database/tables.ts';

/** A test in somebody's browser, as its page told this console. Of each outcome the last one is kept. */
export interface BrowserTest {
  readonly outcome: Outcome;
  readonly at: Date;
  readonly personName: string;
  readonly docsOrigin: string;
}

/**
 * Keeps the outcome of a test in a browser.
 *
 * @param db the database
 * @param siteId which site was tested
 * @param test whose browser, and how it ended
 */
export async function keepBrowserTest(
  db: Db,
  siteId: string,
  test: Omit<BrowserTest, 'at'> & { readonly at?: Date },
): Promise<void> {
  const values = { at: new Date(), ...test };
  await db
    .insert(browserTests)
    .values({ siteId, ...values })
    .onConflictDoUpdate({ target: [browserTests.siteId, browserTests.outcome], set: values });
}

/**
 * @param db the database
 * @param siteId which site
 * @returns the last test of each outcome, the newest first
 */
export function listBrowserTests(db: Db, siteId: string): Promise<readonly BrowserTest[]> {
  return db
    .select()
    .from(browserTests)
    .where(eq(browserTests.siteId, siteId))
    .orderBy(desc(browserTests.at));
}
