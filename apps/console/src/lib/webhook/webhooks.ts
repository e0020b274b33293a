import { eq } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { webhooks } from '../database/tables.ts';
import type { Person } from '../people/person.ts';
import { recordChange } from '../sites/changes.ts';
import type { Site } from '../sites/site.ts';
import { createWebhookSecret } from './sign-webhook.ts';

/** Where a site's incidents are sent. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
  readonly lastSentAt: Date | null;
  /** How the last delivery ended, in words. */
  readonly lastOutcome: string | null;
}

type WebhookOwner = Pick<Site, 'id' | 'name'>;

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
 * @param by who
 * @param site whose
 * @param url checked
 * @returns the secret, where a new one was made
 */
export function setWebhook(
  db: Db,
  by: Person,
  site: WebhookOwner,
  url: string,
): Promise<string | undefined> {
  const secret = createWebhookSecret();
  return db.transaction(async (transaction) => {
    const [row] = await transaction
      .insert(webhooks)
      .values({ siteId: site.id, url, secret })
      .onConflictDoUpdate({ target: webhooks.siteId, set: { url } })
      .returning();
    await record(transaction, by, site, 'set the webhook of');
    return row?.secret === secret ? secret : undefined;
  });
}

/**
 * Gives a webhook another secret. The old one ends at once.
 *
 * @param db the database
 * @param by who
 * @param site whose
 * @returns the secret; undefined if the site has no webhook
 */
export function renewWebhookSecret(
  db: Db,
  by: Person,
  site: WebhookOwner,
): Promise<string | undefined> {
  return db.transaction(async (transaction) => {
    const [row] = await transaction
      .update(webhooks)
      .set({ secret: createWebhookSecret() })
      .where(eq(webhooks.siteId, site.id))
      .returning();
    if (row) await record(transaction, by, site, 'made a new secret for the webhook of');
    return row?.secret;
  });
}

/**
 * @param db the database
 * @param by who
 * @param site whose
 */
export function removeWebhook(db: Db, by: Person, site: WebhookOwner): Promise<void> {
  return db.transaction(async (transaction) => {
    const removed = await transaction
      .delete(webhooks)
      .where(eq(webhooks.siteId, site.id))
      .returning({ siteId: webhooks.siteId });
    if (removed.length > 0) await record(transaction, by, site, 'removed the webhook of');
  });
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

/** Without the URL, which is often a secret itself. */
async function record(
  transaction: Pick<Db, 'execute' | 'insert'>,
  by: Person,
  { id, name }: WebhookOwner,
  action: string,
): Promise<void> {
  const about = { name };
  await recordChange(transaction, by, {
    subject: 'webhook',
    subjectId: id,
    action,
    before: about,
    after: about,
  });
}
