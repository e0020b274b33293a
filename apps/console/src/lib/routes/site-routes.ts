import { Hono } from 'hono';
import { historyPage } from '../pages/history-page.ts';
import { siteHistoryPage } from '../pages/site-history-page.ts';
import { type SitePageState, newSitePage, sitePage } from '../pages/site-page.ts';
import { mayActAs } from '../people/roles.ts';
import { setupOf } from '../setup/setup-of.ts';
import { findChange, listChanges } from '../sites/changes.ts';
import { notesAbout, readSiteForm } from '../sites/read-site-form.ts';
import { settingsUrlOf } from '../sites/settings-url.ts';
import { emptySiteForm, fillSiteForm, toSiteForm } from '../sites/site-form.ts';
import { addSite, changeSite, findSite } from '../sites/sites.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { noSuchSite } from './no-such-site.ts';

/**
 * Sites, their settings and their history. Everybody in the team sees them; editors change them.
 *
 * @param services what they work with
 * @returns the routes
 */
export function siteRoutes(services: Services): Hono<Env> {
  const { database, publication, config } = services;
  const { db } = database;
  const viewers = requireRole(services, 'viewer');
  const editors = requireRole(services, 'editor');

  return new Hono<Env>()
    .get('/history', viewers, async (c) =>
      c.html(historyPage({ person: c.get('person'), changes: await listChanges(db) })),
    )
    .get('/sites/new', editors, (c) =>
      c.html(newSitePage({ person: c.get('person'), form: emptySiteForm })),
    )
    .post('/sites', editors, async (c) => {
      const person = c.get('person');
      const form = toSiteForm(await c.req.parseBody());
      const reading = await readSiteForm(form);
      if ('issues' in reading)
        return c.html(newSitePage({ person, form, issues: reading.issues }), 422);
      const id = await addSite(db, person, reading.values);
      await publication.refresh();
      return c.redirect(`/sites/${id}?saved`, 303);
    })
    .get('/sites/:id', viewers, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const state: SitePageState = {
        person: c.get('person'),
        site,
        form: fillSiteForm(site),
        setup: {
          site,
          settingsUrl: settingsUrlOf(config, site.id),
          steps: await setupOf(db, config, site),
          mayEdit: mayActAs(c.get('person').role, 'editor'),
        },
        notes: await notesAbout(site.docsOrigins.slice(1), site.apiUrl),
        isSaved: c.req.query('saved') !== undefined,
      };
      return c.html(sitePage(state));
    })
    .post('/sites/:id', editors, async (c) => {
      const person = c.get('person');
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const body = await c.req.parseBody();
      const form = toSiteForm(body);
      const state = { person, site, form };
      const reading = await readSiteForm(form);
      if ('issues' in reading) return c.html(sitePage({ ...state, issues: reading.issues }), 422);
      const change = {
        id: site.id,
        values: reading.values,
        version: Number(body['version']),
        action: 'changed',
      } as const;
      if ((await changeSite(db, person, change)) === 'stale')
        return c.html(sitePage({ ...state, isStale: true }), 409);
      await publication.refresh();
      return c.redirect(`/sites/${site.id}?saved`, 303);
    })
    .post('/sites/:id/remove', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const { id, version } = site;
      await changeSite(db, c.get('person'), { id, version, values: null, action: 'removed' });
      await publication.refresh();
      return c.redirect(`/sites/${id}/history`, 303);
    })
    .get('/sites/:id/history', viewers, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site) return noSuchSite(c);
      const changes = await listChanges(db, { subject: 'site', subjectId: site.id });
      return c.html(siteHistoryPage({ person: c.get('person'), site, changes }));
    })
    .post('/sites/:id/history/:change/undo', editors, async (c) => {
      const person = c.get('person');
      const site = await findSite(db, c.req.param('id'));
      const about = { subject: 'site', subjectId: c.req.param('id') } as const;
      const change = await findChange(db, about, c.req.param('change'));
      if (!site || !change) return noSuchSite(c);
      const values = change.before as Parameters<typeof fillSiteForm>[0] | null;
      // The rules may be stricter than when this was saved.
      const reading = values && (await readSiteForm(fillSiteForm(values)));
      const changes = await listChanges(db, about);
      if (reading && 'issues' in reading)
        return c.html(siteHistoryPage({ person, site, changes, issues: reading.issues }), 422);
      const { id, version } = site;
      const outcome = await changeSite(db, person, {
        id,
        version,
        values: reading ? reading.values : null,
        action: 'went back',
      });
      if (outcome === 'stale')
        return c.html(siteHistoryPage({ person, site, changes, isStale: true }), 409);
      await publication.refresh();
      return c.redirect(values ? `/sites/${id}?saved` : `/sites/${id}/history`, 303);
    });
}
