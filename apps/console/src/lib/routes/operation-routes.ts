import { Hono } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isUp } from '../database/database.ts';
import { assets } from '../web/assets.ts';
import type { Env, Services } from '../web/context.ts';

/**
 * For the people who run the console.
 *
 * @param services what they work with
 * @param isStopping whether it is about to end
 * @returns the routes
 */
export function operationRoutes(services: Services, isStopping: () => boolean): Hono<Env> {
  const { config, database, metrics } = services;
  const routes = new Hono<Env>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      // Ready without a database too: every console would be taken out at once, and the settings that they still
      // have in memory with them.
      const isReady = !isStopping();
      const state = (await isUp(database.db)) ? 'up' : 'away';
      return c.json({ ready: isReady, database: state }, isReady ? 200 : 503);
    })
    .get('/metrics', async (c) => {
      if (config.metricsToken === undefined) return c.notFound();
      if (!isSame(c.req.header('authorization') ?? '', `Bearer ${config.metricsToken}`))
        return c.text('Expected "Authorization: Bearer …" with the metrics token.', 401);
      return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
    });
  for (const { path, type, body } of Object.values(assets))
    routes.get(path, (c) =>
      c.body(body, 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    );
  return routes;
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hash(one), hash(other));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
