import { Hono } from 'hono';
import { webhookPage, type WebhookPageState } from '../pages/webhook-page.ts';
import type { Site } from '../sites/site.ts';
import { findSite } from '../sites/sites.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { testMessage } from '../webhook/message.ts';
import { readWebhookUrl } from '../webhook/read-webhook-url.ts';
import { describeDelivery } from '../webhook/send-webhook.ts';
import { sendToSite, toWebhookSite } from '../webhook/tell-webhooks.ts';
import { waitingDeliveries } from '../webhook/deliveries.ts';
import { findWebhook, removeWebhook, renewWebhookSecret, setWebhook } from '../webhook/webhooks.ts';
import { noSuchSite } from './no-such-site.ts';

const rule = { name: 'webhook test', most: 20, windowSeconds: 600 } as const;

/**
 * The webhook of a site. For owners: its URL is often a secret itself.
 *
 * @param services what they work with
 * @returns the routes
 */
export function webhookRoutes(services: Services): Hono<Env> {
  const { database, attempts } = services;
  const { db } = database;
  const owners = requireRole(services, 'owner');

  const siteOf = async (c: PageContext): Promise<Site | undefined> => {
    const site = await findSite(db, c.req.param('id') ?? '');
    return site?.isRemoved === false ? site : undefined;
  };
  const show = async (
    c: PageContext,
    site: Site,
    more: Partial<WebhookPageState> = {},
  ): Promise<Response> => {
    const webhook = await findWebhook(db, site.id);
    const waiting = await waitingDeliveries(db, site.id);
    const status = more.problem === undefined ? 200 : 422;
    return c.html(
      webhookPage({ person: c.get('person'), site, webhook, waiting, ...more }),
      status,
    );
  };

  return new Hono<Env>()
    .get('/sites/:id/webhook', owners, async (c) => {
      const site = await siteOf(c);
      return site ? show(c, site) : noSuchSite(c);
    })
    .post('/sites/:id/webhook', owners, async (c) => {
      const site = await siteOf(c);
      if (!site) return noSuchSite(c);
      const { url: typed } = await c.req.parseBody();
      const reading = readWebhookUrl(typed);
      if ('problem' in reading)
        return show(c, site, {
          problem: reading.problem,
          ...(typeof typed === 'string' && { typed }),
        });
      const secret = await setWebhook(db, c.get('person'), site, reading.url);
      // Shown once, in this answer.
      return show(c, site, { isSaved: true, ...(secret !== undefined && { secret }) });
    })
    .post('/sites/:id/webhook/secret', owners, async (c) => {
      const site = await siteOf(c);
      const secret = site && (await renewWebhookSecret(db, c.get('person'), site));
      if (!site || secret === undefined) return noSuchSite(c);
      return show(c, site, { secret });
    })
    .post('/sites/:id/webhook/test', owners, async (c) => {
      const site = await siteOf(c);
      if (!site || !(await findWebhook(db, site.id))) return noSuchSite(c);
      if (!(await attempts.allow(rule, c.get('person').id)))
        return show(c, site, { problem: 'Too many tests (20 in ten minutes). Try again later.' });
      const message = testMessage(toWebhookSite(services, site));
      const delivery = await sendToSite(services, { siteId: site.id, message });
      if (!delivery) return noSuchSite(c);
      const { isDelivered } = delivery;
      return show(c, site, { tested: { isDelivered, words: describeDelivery(delivery) } });
    })
    .post('/sites/:id/webhook/remove', owners, async (c) => {
      const site = await siteOf(c);
      if (!site) return noSuchSite(c);
      await removeWebhook(db, c.get('person'), site);
      return c.redirect(`/sites/${site.id}/webhook`, 303);
    });
}
