import { Hono } from 'hono';
import { conflictCard, saveAnyway, whoChanged } from '../pages/conflict-card.ts';
import { errorSummary } from '../pages/error-summary.ts';
import { banner } from '../pages/fields.ts';
import { type Html, html } from '../pages/html.ts';
import { problemPage } from '../pages/problem-page.ts';
import { savedNotice } from '../pages/saved-notice.ts';
import type { SetupState } from '../pages/setup-checklist.ts';
import { sitePage } from '../pages/site-page.ts';
import { mayActAs } from '../people/roles.ts';
import { setupOf } from '../setup/setup-of.ts';
import { changesSince } from '../sites/changes.ts';
import { type FieldIssue, notesAbout, readSiteForm } from '../sites/read-site-form.ts';
import { type Conflict, saveSite } from '../sites/save-site.ts';
import { settingsUrlOf } from '../sites/settings-url.ts';
import type { Site } from '../sites/site.ts';
import { fillSiteForm, toSiteForm } from '../sites/site-form.ts';
import { changeSite, findSite } from '../sites/sites.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { giveNotice, takeNotice } from '../web/notice.ts';
import { typedForm } from '../web/typed-form.ts';
import { noSuchSite } from './no-such-site.ts';
import { seenVersion } from './seen-version.ts';

/**
 * The settings of a site. Everybody in the team sees them; editors change them.
 *
 * @param services what they work with
 * @returns the routes
 */
export function settingsFormRoutes(services: Services): Hono<Env> {
  const { database, publication, config } = services;
  const { db } = database;
  const editors = requireRole(services, 'editor');

  const setupFor = async (c: PageContext, site: Site): Promise<SetupState> => ({
    site,
    settingsUrl: settingsUrlOf(config, site.id),
    steps: await setupOf(db, config, site),
    mayEdit: mayActAs(c.get('person').role, 'editor'),
  });

  /** The page with the settings as they are. */
  const show = async (
    c: PageContext,
    site: Site,
    news: Html | false,
    status: 200 | 409 = 200,
  ): Promise<Response> =>
    c.html(
      sitePage({
        person: c.get('person'),
        site,
        form: fillSiteForm(site),
        version: String(site.version),
        setup: await setupFor(c, site),
        notes: notesAbout(site.docsOrigins.slice(1), site.apiUrl),
        news,
      }),
      status,
    );

  /** The page with two changes put together, as far as they go. */
  const showMerged = async (
    c: PageContext,
    { site, merge }: Conflict,
    news: Html | false,
    issues: readonly FieldIssue[] = [],
  ): Promise<Response> =>
    c.html(
      sitePage({
        person: c.get('person'),
        site,
        form: fillSiteForm(merge.values),
        version: String(site.version),
        setup: await setupFor(c, site),
        news,
        issues,
        isUnsaved: true,
        ...(merge.conflicts.length > 0 && { action: saveAnyway }),
      }),
      409,
    );

  return new Hono<Env>()
    .get('/sites/:id', requireRole(services, 'viewer'), async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      return show(c, site, savedNotice(takeNotice(c, config, site.id)));
    })
    .post('/sites/:id', editors, async (c) => {
      const person = c.get('person');
      const site = await findSite(db, c.req.param('id'));
      if (!site) return noSuchSite(c);
      const body = await c.req.parseBody();
      const form = toSiteForm(body);
      const reading = readSiteForm(form);
      if ('issues' in reading) {
        const { issues } = reading;
        const state = {
          person,
          site,
          form,
          // Not the one that is there now: what others changed meanwhile was not seen.
          version: String(seenVersion(body) ?? ''),
          setup: await setupFor(c, site),
          issues,
          news: errorSummary(issues),
          isUnsaved: true,
        };
        return c.html(sitePage(state), 422);
      }
      const version = seenVersion(body) ?? 0;
      const change = { id: site.id, version, values: reading.values };
      const saved = await saveSite(db, person, change, (values) => {
        const merged = readSiteForm(fillSiteForm(values));
        return 'issues' in merged ? merged.issues : [];
      });
      if (saved.outcome === 'removed') return removedMeanwhile(c, site.id);
      if (saved.outcome === 'conflict')
        return showMerged(c, saved, conflictCard(saved, await changesSince(db, site.id, version)));
      if (saved.outcome === 'invalid') {
        const who = whoChanged(saved.merge.taken, await changesSince(db, site.id, version));
        const lead = html`Nothing was saved. ${who} while you were typing, and your changes do not go together with that.`;
        return showMerged(c, saved, errorSummary(saved.issues, lead), saved.issues);
      }
      await publication.refresh();
      const words = saved.outcome === 'saved' ? ['saved', ...saved.taken] : ['unchanged'];
      giveNotice(c, config, site.id, words);
      return c.redirect(`/sites/${site.id}`, 303);
    })
    .post('/sites/:id/remove', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site) return noSuchSite(c);
      if (site.isRemoved) return c.redirect(`/sites/${site.id}/history`, 303);
      const version = seenVersion(await c.req.parseBody()) ?? site.version;
      const removal = { id: site.id, version, values: null, action: 'removed' } as const;
      if ((await changeSite(db, c.get('person'), removal)) === 'stale') {
        const news =
          'The site was not removed. Somebody else changed it after you opened this page.';
        return show(c, (await findSite(db, site.id)) ?? site, banner(news), 409);
      }
      await publication.refresh();
      return c.redirect(`/sites/${site.id}/history`, 303);
    });
}

async function removedMeanwhile(c: PageContext, id: string): Promise<Response> {
  return c.html(
    problemPage({
      title: 'This site was removed',
      text: html`Nothing was saved. <a href="/sites/${id}/history" target="_blank">Bring it back from its history</a>, then
        send the form again below.`,
      person: c.get('person'),
      typed: await typedForm(c),
    }),
    409,
  );
}
