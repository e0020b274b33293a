import { Hono } from 'hono';
import { newSitePage } from '../pages/site-page.ts';
import { readSiteForm } from '../sites/read-site-form.ts';
import { emptySiteForm, toSiteForm } from '../sites/site-form.ts';
import { addSite, newSiteId } from '../sites/sites.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { giveNotice } from '../web/notice.ts';

const newId = /^[0-9a-f]{16}$/;

/**
 * A new site. Editors add it.
 *
 * @param services what they work with
 * @returns the routes
 */
export function siteRoutes(services: Services): Hono<Env> {
  const { database, publication, config } = services;
  const { db } = database;
  const editors = requireRole(services, 'editor');

  return new Hono<Env>()
    .get('/sites/new', editors, (c) =>
      c.html(newSitePage({ person: c.get('person'), id: newSiteId(), form: emptySiteForm })),
    )
    .post('/sites', editors, async (c) => {
      const person = c.get('person');
      const body = await c.req.parseBody();
      const sent = body['id'];
      const id = typeof sent === 'string' && newId.test(sent) ? sent : newSiteId();
      const form = toSiteForm(body);
      const reading = readSiteForm(form);
      if ('issues' in reading)
        return c.html(newSitePage({ person, id, form, issues: reading.issues }), 422);
      const added = await addSite(db, person, reading.values, id);
      await publication.refresh();
      giveNotice(c, config, added, ['added']);
      return c.redirect(`/sites/${added}`, 303);
    });
}
