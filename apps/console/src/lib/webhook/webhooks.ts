import { eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { webhooks } from '../database/tables.ts';
import { createWebhookSecret } from './sign-webhook.ts';

/** Where a site's incidents are sent. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
  readonly lastSentAt: Date | null;
  /** How the last delivery ended, in words. */
  readonly lastOutcome: string | null;
}

/**
 * @param db the database
 * @param siteId whose
 * @returns the webhook; undefined if the site has none
 */
export async function findWebhook(db: Db, siteId: string): Promise<Webhook | undefined> {
  const [found] = await db.select().from(webhooks).where(eq(webhooks.siteId, siteId));
  return found;
}

/**
 * Sets the URL of a site's webhook. What is there already keeps its secret.
 *
 * @param db the database
 * @param siteId whose
 * @param url checked
 * @returns the secret, where a new one was made
 */
export async function setWebhook(db: Db, siteId: string, url: string): Promise<string | undefined> {
  const secret = createWebhookSecret();
  const [row] = await db
    .insert(webhooks)
    .values({ siteId, url, secret })
    .onConflictDoUpdate({ target: webhooks.siteId, set: { url } })
    .returning();
  return row?.secret === secret ? secret : undefined;
}

/**
 * Gives a webhook another secret. The old one ends at once.
 *
 * @param db the database
 * @param siteId whose
 * @returns the secret; undefined if the site has no webhook
 */
export async function renewWebhookSecret(db: Db, siteId: string): Promise<string | undefined> {
  const [row] = await db
    .update(webhooks)
    .set({ secret: createWebhookSecret() })
    .where(eq(webhooks.siteId, siteId))
    .returning();
  return row?.secret;
}

/**
 * @param db the database
 * @param siteId whose
 */
export async function removeWebhook(db: Db, siteId: string): Promise<void> {
  await db.delete(webhooks).where(eq(webhooks.siteId, siteId));
}

/**
 * Writes down how a delivery ended.
 *
 * @param db the database
 * @param siteId whose
 * @param outcome in words
 */
export async function noteDelivery(db: Db, siteId: string, outcome: string): Promise<void> {
  await db
    .update(webhooks)
    .set({ lastSentAt: new Date(), lastOutcome: outcome })
    .where(eq(webhooks.siteId, siteId));
}
