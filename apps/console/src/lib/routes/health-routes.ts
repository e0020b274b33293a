import { Hono } from 'hono';
import { durationsChart, outcomesChart } from '../health/charts.ts';
import { type Health, healthOf, type Range, ranges } from '../health/health-of.ts';
import { droppedReports } from '../health/dropped-reports.ts';
import { doubtAbout, openIncidents } from '../health/incidents.ts';
import { healthPage } from '../pages/health-page.ts';
import { reportNotes } from '../pages/report-notes.ts';
import { findSite } from '../sites/sites.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { noSuchSite } from './no-such-site.ts';

const charts: Readonly<Record<string, (health: Health) => string>> = {
  'outcomes.svg': outcomesChart,
  'durations.svg': durationsChart,
};

/**
 * How the handshakes of a site ended.
 *
 * @param services what they work with
 * @returns the routes
 */
export function healthRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  const viewers = requireRole(services, 'viewer');
  return new Hono<Env>()
    .get('/sites/:id/health', viewers, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const incident = (await openIncidents(db)).find(({ siteId }) => siteId === site.id);
      const health = await healthOf(db, site.id, rangeOf(c.req.query('range')));
      const [{ at: start } = { at: new Date() }] = health.slots;
      const notes = reportNotes({
        dropped: await droppedReports(db, site.id, start),
        doubt: await doubtAbout(db, site.id),
      });
      return c.html(healthPage({ person: c.get('person'), site, health, incident, notes }));
    })
    .get('/sites/:id/health/:chart', viewers, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      const draw = Object.hasOwn(charts, c.req.param('chart')) && charts[c.req.param('chart')];
      if (!site || site.isRemoved || !draw) return noSuchSite(c);
      const svg = draw(await healthOf(db, site.id, rangeOf(c.req.query('range'))));
      return c.body(svg, 200, { 'Content-Type': 'image/svg+xml' });
    });
}

function rangeOf(name: string | undefined): Range {
  return name !== undefined && Object.hasOwn(ranges, name) ? (name as Range) : 'hour';
}
