import { resolveAddresses } from '@bookplate/doctor';
import type { IncidentNews } from '../health/incidents.ts';
import type { Site } from '../sites/site.ts';
import { createGuardedResolve } from '../test-run/guarded-resolve.ts';
import type { Services } from '../web/context.ts';
import { incidentMessage, type WebhookMessage, type WebhookSite } from './message.ts';
import { type Delivery, describeDelivery, sendWebhook } from './send-webhook.ts';
import { findWebhook, noteDelivery, type Webhook } from './webhooks.ts';

type Needs = Pick<Services, 'config' | 'database' | 'log'>;

/**
 * Tells the operator's webhook and that of the site of an incident, at the same time. What is not delivered is in the log.
 *
 * @param services the database, the log, and the operator's webhook
 * @param news what began or ended
 * @param site where
 */
export async function tellWebhooks(
  services: Needs,
  news: IncidentNews,
  site: Pick<Site, 'id' | 'name'>,
): Promise<void> {
  const { config, database, log } = services;
  const message = incidentMessage(news, toWebhookSite(services, site));
  const own = await findWebhook(database.db, site.id);
  const { webhookUrl: url, webhookSecret: secret } = config;
  const operators = url !== undefined && secret !== undefined && { url, secret };
  const deliveries = await Promise.all([
    own && deliver(services, own, { siteId: site.id, message }),
    // It is the operator's own, so it may lead inside.
    operators && sendWebhook(operators, message, resolveAddresses),
  ]);
  for (const delivery of deliveries)
    if (delivery && !delivery.isDelivered)
      log.error({ siteId: site.id, problem: describeDelivery(delivery) }, 'a webhook was not told');
}

/**
 * Sends a message to the webhook of a site, and writes down how that ended. Owners chose its URL, so it leads to the public
 * internet only, and to the networks that the operator allows.
 *
 * @param services the database, and the networks
 * @param webhook of the site
 * @param what the message, and the site's id
 * @returns how it ended
 */
export async function deliver(
  { config, database }: Needs,
  webhook: Pick<Webhook, 'url' | 'secret'>,
  { siteId, message }: { readonly siteId: string; readonly message: WebhookMessage },
): Promise<Delivery> {
  const { resolve } = createGuardedResolve(config.allowedNetworks);
  const delivery = await sendWebhook(webhook, message, resolve);
  await noteDelivery(database.db, siteId, describeDelivery(delivery));
  return delivery;
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
