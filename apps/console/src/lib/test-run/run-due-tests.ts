import { describeError } from '../describe-error.ts';
import { findSite } from '../sites/sites.ts';
import type { Services } from '../web/context.ts';
import { keepTest } from './kept-tests.ts';
import { runTest } from './run-test.ts';
import { type DueTest, takeDueTest } from './schedule.ts';

type Needed = Pick<Services, 'config' | 'database' | 'log'>;

/** Servers are slow, not this process: so many tests wait for theirs at a time. */
const atOnce = 4;

/**
 * Runs all connection tests that are due, and keeps what they find.
 *
 * @param services the database, the configuration and the log
 * @param now what time it is
 */
export async function runDueTests(services: Needed, now: Date = new Date()): Promise<void> {
  const { db } = services.database;
  const runOthers = async (): Promise<void> => {
    for (let due = await takeDueTest(db, now); due; due = await takeDueTest(db, now))
      await run(services, due);
  };
  await Promise.all(Array.from({ length: atOnce }, runOthers));
}

/**
 * Has {@link runDueTests} run once at a time in this process.
 *
 * @param services what it needs
 * @returns what starts it; while it runs, nothing
 */
export function createTestScheduler(services: Needed): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= runDueTests(services).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function run(services: Needed, { siteId, docsOrigin, path }: DueTest): Promise<void> {
  const { config, database, log } = services;
  const site = await findSite(database.db, siteId);
  if (!site) return;
  const { apiUrl, loginUrl, version, docsOrigins } = site;
  // The origin may have been removed from the settings since.
  const origin = docsOrigins.includes(docsOrigin) ? docsOrigin : (docsOrigins[0] ?? docsOrigin);
  const target = { docsOrigin: origin, path, apiUrl, loginUrl };
  try {
    const result = await runTest(target, config);
    const { outcome } = result;
    await keepTest(database.db, {
      ...target,
      siteId,
      siteVersion: version,
      personName: null,
      result,
    });
    if (outcome === 'broken') log.warn({ siteId }, 'a connection test on schedule failed');
  } catch (error) {
    log.error({ siteId, error: describeError(error) }, 'a connection test on schedule broke off');
  }
}
