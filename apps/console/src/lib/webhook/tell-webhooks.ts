import { resolveAddresses } from '@bookplate/doctor';
import type { IncidentNews } from '../health/incidents.ts';
import type { Site } from '../sites/site.ts';
import { createGuardedResolve } from '../test-run/guarded-resolve.ts';
import type { Services } from '../web/context.ts';
import {
  addDeliveries,
  type DueDelivery,
  endDelivery,
  mostTries,
  takeDueDelivery,
  type WebhookTarget,
} from './deliveries.ts';
import { incidentMessage, type WebhookSite } from './message.ts';
import type { WebhookMessage } from './webhook-message.ts';
import { type Delivery, describeDelivery, sendWebhook } from './send-webhook.ts';
import { findWebhook, noteDelivery } from './webhooks.ts';

type Needs = Pick<Services, 'config' | 'database' | 'log'>;

/** Receivers are slow, not this process: so many messages wait for theirs at a time. */
const atOnce = 4;

/**
 * Writes down what the operator's webhook and that of the site are told of an incident. {@link sendDueMessages} sends it.
 *
 * @param services the database, and the operator's webhook
 * @param news what began or ended
 * @param site where
 * @param now what time it is
 */
export async function tellWebhooks(
  services: Pick<Needs, 'config' | 'database'>,
  news: IncidentNews,
  site: Pick<Site, 'id' | 'name'>,
  now: Date = new Date(),
): Promise<void> {
  const { config, database } = services;
  const message = incidentMessage(news, toWebhookSite(services, site), now.getTime());
  const own = await findWebhook(database.db, site.id);
  const targets: readonly WebhookTarget[] = [
    ...(own ? (['site'] as const) : []),
    ...(config.webhookUrl === undefined ? [] : (['operator'] as const)),
  ];
  await addDeliveries(database.db, { siteId: site.id, targets, message }, now);
}

/**
 * Sends all messages that are due. One that is not delivered is tried again, {@link mostTries} times in all.
 *
 * @param services the database, the log, and the operator's webhook
 * @param now what time it is
 */
export async function sendDueMessages(services: Needs, now: Date = new Date()): Promise<void> {
  const { db } = services.database;
  const sendOthers = async (): Promise<void> => {
    for (let due = await takeDueDelivery(db, now); due; due = await takeDueDelivery(db, now))
      await sendOne(services, due);
  };
  await Promise.all(Array.from({ length: atOnce }, sendOthers));
}

async function sendOne(services: Needs, due: DueDelivery): Promise<void> {
  const { database, log } = services;
  const { siteId, target, message, messageId, tries } = due;
  const delivery =
    target === 'site'
      ? await sendToSite(services, { siteId, message, messageId })
      : await sendToOperator(services, message, messageId);
  const isLast = tries >= mostTries;
  // Without a delivery there is no such webhook any more.
  if (!delivery || delivery.isDelivered || isLast) await endDelivery(database.db, due);
  if (delivery && !delivery.isDelivered)
    log.error(
      { siteId, target, tries, isGivenUp: isLast, problem: describeDelivery(delivery) },
      'a webhook was not told',
    );
}

/**
 * Sends a message to the webhook of a site, once, and writes down how that ended. Owners chose its URL, so it leads to the
 * public internet only, and to the networks that the operator allows.
 *
 * @param services the database, and the networks
 * @param what the message, with its id if it was sent before, and the site's id
 * @returns how it ended; undefined if the site has no webhook
 */
export async function sendToSite(
  { config, database }: Pick<Needs, 'config' | 'database'>,
  what: {
    readonly siteId: string;
    readonly message: WebhookMessage;
    readonly messageId?: string;
  },
): Promise<Delivery | undefined> {
  const { siteId, message, messageId } = what;
  const webhook = await findWebhook(database.db, siteId);
  if (!webhook) return undefined;
  const { resolve } = createGuardedResolve(config.allowedNetworks);
  const delivery = await sendWebhook(webhook, message, resolve, messageId);
  await noteDelivery(database.db, siteId, describeDelivery(delivery));
  return delivery;
}

/** It is the operator's own, so it may lead inside. */
async function sendToOperator(
  { config }: Pick<Needs, 'config'>,
  message: WebhookMessage,
  messageId: string,
): Promise<Delivery | undefined> {
  const { webhookUrl: url, webhookSecret: secret } = config;
  if (url === undefined || secret === undefined) return undefined;
  return sendWebhook({ url, secret }, message, resolveAddresses, messageId);
}

/**
 * @param services for the console's address
 * @param site any
 * @returns what messages say of it
 */
export function toWebhookSite(
  { config }: Pick<Services, 'config'>,
  { id, name }: Pick<Site, 'id' | 'name'>,
): WebhookSite {
  return { id, name, healthUrl: `${config.url}/sites/${id}/health` };
}
