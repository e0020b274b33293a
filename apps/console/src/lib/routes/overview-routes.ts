import { Hono } from 'hono';
import { listSitesWithState } from '../overview/list-sites.ts';
import { readSelection, selectSites } from '../overview/select-sites.ts';
import { totalOf, trafficOf } from '../overview/traffic.ts';
import { sitesPage } from '../pages/sites-page.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';

/**
 * The first page: all sites and how they are doing. Two queries, however many sites there are.
 *
 * @param services what it works with
 * @returns the route
 */
export function overviewRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  return new Hono<Env>().get('/', requireRole(services, 'viewer'), async (c) => {
    const selection = readSelection(c.req.query());
    const all = await listSitesWithState(db);
    const isByTraffic = selection.sort === 'traffic';
    const allTraffic = isByTraffic
      ? await trafficOf(
          db,
          all.map(({ id }) => id),
        )
      : new Map();
    const handshakes = new Map(
      all.map(({ id, reportShare }) => {
        const traffic = allTraffic.get(id);
        return [id, traffic ? totalOf(traffic) / (reportShare || 1) : 0];
      }),
    );
    const selected = selectSites(all, selection, handshakes);
    const traffic = isByTraffic
      ? allTraffic
      : await trafficOf(
          db,
          selected.sites.map(({ id }) => id),
        );
    const person = c.get('person');
    const warning = services.proxyWarning.text();
    return c.html(sitesPage({ person, all, selection, selected, traffic, warning }));
  });
}
