import { Hono } from 'hono';
import type { HistoryView } from '../pages/history-filter.ts';
import { historyPage } from '../pages/history-page.ts';
import { siteHistoryPage } from '../pages/site-history-page.ts';
import { findChange } from '../sites/changes.ts';
import { type HistoryFilter, historyChoices, readHistory } from '../sites/history.ts';
import { readSiteForm } from '../sites/read-site-form.ts';
import { fillSiteForm } from '../sites/site-form.ts';
import { changeSite, findSite } from '../sites/sites.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { giveNotice } from '../web/notice.ts';
import { noSuchSite } from './no-such-site.ts';
import { seenVersion } from './seen-version.ts';

const kinds = ['site', 'person', 'invitation', 'incident', 'webhook'] as const;

/**
 * What was changed, and the way back.
 *
 * @param services what they work with
 * @returns the routes
 */
export function historyRoutes(services: Services): Hono<Env> {
  const { database, publication, config } = services;
  const { db } = database;
  const viewers = requireRole(services, 'viewer');

  const look = async (filter: HistoryFilter, siteId?: string): Promise<HistoryView> => ({
    filter,
    part: await readHistory(db, filter),
    choices: await historyChoices(db, siteId),
  });

  return new Hono<Env>()
    .get('/history', viewers, async (c) =>
      c.html(historyPage({ person: c.get('person'), view: await look(readFilter(c)) })),
    )
    .get('/sites/:id/history', viewers, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site) return noSuchSite(c);
      const view = await look(filterOf(site.id, readFilter(c)), site.id);
      return c.html(siteHistoryPage({ person: c.get('person'), site, view }));
    })
    .post('/sites/:id/history/:change/undo', requireRole(services, 'editor'), async (c) => {
      const person = c.get('person');
      const site = await findSite(db, c.req.param('id'));
      const about = { subject: 'site', subjectId: c.req.param('id') } as const;
      const change = await findChange(db, about, c.req.param('change'));
      if (!site || !change) return noSuchSite(c);
      const values = change.before as Parameters<typeof fillSiteForm>[0] | null;
      // The rules may be stricter than when this was saved.
      const reading = values && readSiteForm(fillSiteForm(values));
      if (reading && 'issues' in reading) {
        const view = await look(filterOf(site.id));
        return c.html(siteHistoryPage({ person, site, view, issues: reading.issues }), 422);
      }
      const outcome = await changeSite(db, person, {
        id: site.id,
        version: seenVersion(await c.req.parseBody()) ?? site.version,
        values: reading ? reading.values : null,
        action: 'went back',
      });
      if (outcome === 'stale') {
        const view = await look(filterOf(site.id));
        const now = (await findSite(db, site.id)) ?? site;
        return c.html(siteHistoryPage({ person, site: now, view, isStale: true }), 409);
      }
      await publication.refresh();
      if (!values) return c.redirect(`/sites/${site.id}/history`, 303);
      giveNotice(c, config, site.id, ['saved']);
      return c.redirect(`/sites/${site.id}`, 303);
    });
}

function filterOf(siteId: string, filter: HistoryFilter = {}): HistoryFilter {
  return { kind: 'site', siteId, personId: filter.personId, before: filter.before };
}

/** What an address does not say, or says in another way, does not narrow the history. */
function readFilter(c: PageContext): HistoryFilter {
  const id = (name: string): string | undefined =>
    /^[\w-]{1,64}$/.exec(c.req.query(name) ?? '')?.[0];
  const before = /^[1-9]\d{0,14}$/.exec(c.req.query('before') ?? '')?.[0];
  return {
    kind: kinds.find((kind) => kind === c.req.query('kind')),
    siteId: id('site'),
    personId: id('person'),
    before: before === undefined ? undefined : Number(before),
  };
}
