import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Env, Services } from '../web/context.ts';

/**
 * What the docs read: public, with no cookies in it or for it, and only from memory.
 *
 * @param services what they work with
 * @returns the routes
 */
export function settingsRoutes({ publication }: Services): Hono<Env> {
  return new Hono<Env>()
    .use('/v1/sites/:id/settings.json', cors({ origin: '*', allowMethods: ['GET', 'HEAD'] }))
    .get('/v1/sites/:id/settings.json', (c) => {
      c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      c.header('X-Content-Type-Options', 'nosniff');
      const settings = publication.find(c.req.param('id'));
      if (!settings) {
        c.header('Cache-Control', 'public, max-age=10');
        return c.json({ error: 'no-such-site' }, 404);
      }
      // A CDN asks once a minute, and goes on with what it has while the console is away (RFC 5861).
      c.header(
        'Cache-Control',
        'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
      );
      c.header('ETag', settings.etag);
      if (isKnown(c.req.header('if-none-match'), settings.etag)) return c.body(null, 304);
      c.header('Content-Type', 'application/json');
      return c.body(settings.body);
    });
}

/** RFC 9110 §13.1.2, weak comparison: proxies that compress mark the tag as weak. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (
    ifNoneMatch === '*' ||
    (ifNoneMatch ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
  );
}
