import { and, asc, count, eq, lte, min } from 'drizzle-orm';
import type { Db } from '../database/database.ts';
import { webhookDeliveries } from '../database/tables.ts';
import type { WebhookMessage } from './webhook-message.ts';
import { createMessageId } from './send-webhook.ts';

/** Whose webhook a message is for. */
export type WebhookTarget = (typeof webhookDeliveries.$inferSelect)['target'];

/** A message that is due, as one process took it. `tries` counts this one. */
export interface DueDelivery extends Readonly<typeof webhookDeliveries.$inferSelect> {
  readonly message: WebhookMessage;
}

const minuteMs = 60_000;
/** After the first try: receivers are restarted in minutes, and mended in hours. */
const delaysMs = [1, 5, 30, 120, 360].map((minutes) => minutes * minuteMs);
export const mostTries: number = delaysMs.length + 1;

/**
 * Writes down a message that has to be sent, at once.
 *
 * @param db the database
 * @param delivery the message, about which site, and for whose webhooks
 * @param now what time it is
 */
export async function addDeliveries(
  db: Db,
  delivery: {
    readonly siteId: string;
    readonly targets: readonly WebhookTarget[];
    readonly message: WebhookMessage;
  },
  now: Date,
): Promise<void> {
  const { siteId, targets, message } = delivery;
  if (targets.length === 0) return;
  await db.insert(webhookDeliveries).values(
    targets.map((target) => ({
      siteId,
      target,
      message,
      messageId: createMessageId(),
      nextAt: now,
    })),
  );
}

/**
 * Takes one message that is due, by moving its next time: of several processes one gets it, and a process that ends in the
 * middle of it leaves it to the next time.
 *
 * @param db the database
 * @param now what time it is
 * @returns the message; undefined if none is due
 */
export function takeDueDelivery(db: Db, now: Date): Promise<DueDelivery | undefined> {
  return db.transaction(async (transaction) => {
    const [due] = await transaction
      .select()
      .from(webhookDeliveries)
      .where(lte(webhookDeliveries.nextAt, now))
      .orderBy(asc(webhookDeliveries.nextAt), asc(webhookDeliveries.id))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!due) return undefined;
    const delayMs = delaysMs[Math.min(due.tries, delaysMs.length - 1)] ?? 0;
    const taken = { tries: due.tries + 1, nextAt: new Date(now.getTime() + delayMs) };
    await transaction.update(webhookDeliveries).set(taken).where(eq(webhookDeliveries.id, due.id));
    return { ...due, ...taken, message: due.message as WebhookMessage };
  });
}

/**
 * Deletes a message that was delivered or is given up.
 *
 * @param db the database
 * @param delivery which
 */
export async function endDelivery(db: Db, { id }: Pick<DueDelivery, 'id'>): Promise<void> {
  await db.delete(webhookDeliveries).where(eq(webhookDeliveries.id, id));
}

/**
 * @param db the database
 * @param siteId whose
 * @returns how many messages the site's own webhook has not received yet, and when the next try is
 */
export async function waitingDeliveries(
  db: Db,
  siteId: string,
): Promise<{ readonly count: number; readonly nextAt: Date | null }> {
  const { target, nextAt } = webhookDeliveries;
  const [row] = await db
    .select({ count: count(), nextAt: min(nextAt) })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.siteId, siteId), eq(target, 'site')));
  return row ?? { count: 0, nextAt: null };
}
