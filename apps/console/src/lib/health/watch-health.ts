import { lt } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health, healthClients, healthDropped } from '../database/tables.ts';
import { describeError } from '../describe-error.ts';
import { findSite } from '../sites/sites.ts';
import type { Services } from '../web/context.ts';
import { watchIncidents } from './incidents.ts';
import { ranges } from './ranges.ts';
import { callWebhook } from './webhook.ts';

const dayMs = 86_400_000;
/** The longest range that is shown. */
const keptMs = ranges.quarter.seconds * 1_000;
/** Incidents are judged by at most an hour. */
const clientsKeptMs = 2 * 3_600_000;

/**
 * Looks for incidents, writes them into the log, and tells the webhook.
 *
 * @param services the database, the log, and the webhook
 */
export async function watchHealth(
  services: Pick<Services, 'config' | 'database' | 'log'>,
): Promise<void> {
  const { config, database, log } = services;
  for (const news of await watchIncidents(database.db)) {
    const { siteId, what, share, usual } = news;
    log.warn(
      { siteId, share, usual, why: news.endedBecause },
      `unreachable handshakes: an incident ${what}`,
    );
    const site = await findSite(database.db, siteId);
    if (!site || config.webhookUrl === undefined) continue;
    const { id, name } = site;
    const healthUrl = `${config.url}/sites/${id}/health`;
    await callWebhook(config.webhookUrl, news, { id, name, healthUrl }).catch((error: unknown) =>
      log.error({ error: describeError(error) }, 'the webhook was not told'),
    );
  }
}

/**
 * Forgets the days (UTC) that are older than anything that is shown.
 *
 * @param db the database
 * @param now in milliseconds
 */
export async function forgetOldHealth(db: Db, now: number = Date.now()): Promise<void> {
  const tomorrow = Math.ceil(now / dayMs) * dayMs;
  await db.delete(health).where(lt(health.minute, new Date(tomorrow - keptMs)));
  await db.delete(healthDropped).where(lt(healthDropped.day, new Date(tomorrow - keptMs)));
  await db.delete(healthClients).where(lt(healthClients.minute, new Date(now - clientsKeptMs)));
}
