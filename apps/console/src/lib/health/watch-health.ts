import { lt } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { health, healthClients, healthDropped } from '../database/tables.ts';
import { findSite } from '../sites/sites.ts';
import type { Services } from '../web/context.ts';
import { sendDueMessages, tellWebhooks } from '../webhook/tell-webhooks.ts';
import { watchIncidents } from './incidents.ts';
import { ranges } from './ranges.ts';

const dayMs = 86_400_000;
/** The longest range that is shown. */
const storedMs = ranges.quarter.seconds * 1_000;
/** Incidents are judged by at most an hour. */
const clientsKeptMs = 2 * 3_600_000;

/**
 * Looks for incidents, writes them into the log, and tells webhooks, also of what they did not receive before.
 *
 * @param services the database, the log, and the webhook
 */
export async function watchHealth(
  services: Pick<Services, 'config' | 'database' | 'log'>,
): Promise<void> {
  const { database, log } = services;
  for (const news of await watchIncidents(database.db)) {
    const { siteId, what, share, usual } = news;
    log.warn(
      { siteId, share, usual, why: news.endedBecause },
      `unreachable handshakes: an incident ${what}`,
    );
    const site = await findSite(database.db, siteId);
    if (site) await tellWebhooks(services, news, site);
  }
  await sendDueMessages(services);
}

/**
 * Deletes the days (UTC) that no page shows any more.
 *
 * @param db the database
 * @param now in milliseconds
 */
export async function clearOldHealth(db: Db, now: number = Date.now()): Promise<void> {
  const tomorrow = Math.ceil(now / dayMs) * dayMs;
  await db.delete(health).where(lt(health.minute, new Date(tomorrow - storedMs)));
  await db.delete(healthDropped).where(lt(healthDropped.day, new Date(tomorrow - storedMs)));
  await db.delete(healthClients).where(lt(healthClients.minute, new Date(now - clientsKeptMs)));
}
