import { lookAtDocs } from '@bookplate/doctor';
import { outcomes } from '@bookplate/protocol';
import { Hono } from 'hono';
import { settingsUrlOf } from '../sites/settings-url.ts';
import { findSite } from '../sites/sites.ts';
import type { BrowserResultName } from '../test-run/browser-results.ts';
import { keepBrowserTest } from '../test-run/browser-tests.ts';
import { createGuardedResolve } from '../test-run/guarded-resolve.ts';
import { docsPageOf } from '../test-run/run-test.ts';
import { readTestForm } from '../test-run/test-form.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';

const rule = { name: 'browser test', most: 60, windowSeconds: 600 } as const;

/**
 * What the script of the test in a browser sends: which page is about to be opened, and how it ended.
 *
 * @param services what they work with
 * @returns the routes
 */
export function browserTestRoutes(services: Services): Hono<Env> {
  const { database, config, attempts } = services;
  const { db } = database;
  const editors = requireRole(services, 'editor');

  return new Hono<Env>()
    .post('/sites/:id/browser-test/look', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      const { place } = readTestForm(site ?? { docsOrigins: [] }, await c.req.parseBody());
      if (!site || site.isRemoved || !place) return c.json({ result: '' }, 422);
      if (!(await attempts.allow(rule, c.get('person').id))) return c.json({ result: '' }, 429);
      const guard = createGuardedResolve(config.allowedNetworks);
      const look = await lookAtDocs({ docs: docsPageOf(place) }, { resolve: guard.resolve });
      const found = look.kind === 'script' ? look.console : '';
      // Where no page came, only the browser may reach it: it decides.
      const result: BrowserResultName | '' =
        look.kind === 'no-script'
          ? 'no-script'
          : look.kind === 'no-page' || found === settingsUrlOf(config, site.id)
            ? ''
            : found === ''
              ? 'no-console'
              : 'other-console';
      return c.json({ result, found });
    })
    .post('/sites/:id/browser-test', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      const body = await c.req.parseBody();
      const outcome = outcomes.find((each) => each === body['outcome']);
      const docsOrigin = site?.docsOrigins.find((each) => each === body['origin']);
      if (!site || site.isRemoved || outcome === undefined || docsOrigin === undefined)
        return c.body(null, 422);
      const { name: personName } = c.get('person');
      await keepBrowserTest(db, site.id, { outcome, docsOrigin, personName });
      return c.body(null, 204);
    });
}
