import { Hono } from 'hono';
import { chartPolicy, toChartFile } from '../charts/chart-file.ts';
import { durationsChart } from '../charts/durations-chart.ts';
import { outcomesChart } from '../charts/outcomes-chart.ts';
import { droppedReports } from '../health/dropped-reports.ts';
import { toMarks } from '../health/event-words.ts';
import { eventsOf } from '../health/events-of.ts';
import { healthCsv } from '../health/health-csv.ts';
import { healthOf, reportingOrigins } from '../health/health-of.ts';
import { doubtAbout, openIncidents } from '../health/incidents.ts';
import { toRange } from '../health/ranges.ts';
import { healthPage } from '../pages/health-page.ts';
import { reportNotes } from '../pages/report-notes.ts';
import { findSite } from '../sites/sites.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { currentClock } from '../web/time-zone.ts';
import { noSuchSite } from './no-such-site.ts';

const charts = { 'outcomes.svg': outcomesChart, 'durations.svg': durationsChart } as const;

/** An origin is one of at most this length: what is longer is none. */
const longestOrigin = 300;

/**
 * How the handshakes of a site ended, to look at and to take away.
 *
 * @param services what they work with
 * @returns the routes
 */
export function healthRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  const viewers = requireRole(services, 'viewer');

  /** What the address asks for. */
  const look = async (c: PageContext) => {
    const site = await findSite(db, c.req.param('id') ?? '');
    if (!site || site.isRemoved) return undefined;
    const wanted = c.req.query('origin')?.replaceAll('\0', '');
    const origin = wanted && wanted.length <= longestOrigin ? wanted : undefined;
    const health = await healthOf(db, site.id, toRange(c.req.query('range')), { origin });
    const events = await eventsOf(db, site.id, health);
    return { site, origin, health, events, marks: toMarks(events) };
  };

  return new Hono<Env>()
    .get('/sites/:id/health', viewers, async (c) => {
      const seen = await look(c);
      if (!seen) return noSuchSite(c);
      const { site, health } = seen;
      const origins = await reportingOrigins(db, site, health);
      const incident = (await openIncidents(db)).find(({ siteId }) => siteId === site.id);
      const [{ at: start } = { at: new Date() }] = health.slots;
      const notes = reportNotes({
        dropped: await droppedReports(db, site.id, start),
        doubt: await doubtAbout(db, site.id),
      });
      return c.html(healthPage({ ...seen, person: c.get('person'), origins, incident, notes }));
    })
    .get('/sites/:id/health/figures.csv', viewers, async (c) => {
      const seen = await look(c);
      if (!seen) return noSuchSite(c);
      const { site, health, origin } = seen;
      const file = healthCsv(health, { siteName: site.name, origin, clock: currentClock() });
      return c.body(file, 200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${site.id}-${health.range}.csv"`,
      });
    })
    .get('/sites/:id/health/:chart{(?:outcomes|durations)\\.svg}', viewers, async (c) => {
      const seen = await look(c);
      if (!seen) return noSuchSite(c);
      const draw = charts[c.req.param('chart') as keyof typeof charts];
      const chart = draw(seen.health, { clock: currentClock(), marks: seen.marks });
      return c.body(await toChartFile(chart), 200, {
        'Content-Type': 'image/svg+xml',
        'Content-Security-Policy': chartPolicy,
      });
    });
}
