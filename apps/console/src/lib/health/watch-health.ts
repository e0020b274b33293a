import { lt } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health, healthClients, healthDropped } from '../database/tables.ts';
import { describeError } from '../describe-error.ts';
import { findSite } from '../sites/sites.ts';
import type { Services } from '../web/context.ts';
import { watchIncidents } from './incidents.ts';
import { callWebhook } from './webhook.ts';

/** The longest range that is shown. */
const keptMs = 30 * 86_400_000;
/** Incidents are judged by at most an hour. */
const clientsKeptMs = 2 * 3_600_000;

/**
 * Looks for incidents, writes them into the log, and tells the webhook.
 *
 * @param services the database, the log, and whom to tell
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
 * Forgets what is older than anything that is shown.
 *
 * @param db the database
 */
export async function forgetOldHealth(db: Db): Promise<void> {
  const now = Date.now();
  await db.delete(health).where(lt(health.minute, new Date(now - keptMs)));
  await db.delete(healthDropped).where(lt(healthDropped.day, new Date(now - keptMs)));
  await db.delete(healthClients).where(lt(healthClients.minute, new Date(now - clientsKeptMs)));
}
