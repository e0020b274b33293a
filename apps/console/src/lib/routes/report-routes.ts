import { Hono } from 'hono';
import { readReport } from '../health/report.ts';
import { clientAddress } from '../web/client-address.ts';
import type { Env, Services } from '../web/context.ts';

const mostBytes = 1_024;

/**
 * What pages report by `sendBeacon`, which waits for no answer. The answers are for people who look why.
 *
 * @param services what they work with
 * @returns the routes
 */
export function reportRoutes(services: Services): Hono<Env> {
  const { publication, limits, slots, tally, metrics, proxyWarning, config } = services;
  return new Hono<Env>().post('/v1/sites/:id/reports', async (c) => {
    const id = c.req.param('id');
    const site = publication.find(id);
    if (!site) return c.json({ error: 'no-such-site' }, 404);
    const now = Date.now();
    // Nobody was asked for reports, so these are made up.
    if (now > site.reportsUntil) {
      metrics.report('not-asked');
      tally.drop(id, 'not-asked', now);
      return c.json({ error: 'not-asked' }, 403);
    }
    proxyWarning.look((name) => c.req.header(name));
    const client = clientAddress(c, config.clientAddressHeader);
    if (!limits.ofSite(id, client, now) || !limits.ofAllSites('', client, now)) {
      metrics.report('too-many');
      tally.drop(id, 'too-many', now);
      proxyWarning.dropped();
      return c.json({ error: 'too-many' }, 429);
    }
    // Beacons say how long they are (Fetch §4.6), so what does not is not read at all.
    const bytes = Number(c.req.header('content-length') ?? Number.NaN);
    const report = bytes <= mostBytes ? readReport(await c.req.text()) : undefined;
    if (!report) {
      metrics.report('no-report');
      return c.json({ error: 'no-report' }, 400);
    }
    // Browsers say where a page is from, and let no page say otherwise (Fetch §3.2).
    const { docsOrigin } = report;
    if (c.req.header('origin') !== docsOrigin || !site.docsOrigins.includes(docsOrigin)) {
      metrics.report('not-from-docs');
      return c.json({ error: 'not-from-docs' }, 403);
    }
    const isCounted = tally.add(id, report, now, slots(id, client));
    metrics.report(isCounted ? 'counted' : 'queue-full');
    return isCounted ? c.body(null, 204) : c.json({ error: 'queue-full' }, 503);
  });
}
