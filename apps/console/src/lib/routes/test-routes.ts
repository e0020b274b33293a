import { Hono } from 'hono';
import { type Html, html } from '../pages/html.ts';
import { problemPage } from '../pages/problem-page.ts';
import { testPage, type TestPageState } from '../pages/test-page.ts';
import { time } from '../pages/time.ts';
import { settingsUrlOf } from '../sites/settings-url.ts';
import type { Site } from '../sites/site.ts';
import { findSite } from '../sites/sites.ts';
import { listBrowserTests } from '../test-run/browser-tests.ts';
import { findTest, findTestBefore, keepTest, listTests } from '../test-run/kept-tests.ts';
import { runTest } from '../test-run/run-test.ts';
import { type Every, findSchedule, saveSchedule } from '../test-run/schedule.ts';
import { readTestForm, type TestPlace } from '../test-run/test-form.ts';
import type { Env, PageContext, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { noSuchSite } from './no-such-site.ts';

const rule = { name: 'connection test', most: 20, windowSeconds: 600 } as const;
const wrongPlace = 'Choose one of the docs origins, and a path that begins with /.';

/**
 * Connection tests: the doctor, from this server. What it found is kept, and shown at its own address.
 *
 * @param services what they work with
 * @returns the routes
 */
export function testRoutes(services: Services): Hono<Env> {
  const { database, config, attempts } = services;
  const { db } = database;
  const editors = requireRole(services, 'editor');

  const show = async (
    c: PageContext,
    site: Site,
    shown: {
      readonly id?: string;
      readonly place?: Partial<TestPlace>;
      problem?: Html | string;
    } = {},
  ): Promise<TestPageState | undefined> => {
    const { id, place = {}, problem } = shown;
    const test = await findTest(db, site.id, id);
    if (id !== undefined && !test) return undefined;
    const settingsUrl = settingsUrlOf(config, site.id);
    const isStillThere = test && site.docsOrigins.includes(test.docsOrigin);
    return {
      person: c.get('person'),
      site,
      origin: place.docsOrigin ?? (isStillThere ? test.docsOrigin : (site.docsOrigins[0] ?? '')),
      path: place.path ?? test?.path ?? '/',
      settingsUrl,
      report: test && {
        site,
        settingsUrl,
        test,
        before: await findTestBefore(db, test),
        recognised: (await listBrowserTests(db, site.id)).find(
          ({ outcome }) => outcome === 'identified',
        ),
      },
      tests: await listTests(db, site.id),
      schedule: await findSchedule(db, site.id),
      ...(problem !== undefined && { problem }),
    };
  };

  return new Hono<Env>()
    .use('/sites/:id/test', async (c, next) => {
      // So that this page and the docs that it opens for the browser test know each other (HTML §7.1.3).
      c.header('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
      await next();
    })
    .get('/sites/:id/test', requireRole(services, 'viewer'), async (c) => {
      const site = await findSite(db, c.req.param('id'));
      const id = c.req.query('test');
      if (!site || site.isRemoved) return noSuchSite(c);
      const state = await show(c, site, id === undefined ? {} : { id });
      return state ? c.html(testPage(state)) : noSuchTest(c);
    })
    .post('/sites/:id/test', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const { place, typed } = readTestForm(site, await c.req.parseBody());
      const refuse = async (problem: Html | string, status: 422 | 429): Promise<Response> => {
        const state = await show(c, site, { place: place ?? typed, problem });
        return state ? c.html(testPage(state), status) : noSuchSite(c);
      };
      if (!place) return refuse(wrongPlace, 422);
      const person = c.get('person');
      if (!(await attempts.allow(rule, person.id)))
        return refuse(tooMany(await attempts.endsAt(rule, person.id)), 429);
      const { apiUrl, loginUrl, version } = site;
      const target = { ...place, apiUrl, loginUrl };
      const result = await runTest(target, config);
      if (result.problem !== undefined) return refuse(result.problem, 422);
      const id = await keepTest(db, {
        ...target,
        siteId: site.id,
        siteVersion: version,
        personName: person.name,
        result,
      });
      // A reload shows the test again, and does not run it again.
      return c.redirect(`/sites/${site.id}/test?test=${id}`, 303);
    })
    .post('/sites/:id/test/schedule', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const body = await c.req.parseBody();
      const every = (['off', 'day', 'hour'] as const).find((each) => each === body['every']);
      const { place } = readTestForm(site, body);
      if (!place || every === undefined) return c.redirect(`/sites/${site.id}/test`, 303);
      await saveSchedule(db, { siteId: site.id, ...place }, every satisfies Every);
      return c.redirect(`/sites/${site.id}/test`, 303);
    });
}

function noSuchTest(c: PageContext): Response | Promise<Response> {
  return c.html(
    problemPage({
      title: 'There is no such test',
      text: 'Of each site, the last 20 tests are kept. Open “Connection test” on the page of the site.',
      person: c.get('person'),
    }),
    404,
  );
}

function tooMany(endsAt: Date = new Date()): Html {
  return html`Too many tests (20 in ten minutes). Try again at ${time(endsAt)}.`;
}
