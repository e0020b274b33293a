import { Hono } from 'hono';
import { acknowledgeIncident, listIncidents } from '../health/past-incidents.ts';
import { incidentsPage, siteIncidentsPage } from '../pages/incidents-page.ts';
import { findSite } from '../sites/sites.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { noSuchSite } from './no-such-site.ts';

/**
 * When handshakes were unreachable, and who knows of it.
 *
 * @param services what they work with
 * @returns the routes
 */
export function incidentRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  const viewers = requireRole(services, 'viewer');
  const editors = requireRole(services, 'editor');
  return new Hono<Env>()
    .get('/incidents', viewers, async (c) =>
      c.html(incidentsPage({ person: c.get('person'), incidents: await listIncidents(db) })),
    )
    .get('/sites/:id/incidents', viewers, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site) return noSuchSite(c);
      const incidents = await listIncidents(db, site.id);
      return c.html(siteIncidentsPage({ person: c.get('person'), site, incidents }));
    })
    .post('/sites/:id/incidents/:incident/acknowledge', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site) return noSuchSite(c);
      const isKnown = await acknowledgeIncident(db, c.get('person'), site, c.req.param('incident'));
      return isKnown ? c.redirect(`/sites/${site.id}/incidents`, 303) : noSuchSite(c);
    });
}
