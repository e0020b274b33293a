import { Hono } from 'hono';
import { listSitesWithState } from '../overview/list-sites.ts';
import { readSelection, selectSites } from '../overview/select-sites.ts';
import { countHandshakes, trafficOf } from '../overview/traffic.ts';
import { sitesPage } from '../pages/sites-page.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';

/**
 * The first page: all sites and how they are doing. Two queries, however many sites there are, and
 * a third to sort by traffic.
 *
 * @param services what it works with
 * @returns the route
 */
export function overviewRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  return new Hono<Env>().get('/', requireRole(services, 'viewer'), async (c) => {
    const selection = readSelection(c.req.query());
    const all = await listSitesWithState(db);
    const counts = selection.sort === 'traffic' ? await countHandshakes(db) : new Map();
    const handshakes = new Map(
      all.map(({ id, reportSampleRate }) => [id, (counts.get(id) ?? 0) / (reportSampleRate || 1)]),
    );
    const selected = selectSites(all, selection, handshakes);
    const traffic = await trafficOf(
      db,
      selected.sites.map(({ id }) => id),
    );
    const person = c.get('person');
    const warning = services.proxyWarning.text();
    return c.html(sitesPage({ person, all, selection, selected, traffic, warning }));
  });
}
