import { eq, max } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Db } from '../database/database.ts';
import { dismissedSteps, health } from '../database/tables.ts';
import { settingsUrlOf } from '../sites/settings-url.ts';
import type { Site } from '../sites/site.ts';
import { listBrowserTests } from '../test-run/browser-tests.ts';
import { findTest } from '../test-run/kept-tests.ts';
import { type SetupStep, type StepName, toChecklist } from './checklist.ts';

/**
 * @param db the database
 * @param config with the console's own address
 * @param site which
 * @returns how far it is set up
 */
export async function setupOf(
  db: Db,
  config: Pick<Config, 'url'>,
  site: Site,
): Promise<readonly SetupStep[]> {
  const [last] = await db
    .select({ at: max(health.minute) })
    .from(health)
    .where(eq(health.siteId, site.id));
  const dismissed = await db
    .select({ step: dismissedSteps.step })
    .from(dismissedSteps)
    .where(eq(dismissedSteps.siteId, site.id));
  return toChecklist({
    site,
    settingsUrl: settingsUrlOf(config, site.id),
    test: await findTest(db, site.id),
    browserTests: await listBrowserTests(db, site.id),
    lastReportAt: last?.at ?? undefined,
    dismissed: new Set(dismissed.map(({ step }) => step)),
  });
}

/**
 * Dismisses steps of a site's checklist.
 *
 * @param db the database
 * @param siteId of the site
 * @param steps which
 */
export async function dismissSteps(
  db: Db,
  siteId: string,
  steps: readonly StepName[],
): Promise<void> {
  await db
    .insert(dismissedSteps)
    .values(steps.map((step) => ({ siteId, step })))
    .onConflictDoNothing();
}

/**
 * Brings the dismissed steps of a site back.
 *
 * @param db the database
 * @param siteId of the site
 */
export async function restoreSteps(db: Db, siteId: string): Promise<void> {
  await db.delete(dismissedSteps).where(eq(dismissedSteps.siteId, siteId));
}
