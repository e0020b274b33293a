import { Hono } from 'hono';
import { stepNames } from '../setup/checklist.ts';
import { dismissSteps, restoreSteps } from '../setup/setup-of.ts';
import { findSite } from '../sites/sites.ts';
import type { Env, Services } from '../web/context.ts';
import { requireRole } from '../web/guards.ts';
import { noSuchSite } from './no-such-site.ts';

/**
 * The checklist of a new site: its steps follow from data, and can be dismissed and brought back.
 *
 * @param services what they work with
 * @returns the routes
 */
export function setupRoutes(services: Services): Hono<Env> {
  const { db } = services.database;
  const editors = requireRole(services, 'editor');
  return new Hono<Env>()
    .post('/sites/:id/setup/dismiss', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      const { step } = await c.req.parseBody();
      const steps = stepNames.filter((name) => step === 'all' || name === step);
      if (steps.length > 0) await dismissSteps(db, site.id, steps);
      return c.redirect(`/sites/${site.id}`, 303);
    })
    .post('/sites/:id/setup/restore', editors, async (c) => {
      const site = await findSite(db, c.req.param('id'));
      if (!site || site.isRemoved) return noSuchSite(c);
      await restoreSteps(db, site.id);
      return c.redirect(`/sites/${site.id}`, 303);
    });
}
